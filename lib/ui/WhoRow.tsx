import type { ComponentChildren } from "preact";
import type { RosterRow } from "../protocol/roster_row.ts";
import { Avatar } from "./Avatar.tsx";
import { Icon } from "./Icon.tsx";
import { memo } from "./memo.tsx";
import { OperatorMark } from "./OperatorMark.tsx";
import { ROW_HEIGHT } from "./row_window.ts";
import { StatusDot } from "./StatusDot.tsx";
import { statusLabel } from "./status_words.ts";
import type { CameraDesk } from "./video/camera_desk.ts";
import { CameraButton } from "./video/CameraButton.tsx";

/** Somebody in the Who List. The callbacks must not change between drawings. */
export interface WhoRowProps {
  readonly row: RosterRow;
  /** Whether the Tab key stops here; the arrow keys move it. */
  readonly reachable: boolean;
  /** Place in a list of which only a part is drawn, and the length of it; null in a whole one. */
  readonly index: number | null;
  readonly count: number | null;
  readonly desk: CameraDesk;
  readonly onOpen: (personID: string, from: Element) => void;
  readonly onMessage: (personID: string) => void;
}

function DrawWhoRow({ row, reachable, index, count, desk, onOpen, onMessage }: WhoRowProps) {
  const tabIndex = reachable ? 0 : -1;
  return (
    <li
      class="who-row"
      data-person={row.personID}
      style={{ top: index === null ? "" : `${index * ROW_HEIGHT}px` }}
      aria-posinset={index === null ? undefined : index + 1}
      aria-setsize={count ?? undefined}
    >
      <button
        type="button"
        class="who-person"
        tabIndex={tabIndex}
        aria-haspopup="dialog"
        onClick={(event) => onOpen(row.personID, event.currentTarget)}
      >
        <WhoPicture row={row} />
        <WhoName row={row}>{statusLine(row, desk.state.muted.value.has(row.personID))}</WhoName>
      </button>
      <span class="who-actions">
        {row.profileURL !== undefined && (
          <a
            class="icon-button"
            href={row.profileURL}
            target="_blank"
            rel="noopener noreferrer"
            tabIndex={tabIndex}
            title="Profile"
          >
            <Icon name="id-card" />
            <span class="visually-hidden">Profile of {row.username}, in a new tab</span>
          </a>
        )}
        <button
          type="button"
          class="icon-button"
          tabIndex={tabIndex}
          title="Private message"
          onClick={() => onMessage(row.personID)}
        >
          <Icon name="envelope" />
          <span class="visually-hidden">Private message to {row.username}</span>
        </button>
      </span>
      <CameraButton {...{ row, desk, tabIndex }} />
    </li>
  );
}

/** Somebody else's row. */
export const WhoRow = memo(DrawWhoRow);

/** Picture with the status mark on its corner. */
export function WhoPicture({ row }: { readonly row: RosterRow }) {
  return (
    <span class="who-picture">
      <Avatar username={row.username} src={row.avatar} size="small" />
      <StatusDot status={row.status} />
    </span>
  );
}

/** Name with its marks, and a second line when there is something to say. */
export function WhoName({ row, children }: { row: RosterRow; children: ComponentChildren }) {
  return (
    <span class="who-words">
      <span class="who-name">
        <span class="who-username" dir="auto">{row.username}</span>
        {row.op && <OperatorMark />}
      </span>
      {children !== "" && <span class="who-status" dir="auto">{children}</span>}
    </span>
  );
}

/** Nickname and status; nothing for somebody who is simply online. */
function statusLine(row: RosterRow, muted: boolean): string {
  const status = row.status === "online" ? "" : statusLabel(row.status);
  const parts = [muted ? "Muted by you" : "", row.emoji, row.nickname, status];
  return parts.filter((part) => part !== undefined && part !== "").join(" · ");
}

import { type ReadonlySignal, useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { Me } from "../client/chat_state.ts";
import type { RosterRow } from "../protocol/roster_row.ts";
import { listRows, ROW_HEIGHT, WINDOW_FROM } from "./row_window.ts";
import { isRosterOrder, type RosterOrder } from "./sort_roster.ts";
import { StatusSelect } from "./StatusSelect.tsx";
import { useRoving } from "./use_roving.ts";
import { useRowWindow } from "./use_row_window.ts";
import { useShownPeople } from "./use_shown_people.ts";
import { WhoName, WhoPicture, WhoRow } from "./WhoRow.tsx";
import type { CameraDesk } from "./video/camera_desk.ts";
import { OwnCameraButton } from "./video/CameraButton.tsx";
import { WhoTools } from "./WhoTools.tsx";

/** Everyone in the room, and what a row can ask for. */
export interface WhoListProps {
  readonly roster: ReadonlySignal<ReadonlyMap<string, RosterRow>>;
  readonly me: ReadonlySignal<Me | null>;
  readonly desk: CameraDesk;
  readonly onOpen: (personID: string, from: Element) => void;
  readonly onMessage: (personID: string) => void;
  readonly onStatus: (status: string) => void;
}

/** Who is in the room: oneself, operators, then everybody in the chosen order. */
export function WhoList({ roster, me, desk, onOpen, onMessage, onStatus }: WhoListProps) {
  const order = useSignal<RosterOrder>("name");
  const filter = useSignal("");
  const { own, others, long, shown } = useShownPeople({ roster, me, order, filter }).value;
  return (
    <>
      {own !== undefined && <OwnRow row={own} {...{ desk, onStatus, onOpen }} />}
      {others.length > 1 && (
        <WhoTools
          filter={long ? filter : null}
          order={order.value}
          onOrder={(value) => isRosterOrder(value) && (order.value = value)}
        />
      )}
      <People rows={shown} {...{ desk, onOpen, onMessage }} />
      {shown.length === 0 && (
        <p class="pane-empty">
          {others.length === 0 ? "Nobody else is here yet." : "Nobody here has a name like that."}
        </p>
      )}
    </>
  );
}

type PeopleProps = Pick<WhoListProps, "desk" | "onOpen" | "onMessage"> & {
  readonly rows: readonly RosterRow[];
};

/** Of a long list, the rows in view are drawn, and the one where the Tab key stops. */
function People({ rows, ...given }: PeopleProps) {
  const list = useRef<HTMLUListElement>(null);
  const rove = useRoving(list, () => rows.map(({ personID }) => personID));
  const range = useRowWindow(list, rows.length);
  const current = rove.current.value;
  const reachable = Math.max(0, rows.findIndex(({ personID }) => personID === current));
  const isWhole = rows.length < WINDOW_FROM;
  return (
    <ul
      ref={list}
      class={isWhole ? "who-list" : "who-list who-list-long"}
      style={{ height: isWhole ? "" : `${rows.length * ROW_HEIGHT}px` }}
      onFocusIn={rove.onFocusIn}
      onKeyDown={rove.onKeyDown}
    >
      {listRows(range, rows.length === 0 ? -1 : reachable).map((index) => {
        const row = rows[index];
        return row !== undefined && (
          <WhoRow
            key={row.personID}
            reachable={index === reachable}
            index={isWhole ? null : index}
            count={isWhole ? null : rows.length}
            {...{ row, ...given }}
          />
        );
      })}
    </ul>
  );
}

/** What one's own row needs. */
interface OwnRowProps {
  readonly row: RosterRow;
  readonly desk: CameraDesk;
  readonly onStatus: (status: string) => void;
  readonly onOpen: (personID: string, from: Element) => void;
}

function OwnRow({ row, desk, onStatus, onOpen }: OwnRowProps) {
  return (
    <div class="who-row who-own">
      <button
        type="button"
        class="who-person"
        aria-haspopup="dialog"
        onClick={(event) => onOpen(row.personID, event.currentTarget)}
      >
        <WhoPicture row={row} />
        <WhoName row={row}>You</WhoName>
      </button>
      <StatusSelect status={row.status} onStatus={onStatus} />
      <OwnCameraButton {...{ row, desk }} />
    </div>
  );
}

import type { ReadonlySignal, Signal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Me } from "../client/chat_state.ts";
import type { RosterRow } from "../protocol/roster_row.ts";
import { Avatar } from "./Avatar.tsx";
import { CardModeration } from "./CardModeration.tsx";
import { readerTimes } from "./format_time.ts";
import { CardSafety } from "./CardSafety.tsx";
import { Icon } from "./Icon.tsx";
import type { SafetyDesk } from "./safety_desk.ts";
import { StatusDot } from "./StatusDot.tsx";
import { statusLabel } from "./status_words.ts";
import type { CameraDesk } from "./video/camera_desk.ts";
import { CardCamera } from "./video/CardCamera.tsx";

/** Whose card is open, and how far from the top of the window it begins, in CSS pixels. */
export interface OpenCard {
  readonly personID: string;
  readonly top: number;
}

/** What the card needs. Null in `open` is no card. */
export interface ProfileCardProps {
  readonly open: Signal<OpenCard | null>;
  readonly roster: ReadonlySignal<ReadonlyMap<string, RosterRow>>;
  readonly me: ReadonlySignal<Me | null>;
  readonly desk: CameraDesk;
  readonly safety: SafetyDesk;
  readonly onMessage: (personID: string) => void;
  /** Gives an operator's command to the server; false if there is no connection. */
  readonly onCommand: (command: string) => boolean;
}

/** More about one person. A dialog: Escape and a click outside close it, focus goes back. */
export function ProfileCard(props: ProfileCardProps) {
  const { open, roster, me, desk, safety, onMessage, onCommand } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const card = open.value;
  const row = card === null ? undefined : roster.value.get(card.personID);
  useLayoutEffect(() => {
    const box = dialog.current;
    if (box === null || card === null) return;
    if (!box.open) box.showModal();
    const top = Math.max(8, Math.min(card.top, innerHeight - box.offsetHeight - 8));
    box.style.setProperty("--card-top", `${top}px`);
  }, [card, row === undefined]);
  if (card === null || row === undefined) return null;
  const own = row.personID === me.value?.personID;
  const close = () => dialog.current?.close();
  return (
    <dialog
      ref={dialog}
      class="card"
      aria-label={`About ${row.username}`}
      onClose={() => open.value = null}
      onClick={(event) => event.target === dialog.current && close()}
    >
      <div class="card-inside">
        <button
          type="button"
          class="icon-button card-close"
          onClick={close}
        >
          <Icon name="xmark" />
          <span class="visually-hidden">Close</span>
        </button>
        <CardHead row={row} own={own} />
        <CardActions
          row={row}
          onMessage={own ? null : () => {
            close();
            onMessage(row.personID);
          }}
        />
        {!own && <CardCamera row={row} desk={desk} onDone={close} />}
        {!own && <CardSafety row={row} safety={safety} onDone={close} />}
        {!own && me.value?.operator && (
          <CardModeration
            key={row.personID}
            row={row}
            permitExplicit={desk.state.permitExplicit}
            onCommand={onCommand}
            onDone={close}
          />
        )}
      </div>
    </dialog>
  );
}

function CardHead({ row, own }: { readonly row: RosterRow; readonly own: boolean }) {
  return (
    <>
      <Avatar username={row.username} src={row.avatar} size="large" />
      <div>
        <h2 class="card-name" dir="auto">{row.username}</h2>
        {row.nickname !== undefined && <p class="card-nickname" dir="auto">{row.nickname}</p>}
      </div>
      <ul class="card-badges">
        {own && <li class="tag">You</li>}
        {row.op && (
          <li class="tag tag-accent">
            <Icon name="shield-halved" /> Operator
          </li>
        )}
        {row.vip && (
          <li class="tag tag-accent">
            <Icon name="star" /> VIP
          </li>
        )}
        <li class="tag">
          <StatusDot status={row.status} />
          <span aria-hidden="true">{statusLabel(row.status)}</span>
        </li>
        {row.dnd && <li class="tag">Wants no private messages</li>}
      </ul>
      <p class="card-since">
        {row.emoji} Here since {readerTimes.clock(row.loginAt * 1000)}
      </p>
    </>
  );
}

function CardActions({ row, onMessage }: { row: RosterRow; onMessage: (() => void) | null }) {
  if (onMessage === null && row.profileURL === undefined) return null;
  return (
    <div class="card-actions">
      {onMessage !== null && (
        <button type="button" class="button button-primary" onClick={onMessage}>
          <Icon name="envelope" /> Private message
        </button>
      )}
      {row.profileURL !== undefined && (
        <a class="button" href={row.profileURL} target="_blank" rel="noopener noreferrer">
          <Icon name="arrow-up-right-from-square" /> Profile
          <span class="visually-hidden">in a new tab</span>
        </a>
      )}
    </div>
  );
}

import { type ReadonlySignal, useComputed, useSignal } from "@preact/signals";
import type { Me } from "../client/chat_state.ts";
import type { RosterRow } from "../protocol/roster_row.ts";
import { filterRoster, isRosterOrder, type RosterOrder, sortRoster } from "./sort_roster.ts";
import { StatusSelect } from "./StatusSelect.tsx";
import { useRoving } from "./use_roving.ts";
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

/** A shorter list is searched faster by eye. */
const FILTER_FROM = 12;

/** Who is in the room: oneself, operators, then everybody in the chosen order. */
export function WhoList({ roster, me, desk, onOpen, onMessage, onStatus }: WhoListProps) {
  const order = useSignal<RosterOrder>("name");
  const filter = useSignal("");
  const rove = useRoving();
  const ownID = me.value?.personID ?? null;
  const sorted = useComputed(() =>
    sortRoster(roster.value.values(), order.value, me.value?.personID ?? null)
  );
  const own = sorted.value.find((row) => row.personID === ownID);
  const others = sorted.value.filter((row) => row.personID !== ownID);
  const long = others.length > FILTER_FROM;
  const shown = long ? filterRoster(others, filter.value) : others;
  const reachable = shown.some((row) => row.personID === rove.current.value)
    ? rove.current.value
    : shown[0]?.personID;
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
      <ul class="who-list" onFocusIn={rove.onFocusIn} onKeyDown={rove.onKeyDown}>
        {shown.map((row) => (
          <WhoRow
            key={row.personID}
            reachable={row.personID === reachable}
            {...{ row, desk, onOpen, onMessage }}
          />
        ))}
      </ul>
      {shown.length === 0 && (
        <p class="pane-empty">
          {others.length === 0 ? "Nobody else is here yet." : "Nobody here has a name like that."}
        </p>
      )}
    </>
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

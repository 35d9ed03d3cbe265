import type { ReadonlySignal } from "@preact/signals";
import type { Me } from "../../client/chat_state.ts";
import type { RosterRow } from "../../protocol/roster_row.ts";
import type { CameraDesk } from "./camera_desk.ts";

/** What the part of the page needs that is loaded when the first camera is used. */
export interface VideoMeshProps {
  readonly desk: CameraDesk;
  readonly roster: ReadonlySignal<ReadonlyMap<string, RosterRow>>;
  readonly me: ReadonlySignal<Me | null>;
  /** Whether only one pane fits on the screen. */
  readonly phone: boolean;
  /** Opens the card of a person, beside the element that asked for it. */
  readonly onOpenCard: (personID: string, from: Element) => void;
}

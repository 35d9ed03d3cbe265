import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import type { ChatState } from "../../client/chat_state.ts";
import type { VideoActions, VideoState } from "../../client/video_state.ts";
import type { RosterRow } from "../../protocol/roster_row.ts";
import { type CameraMark, decidePress, markCamera } from "./camera_mark.ts";
import type { Box } from "./float_box.ts";

/** Cameras as the client offers them. */
export interface Cameras {
  readonly state: VideoState;
  readonly actions: VideoActions;
}

/** Something to be asked or explained before a camera opens. */
export interface CameraQuestion {
  readonly kind: "ask-explicit" | "explain-mutual" | "explain-vip";
  readonly personID: string;
  readonly username: string;
}

/** What the parts of the page that deal with cameras share: the client's half, and what is open. */
export interface CameraDesk extends Cameras {
  /** `personID`s of those whose camera one has open. */
  readonly watching: ReadonlySignal<ReadonlySet<string>>;
  /** Whether others can watch one's own camera. */
  readonly live: ReadonlySignal<boolean>;
  /** Whether the dialog for going live, or for its settings, is open. */
  readonly settingsShown: Signal<boolean>;
  readonly question: Signal<CameraQuestion | null>;
  /** Beside what the list of viewers is open, in pixels of the window; null while it is closed. */
  readonly viewersAt: Signal<Box | null>;
  /** The browser plays no sound before the next click. */
  readonly soundRefused: Signal<boolean>;
  /** How a row's camera is to be shown; null while it is off. */
  mark(row: RosterRow): CameraMark | null;
  /** Opens a row's camera, closes it, or asks first. */
  press(row: RosterRow): void;
  /** Opens the dialog, with oneself in it. */
  openSettings(): void;
}

/** The desk of a room: the same one until `cameras` or `chat` are others. */
export function useCameraDesk(
  cameras: Cameras,
  chat: Pick<ChatState, "roster" | "me">,
): CameraDesk {
  return useMemo(() => createDesk(cameras, chat), [cameras.state, chat.roster]);
}

function createDesk(cameras: Cameras, { roster, me }: Pick<ChatState, "roster" | "me">) {
  const { state, actions } = cameras;
  const settingsShown = signal(false);
  const question = signal<CameraQuestion | null>(null);
  const watching = computed<ReadonlySet<string>>(() =>
    new Set(state.tiles.value.map((tile) => tile.personID))
  );
  const live = computed(() => state.own.value.phase === "live");
  const ownVip = computed(() => roster.value.get(me.value?.personID ?? "")?.vip === true);
  const mark = ({ video, personID }: RosterRow) =>
    markCamera({
      video,
      watching: watching.value.has(personID),
      ownLive: live.value,
      ownVip: ownVip.value,
    });
  const desk: CameraDesk = {
    ...{ state, actions, watching, live, settingsShown, question, mark },
    viewersAt: signal<Box | null>(null),
    soundRefused: signal(false),
    press(row) {
      const { personID, username } = row;
      const shown = mark(row);
      if (shown === null) return;
      const press = decidePress(shown, state.confirmExplicit.peek());
      if (press === "close") actions.close(personID);
      else if (press === "watch") actions.watch(personID);
      else question.value = { kind: press, personID, username };
    },
    openSettings() {
      settingsShown.value = true;
      if (state.own.peek().phase === "off") actions.preview();
    },
  };
  return desk;
}

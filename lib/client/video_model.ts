import { type Signal, signal } from "@preact/signals";
import type { IceServers } from "../protocol/server_message.ts";
import type { Prefs } from "./prefs.ts";
import type { TileModel } from "./tile_store.ts";
import {
  choicesPref,
  confirmExplicitPref,
  hearHiddenPref,
  rememberChanges,
  watchSoundPref,
} from "./video_prefs.ts";
import type { CameraChoices, Device, OwnCamera, VideoState, Viewer } from "./video_state.ts";

/** What the page knows of cameras, as the client writes it. The UI sees a `VideoState`. */
export interface VideoModel extends Omit<VideoState, "booted" | "muted" | "invited"> {
  readonly own: Signal<OwnCamera>;
  readonly problem: Signal<string | null>;
  readonly choices: Signal<CameraChoices>;
  readonly cameras: Signal<readonly Device[]>;
  readonly microphones: Signal<readonly Device[]>;
  readonly microphoneOff: Signal<boolean>;
  readonly speaking: Signal<boolean>;
  readonly viewers: Signal<readonly Viewer[]>;
  readonly tiles: Signal<readonly TileModel[]>;
  /** How to find a way to other browsers, as the server said last. */
  ice: Pick<IceServers, "iceServers" | "relayOnly">;
}

/** Cameras before any is used; with what this browser remembers, in `local`. */
export function createVideoModel(permitExplicit: boolean, local: Prefs): VideoModel {
  const remembered = local.get(choicesPref);
  return {
    own: signal<OwnCamera>({ phase: "off" }),
    problem: signal<string | null>(null),
    // What was permitted once may not be any more.
    choices: rememberChanges(local, choicesPref, {
      ...remembered,
      explicit: remembered.explicit && permitExplicit,
    }),
    cameras: signal<readonly Device[]>([]),
    microphones: signal<readonly Device[]>([]),
    microphoneOff: signal(false),
    speaking: signal(false),
    viewers: signal<readonly Viewer[]>([]),
    tiles: signal<readonly TileModel[]>([]),
    permitExplicit,
    watchSound: rememberChanges(local, watchSoundPref),
    hearHidden: rememberChanges(local, hearHiddenPref),
    confirmExplicit: rememberChanges(local, confirmExplicitPref),
    ice: { iceServers: [], relayOnly: false },
  };
}

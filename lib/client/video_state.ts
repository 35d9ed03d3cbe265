import type { ReadonlySignal, Signal } from "@preact/signals";
import type { SafeHtml } from "../protocol/safe_html.ts";

/**
 * What the browser knows of cameras, as signals. The client writes it, the UI draws it. Nothing here
 * costs anything before a camera is used: the code behind it is loaded then.
 */

/** How one's own camera stands. */
export type OwnCamera =
  | { readonly phase: "off" }
  /** Waiting for the browser's permission, or for the device. */
  | { readonly phase: "starting" }
  /** One sees oneself, nobody else does yet. */
  | { readonly phase: "preview"; readonly stream: MediaStream }
  | { readonly phase: "live"; readonly stream: MediaStream };

/** A camera or microphone that can be chosen. */
export interface Device {
  readonly id: string;
  /** As the system names it; empty before permission was given. */
  readonly label: string;
}

/** What one chose for going live; remembered. */
export interface CameraChoices {
  /** Device ids; empty for whichever the system prefers. */
  readonly cameraID: string;
  readonly microphoneID: string;
  readonly withVideo: boolean;
  readonly withAudio: boolean;
  /** Marks the picture as explicit; offered only where the operator permits it. */
  readonly explicit: boolean;
  /** Only people who show their camera may watch. */
  readonly mutualRequired: boolean;
  /** Opens the cameras of those who watch. */
  readonly mutualOpen: boolean;
  /** Only VIPs may watch; offered to VIPs. */
  readonly vipOnly: boolean;
}

/** Somebody who watches one's camera. */
export interface Viewer {
  readonly personID: string;
  readonly username: string;
}

/** How far somebody's camera has got on one's screen. */
export type TilePhase =
  | { readonly kind: "opening" }
  | { readonly kind: "playing" }
  /** Connected, but no new picture for some seconds. */
  | { readonly kind: "frozen" }
  /** The path was lost; another is being looked for. */
  | { readonly kind: "reconnecting" }
  /** It could not be opened; `reason` is a sentence for the person. */
  | { readonly kind: "failed"; readonly reason: SafeHtml };

/** Somebody's camera on one's screen. */
export interface Tile {
  readonly personID: string;
  readonly username: ReadonlySignal<string>;
  readonly phase: ReadonlySignal<TilePhase>;
  readonly stream: ReadonlySignal<MediaStream | null>;
  /** Whether there is a picture at all; without, it is sound only. */
  readonly hasVideo: ReadonlySignal<boolean>;
  readonly explicit: ReadonlySignal<boolean>;
  /** They have switched their microphone off. */
  readonly microphoneOff: ReadonlySignal<boolean>;
  readonly speaking: ReadonlySignal<boolean>;
  /** 0 to 1. */
  readonly volume: Signal<number>;
  /** Silenced here. */
  readonly muted: Signal<boolean>;
  /** The UI says whether the tile is on the screen of the page; nothing is sent for one that is not. */
  readonly visible: Signal<boolean>;
  /**
   * The UI says whether the tile is shown outside the page, as picture in picture: then it can be
   * seen while the page cannot.
   */
  readonly floating: Signal<boolean>;
}

/** Everything about cameras that the UI draws from. */
export interface VideoState {
  readonly own: ReadonlySignal<OwnCamera>;
  /** Why the camera could not be started, in plain words with what to do. */
  readonly problem: ReadonlySignal<string | null>;
  readonly choices: ReadonlySignal<CameraChoices>;
  readonly cameras: ReadonlySignal<readonly Device[]>;
  readonly microphones: ReadonlySignal<readonly Device[]>;
  /** One's own microphone is off while live. */
  readonly microphoneOff: ReadonlySignal<boolean>;
  /** One is heard speaking. */
  readonly speaking: ReadonlySignal<boolean>;
  readonly viewers: ReadonlySignal<readonly Viewer[]>;
  /** In the order in which they were opened. */
  readonly tiles: ReadonlySignal<readonly Tile[]>;
  /** `personID`s of those whom one has booted, muted or invited. */
  readonly booted: ReadonlySignal<ReadonlySet<string>>;
  readonly muted: ReadonlySignal<ReadonlySet<string>>;
  readonly invited: ReadonlySignal<ReadonlySet<string>>;
  /** Whether explicit pictures are permitted here at all. */
  readonly permitExplicit: boolean;
  /** Settings of this browser, remembered. */
  readonly watchSound: Signal<boolean>;
  /** Cameras that cannot be seen are heard all the same; otherwise nothing of them is sent. */
  readonly hearHidden: Signal<boolean>;
  readonly confirmExplicit: Signal<boolean>;
}

/** What the UI may ask for. Every call is safe in every state; impossible ones do nothing. */
export interface VideoActions {
  /** Starts the chosen devices for oneself alone. */
  preview(): void;
  /** Lets others watch what the preview shows. */
  goLive(): void;
  /** Stops every track and tells everyone. Also leaves the preview. */
  stop(): void;
  /** Changes choices; live devices are switched without a break. */
  choose(change: Partial<CameraChoices>): void;
  /** The other camera of a phone. */
  flip(): void;
  setMicrophoneOff(off: boolean): void;
  /** Opens somebody's camera, or tries again. */
  watch(personID: string): void;
  /** Closes somebody's camera. */
  close(personID: string): void;
  /** They see one's camera as off from now on; or as it is again. */
  boot(personID: string): void;
  unboot(personID: string): void;
  /** One hears and sees nothing of them, and they see nothing of one's camera; or as before. */
  mute(personID: string): void;
  unmute(personID: string): void;
  /** Lets somebody watch who could not. */
  invite(personID: string): void;
}

import type { PeerFactory } from "./peer_factory.ts";

/** What the code behind cameras needs of a browser, as small interfaces, so that tests need none. */

/** The part of `navigator.mediaDevices` that is used. */
export interface MediaSource {
  /** Asks for tracks; rejects with a `DOMException` as `getUserMedia` does. */
  open(constraints: MediaStreamConstraints): Promise<MediaStream>;
  list(): Promise<readonly Pick<MediaDeviceInfo, "kind" | "deviceId" | "label">[]>;
  /** Calls `listener` when devices come or go, until the function returned is called. */
  onChange(listener: () => void): () => void;
}

/** How loud a stream is. */
export interface LevelMeter {
  /** Root mean square of the last samples, from 0 to 1. */
  level(): number;
  close(): void;
}

/** Everything from outside. */
export interface VideoDeps {
  /** Null where browsers give no cameras: on pages that are not encrypted. */
  readonly media: MediaSource | null;
  /** Gets the code for connections to other browsers, when the first is made. */
  loadPeers(): Promise<PeerFactory>;
  /**
   * Calls `listener` when the way to the network may have changed; `isOther` if it certainly has,
   * as from Wi-Fi to mobile. Ends when the function returned is called.
   */
  onNetworkChange(listener: (isOther: boolean) => void): () => void;
  /** Listens to a stream; null while the browser allows the page no sound. */
  openMeter(stream: MediaStream): LevelMeter | null;
  /** A discreet sound, if the browser allows one. */
  playChime(): void;
}

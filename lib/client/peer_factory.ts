import type { IceServers } from "../protocol/server_message.ts";
import type { Candidate, Description } from "../protocol/signal.ts";
import type { PictureLimits } from "./video_policy.ts";

/** A connection between two browsers, as the rest of the client sees one: without WebRTC in it. */

/** How the path between the two ends does. `disconnected` may mend by itself. */
export type PathState = "connecting" | "connected" | "disconnected";

/** What a peer reports. After `closed` it says nothing more. */
export interface PeerListener {
  /** A signal for the other end, to be sent as JSON. */
  described(description: Description): void;
  found(candidate: Candidate): void;
  pathChanged(state: PathState): void;
  /** The other end's picture and sound. */
  streamed(stream: MediaStream): void;
  /** Texts can be sent to the other end now. Ends that are not ours may never be able to. */
  ready(): void;
  received(text: string): void;
  /** `hungUp` if the other end ended it; otherwise it failed. */
  closed(hungUp: boolean): void;
}

/** What is sent to the other end of a peer; a null picture is none. */
export interface SendLimits {
  readonly picture: PictureLimits | null;
  readonly sound: boolean;
}

/** One end of a connection. Every call is safe in every state; after its end they do nothing. */
export interface Peer {
  /** Takes a signal of the other end. One that does not fit now is ignored. */
  describe(description: Description): void;
  addCandidate(candidate: Candidate): void;
  /** Sends these tracks of the stream from now on. */
  setTracks(stream: MediaStream): void;
  limit(limits: SendLimits): void;
  /** Sends a text. False if it cannot be sent now. */
  send(text: string): boolean;
  /** Pictures that were shown since the beginning; null if that is not known. */
  countFrames(): Promise<number | null>;
  /** Ends the connection; the other end notices. `closed` is not called. */
  destroy(): void;
}

/** How to make one. */
export interface PeerOptions extends Pick<IceServers, "iceServers" | "relayOnly"> {
  /** What to send; null for a viewer, who makes the offer and only receives. */
  readonly stream: MediaStream | null;
}

/** Makes peers. */
export interface PeerFactory {
  /** Throws if the browser has no WebRTC. */
  create(options: PeerOptions, listener: PeerListener): Peer;
}

import type { ReadonlySignal } from "@preact/signals";
import type { SafeHtml } from "../protocol/safe_html.ts";
import type { ServerMessage } from "../protocol/server_message.ts";
import type { Me } from "./chat_state.ts";
import type { ClientDeps } from "./client_deps.ts";
import type { OutgoingMessage } from "./outgoing.ts";
import type { NotedPerson, PeopleNotes } from "./people_notes.ts";
import type { RosterStore } from "./roster_store.ts";
import type { TileModel } from "./tile_store.ts";
import type { VideoModel } from "./video_model.ts";
import type { CameraChoices, Viewer } from "./video_state.ts";

/** What the code behind cameras works with. */
export interface VideoParts extends Pick<ClientDeps, "clock" | "page" | "random" | "report"> {
  readonly model: VideoModel;
  readonly notes: PeopleNotes;
  readonly roster: RosterStore;
  readonly me: ReadonlySignal<Me | null>;
  /** Sends a frame; false if there is no connection. */
  transmit(message: OutgoingMessage): boolean;
  isOnline(): boolean;
  /** Tells the person something in the conversation that they look at. */
  tell(text: SafeHtml): void;
}

/** A message about a link between two browsers, or about one's own camera. */
export type LinkMessage = Extract<
  ServerMessage,
  { action: "open" | "ring" | "sdp" | "candidate" | "watch" | "unwatch" | "cut" }
>;

/**
 * The code behind cameras, which is loaded when one is used first. It writes the model; what it is
 * told here comes from the person, from the server and from the connection.
 */
export interface VideoEngine {
  preview(): void;
  goLive(): void;
  stop(): void;
  /** The choices have changed from `before`. */
  choicesChanged(before: CameraChoices): void;
  flip(): void;
  setMicrophoneOff(off: boolean): void;
  /** Opens the camera that a tile is for, or tries again. */
  watch(tile: TileModel): void;
  /** A tile was taken away. */
  unwatch(tile: TileModel): void;
  /** Ends somebody's watching of one's own camera. */
  dropViewer(person: Pick<Viewer, "personID">): void;
  receive(message: LinkMessage): void;
  /** The server does not let a camera be opened. */
  refuse(personID: string, reason: SafeHtml): void;
  /** The connection was lost. */
  wentOffline(): void;
  /** There is a new session, which knows of no link and no camera. */
  cameBack(): void;
  /** The session goes on, with all links and cameras. */
  resumed(): void;
  /** Turns one's camera off and closes everyone else's, without a word to the server. */
  reset(): void;
  /** `reset`, and lets go of the browser. */
  dispose(): void;
}

/** Makes the code behind cameras ready. */
export type CreateVideoEngine = (parts: VideoParts) => VideoEngine;

/** A person as messages name them. */
export function personOf({ personID, username }: NotedPerson): NotedPerson {
  return { personID, username };
}

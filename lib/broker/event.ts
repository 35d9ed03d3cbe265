import type { ClientMessage, FrameProblem } from "../protocol/client_message.ts";
import type { Result } from "../protocol/result.ts";
import type { ReadSettings } from "./effect.ts";
import type { Identity } from "./person.ts";
import type { RoomConfig } from "./room.ts";
import type { SessionID } from "./session.ts";

interface EventBase {
  /** Unix time in milliseconds at which the host saw it happen. */
  readonly at: number;
}

/** A connection was made. */
export interface SocketOpened extends EventBase {
  readonly type: "SocketOpened";
  readonly session: SessionID;
  readonly address: string;
}

/** A connection ended, for whatever reason. May come twice; the second changes nothing. */
export interface SocketClosed extends EventBase {
  readonly type: "SocketClosed";
  readonly session: SessionID;
  /** Of the close frame; 1006 if there was none. */
  readonly code: number;
}

/** A session goes on over the connection of another one. Answers `Resume`. */
export interface SessionResumed extends EventBase {
  readonly type: "SessionResumed";
  readonly session: SessionID;
  readonly by: SessionID;
}

/** What a session has missed is not known any more. Answers `Resume`. */
export interface ResumeFailed extends EventBase {
  readonly type: "ResumeFailed";
  /** The connection that asked. */
  readonly by: SessionID;
}

/** A frame was read and understood. */
export interface MessageReceived extends EventBase {
  readonly type: "MessageReceived";
  readonly session: SessionID;
  readonly message: ClientMessage;
}

/** A frame could not be taken. */
export interface FrameRefused extends EventBase {
  readonly type: "FrameRefused";
  readonly session: SessionID;
  readonly problem: FrameProblem;
}

/** A login's token or key was checked and is good. */
export interface IdentityResolved extends EventBase {
  readonly type: "IdentityResolved";
  readonly session: SessionID;
  readonly identity: Identity;
}

/** A login may not enter; `reason` is a sentence for the person. */
export interface IdentityRefused extends EventBase {
  readonly type: "IdentityRefused";
  readonly session: SessionID;
  readonly reason: string;
}

/** What has to be done as time goes by, in this order. */
export const TICK_DUTIES = ["exclusions", "logins", "lostSessions", "lists", "pings"] as const;

export type TickDuty = typeof TICK_DUTIES[number];

/** Time went by. Comes every quarter of a second. */
export interface Ticked extends EventBase {
  readonly type: "Ticked";
  /** The one that is to be done: each is a step, so that one which fails does not undo the others. */
  readonly duty: TickDuty;
}

/** Settings as they were read anew. */
export interface NewSettings {
  readonly config: RoomConfig;
  /** What the operator should know: warnings, and what a restart is needed for. Sentences. */
  readonly remarks: readonly string[];
}

/** The settings file was read again, because an operator asked. The error is what is wrong with it. */
export interface SettingsRead extends EventBase {
  readonly type: "SettingsRead";
  readonly asked: ReadSettings;
  readonly settings: Result<NewSettings>;
}

/** The server is about to stop. */
export interface StopRequested extends EventBase {
  readonly type: "StopRequested";
}

/** Everything that can happen to a room. */
export type Event =
  | SocketOpened
  | SocketClosed
  | SessionResumed
  | ResumeFailed
  | MessageReceived
  | FrameRefused
  | IdentityResolved
  | IdentityRefused
  | Ticked
  | SettingsRead
  | StopRequested;

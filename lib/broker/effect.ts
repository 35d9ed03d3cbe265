import type { CloseCode } from "../protocol/close_codes.ts";
import type { Feature } from "../protocol/features.ts";
import type { LoginMessage } from "../protocol/room_message.ts";
import type { ServerMessage } from "../protocol/server_message.ts";
import type { Exclusion } from "./bans.ts";
import type { Count } from "./count.ts";
import type { NoticePlace } from "./notices.ts";
import type { PersonID, SignedIdentity } from "./person.ts";
import type { Report } from "./reports.ts";
import type { SessionID } from "./session.ts";

/** Sends one message to some sessions. It is serialised once, however many they are. */
export interface Send {
  readonly type: "Send";
  readonly to: readonly SessionID[];
  readonly message: ServerMessage;
}

/** Ends a session's connection. The room has already forgotten the session. */
export interface Close {
  readonly type: "Close";
  readonly session: SessionID;
  readonly code: CloseCode;
  /** Goes into the close frame; at most 123 bytes (RFC 6455 §5.5). */
  readonly reason: string;
}

/** Serves a session with these features from now on, which follows its `me`. */
export interface Serve {
  readonly type: "Serve";
  readonly session: SessionID;
  readonly features: ReadonlySet<Feature>;
}

/** Has a session go on over the connection of another; answered by `SessionResumed` or `ResumeFailed`. */
export interface Resume {
  readonly type: "Resume";
  readonly session: SessionID;
  /** Whose connection it is to have. */
  readonly by: SessionID;
  /** How many of its messages have arrived. */
  readonly seen: number;
}

/** A session's client has so many of its messages, which need not be kept. */
export interface Acknowledge {
  readonly type: "Acknowledge";
  readonly session: SessionID;
  readonly seen: number;
}

/** Forgets a session that has no connection any more. */
export interface Forget {
  readonly type: "Forget";
  readonly session: SessionID;
}

/** Finds out who is logging in; answered by `IdentityResolved` or `IdentityRefused`. */
export interface ResolveIdentity {
  readonly type: "ResolveIdentity";
  readonly session: SessionID;
  readonly login: LoginMessage;
}

/** Signs a fresh token for a member and sends it with a `ping`. */
export interface RenewToken {
  readonly type: "RenewToken";
  readonly session: SessionID;
  readonly identity: SignedIdentity;
}

/** Tells a session of ICE servers, with credentials of its own where the relay asks for some. */
export interface GrantIce {
  readonly type: "GrantIce";
  readonly session: SessionID;
  readonly person: PersonID;
}

/** Writes the bans down, so that they hold after a restart. */
export interface SaveBans {
  readonly type: "SaveBans";
  /** All of them. */
  readonly bans: readonly Exclusion[];
}

/** Reads the settings file again; answered by `SettingsRead`. */
export interface ReadSettings {
  readonly type: "ReadSettings";
  /** The operator who asked, and where. */
  readonly session: SessionID;
  readonly place: NoticePlace;
}

/** Stops the server as a signal would. */
export interface ShutDown {
  readonly type: "ShutDown";
}

/** Sends a report to the operator's website. */
export interface PostReport {
  readonly type: "PostReport";
  readonly report: Report;
}

/** One line for the operator. Never holds a token or what somebody said. */
export interface Log {
  readonly type: "Log";
  readonly level: "debug" | "info" | "warn";
  readonly text: string;
}

/** What `step` asks the host to do. */
export type Effect =
  | Send
  | Close
  | Serve
  | Resume
  | Acknowledge
  | Forget
  | Count
  | ResolveIdentity
  | RenewToken
  | GrantIce
  | Log
  | SaveBans
  | PostReport
  | ReadSettings
  | ShutDown;

/** A `Send` to one session. */
export function sendTo(session: SessionID, message: ServerMessage): Send {
  return { type: "Send", to: [session], message };
}

/** The `Send` to many, or nothing when nobody is there to hear it. */
export function sendToAll(to: readonly SessionID[], message: ServerMessage): readonly Send[] {
  return to.length === 0 ? [] : [{ type: "Send", to, message }];
}

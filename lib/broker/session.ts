import type { LoginMessage } from "../protocol/room_message.ts";
import type { Feature } from "../protocol/features.ts";
import type { WhoUpdate } from "../protocol/server_message.ts";
import type { Blocklist } from "./blocks.ts";
import type { PaceState } from "./pace.ts";
import type { Person } from "./person.ts";

/** Names a connection. Given out by the host, never used twice in one process. */
export type SessionID = number;

/**
 * What a failed step does not set back, no more than the contents of `pace`: a frame that makes the
 * server fail has cost its sender something, or it could be sent again and again for nothing.
 */
export const OUTSIDE_STEPS = ["strikes"] as const;

interface SessionBase {
  readonly id: SessionID;
  /** IP address of the client, as far as the operator's settings let it be known. */
  address: string;
  /** Frames refused so far; see `MAX_STRIKES`. */
  strikes: number;
  /** How much more it may send for now. */
  readonly pace: PaceState;
}

/** Connected, but not in the room yet. May do nothing but log in, before `deadline`. */
export interface Joining extends SessionBase {
  readonly state: "joining";
  /** Unix time in milliseconds after which the session is closed. */
  readonly deadline: number;
  /** The login whose token is being checked right now. */
  pending: LoginMessage | null;
  /** Whom the person who logs in has blocked, said before they come in. */
  blocklist: Blocklist;
}

/** In the room as `person`, be it with a connection or waiting for its client to come back. */
export interface Online extends SessionBase {
  readonly state: "online";
  readonly person: Person;
  readonly features: ReadonlySet<Feature>;
  /** The secret by which it can be taken up again; null if it ends with its connection. */
  readonly resumeKey: string | null;
  /** Unix time in milliseconds at which its connection was lost; null while it has one. */
  lostAt: number | null;
  /** The Who List as this session was last told it, if it gets whole lists. */
  lastList: WhoUpdate | null;
}

/** A connection's life in the room. One that has ended is in no map and takes part in nothing. */
export type Session = Joining | Online;

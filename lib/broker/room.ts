import type { ChannelInfo } from "../protocol/channel.ts";
import { foldUsername } from "../protocol/username.ts";
import type { SafeHtml } from "../protocol/safe_html.ts";
import { createLinkBook, type LinkBook, type LinkID } from "./links.ts";
import type { Person, PersonID } from "./person.ts";
import type { Session, SessionID } from "./session.ts";

/** A public channel with what ChatServer says in it to those who enter. */
export interface RoomChannel extends ChannelInfo {
  readonly welcome: readonly SafeHtml[];
}

/** What the operator decided. */
export interface RoomConfig {
  /** In the operator's order; the first is where people start. */
  readonly channels: readonly RoomChannel[];
  /** Milliseconds that a connection may take to log in. */
  readonly loginMs: number;
  /** Longest message, in characters (code points). */
  readonly messageCharacters: number;
  /** Whether cameras may be marked as explicit. */
  readonly permitExplicit: boolean;
  /** Most people who may watch one camera at once. */
  readonly maxViewers: number;
  /**
   * Makes the id of a link, which no other ever had. Ids that count would show to somebody who sees
   * no camera how often one is opened.
   */
  readonly newLinkID: () => LinkID;
  /** Milliseconds after which ICE servers are told again, as their credentials run out. */
  readonly iceRenewalMs: number;
}

/** Sessions that hear what is said to everyone, by how they want the Who List. */
export interface Audience {
  readonly all: readonly SessionID[];
  readonly delta: readonly SessionID[];
  readonly list: readonly SessionID[];
}

/** The room: one mutable state that only `step` changes. It knows session ids, never sockets. */
export interface Room {
  readonly config: RoomConfig;
  readonly channels: ReadonlyMap<string, RoomChannel>;
  readonly sessions: Map<SessionID, Session>;
  readonly joining: Set<SessionID>;
  readonly people: Map<PersonID, Person>;
  /** By folded name. */
  readonly peopleByName: Map<string, Person>;
  readonly links: LinkBook;
  /** Who has muted a person, by that person. */
  readonly mutedBy: Map<PersonID, Set<PersonID>>;
  nextMessageID: number;
  nextLinkNumber: number;
  /** When the Who List changed first since BareRTC clients were told; null if they are up to date. */
  listChangedAt: number | null;
  nextPingAt: number;
  /** Null after a join or leave, until somebody asks. */
  audience: Audience | null;
}

/** An empty room. */
export function createRoom(config: RoomConfig): Room {
  return {
    config,
    channels: new Map(config.channels.map((channel) => [channel.id, channel])),
    sessions: new Map(),
    joining: new Set(),
    people: new Map(),
    peopleByName: new Map(),
    links: createLinkBook(),
    mutedBy: new Map(),
    nextMessageID: 1,
    nextLinkNumber: 1,
    listChangedAt: null,
    nextPingAt: 0,
    audience: null,
  };
}

/** Who has this name now, in whatever case it is written. */
export function findByName(room: Room, username: string): Person | undefined {
  return room.peopleByName.get(foldUsername(username));
}

import type { ChannelInfo } from "../protocol/channel.ts";
import type { PersonRule } from "../protocol/person_rules.ts";
import { foldUsername } from "../protocol/username.ts";
import type { SafeHtml } from "../protocol/safe_html.ts";
import type { Backlogs } from "./backlog.ts";
import type { Exclusion } from "./bans.ts";
import { createLinkBook, type LinkBook, type LinkID } from "./links.ts";
import type { MessageFilter } from "./filters.ts";
import { Journal } from "./journal.ts";
import { JournalledMap } from "./journalled_map.ts";
import { journalled } from "./journalled_record.ts";
import { JournalledSet } from "./journalled_set.ts";
import type { LinkSpamBook, LinkSpamConfig } from "./link_spam.ts";
import type { Paces } from "./pace.ts";
import type { Person, PersonID } from "./person.ts";
import { createRecentMessages, type RecentMessages } from "./recent_messages.ts";
import { createSaidBook, type SaidBook } from "./said.ts";
import type { Session, SessionID } from "./session.ts";

/** A public channel with what ChatServer says in it to those who enter. */
export interface RoomChannel extends ChannelInfo {
  readonly welcome: readonly SafeHtml[];
  /** How many of the latest messages those get who come in; 0 for none. */
  readonly echoes: number;
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
  /** Most cameras that one person may watch at once. */
  readonly linksPerPerson: number;
  /** How fast one person may send what. */
  readonly paces: Paces;
  /**
   * Makes the id of a link, which no other ever had. Ids that count would show to somebody who sees
   * no camera how often one is opened.
   */
  readonly newLinkID: () => LinkID;
  /** A secret that nobody can guess, for a client that may want its session back. */
  readonly newResumeKey: () => string;
  /** Milliseconds for which a session is kept whose connection was lost; 0 ends it at once. */
  readonly resumeMs: number;
  /** Milliseconds after which ICE servers are told again, as their credentials run out. */
  readonly iceRenewalMs: number;
  readonly moderation: ModerationConfig;
  /**
   * A number for a message that is said at this time (Unix time in milliseconds). It rises with time
   * and not with messages: a count would show to somebody who is blocked that others talk.
   */
  readonly newMessageID: (at: number) => number;
  /** What two addresses have in common that are most likely one household's or server's. */
  readonly addressKey: (address: string) => string;
  /** Milliseconds that somebody who was kicked stays out; may be 0. */
  readonly kickMs: number;
}

/** What the operator decided about what people say, link and watch. */
export interface ModerationConfig {
  /** Whether blocks of operators hold; read once, at the start. */
  readonly blockableOperators: boolean;
  /** Rules of the settings, by folded name. */
  readonly rules: ReadonlyMap<string, ReadonlySet<PersonRule>>;
  /** What somebody is told whom a rule stops. */
  readonly ruleErrors: Readonly<Record<"redcam" | "nobroadcast" | "novideo", SafeHtml>>;
  readonly filters: readonly MessageFilter[];
  /** Whether any phrase of any filter may fit a text: most messages need no closer look. */
  readonly mayHit: (text: string) => boolean;
  /** Null if links in direct messages are not counted. */
  readonly linkSpam: LinkSpamConfig | null;
  /** Whether reports go to the operator's website too. */
  readonly postsReports: boolean;
}

/** Sessions that hear what is said to everyone, by how they want the Who List. */
export interface Audience {
  readonly all: readonly SessionID[];
  readonly delta: readonly SessionID[];
  readonly list: readonly SessionID[];
  /** Everyone of `all`. */
  readonly people: ReadonlySet<PersonID>;
}

/** The room: one mutable state that only `step` changes. It knows session ids, never sockets. */
export interface Room {
  /** Takes back what a step that fails has written here, or in anything that is reached from here. */
  readonly journal: Journal;
  /** Changed as a whole, when an operator has the settings read again. */
  config: RoomConfig;
  channels: ReadonlyMap<string, RoomChannel>;
  readonly sessions: Map<SessionID, Session>;
  readonly joining: Set<SessionID>;
  /** Sessions of people in the room that have no connection for now. */
  readonly lost: Set<SessionID>;
  /** Sessions that can be taken up again, by their secret. */
  readonly resumable: Map<string, SessionID>;
  readonly people: Map<PersonID, Person>;
  /** By folded name. */
  readonly peopleByName: Map<string, Person>;
  readonly links: LinkBook;
  /** Who has muted a person, by that person. */
  readonly mutedBy: Map<PersonID, Set<PersonID>>;
  /** Who has blocked a person, by that person. */
  readonly blockedBy: Map<PersonID, Set<PersonID>>;
  /** Whether blocks of operators hold. Of the settings at the start: people may not vanish by a later change. */
  readonly blockableOperators: boolean;
  /** The latest messages, for reports. */
  readonly recent: RecentMessages;
  /** The latest messages of the channels, for those who come in. */
  readonly backlogs: Backlogs;
  /** What was said under which ids, so that nothing is said twice. */
  readonly said: SaidBook;
  /** What links people have sent in direct messages. */
  readonly linkSpam: LinkSpamBook;
  /** Who may not enter for hours; outlives the room. Changed by `setBans` alone. */
  bans: readonly Exclusion[];
  /** Who may not enter for a moment. */
  kicks: readonly Exclusion[];
  /** Members whose tokens do not make them operators here any more. */
  readonly deopped: Set<PersonID>;
  lastMessageID: number;
  nextLinkNumber: number;
  /** When the Who List changed first since BareRTC clients were told; null if they are up to date. */
  listChangedAt: number | null;
  /** BareRTC clients who have not been told yet, those first who have waited longest. */
  readonly listDue: Set<SessionID>;
  nextPingAt: number;
  /** Null after a join or leave, until somebody asks. */
  audience: Audience | null;
}

/** An empty room; `bans` are those that still hold from earlier. */
export function createRoom(config: RoomConfig, bans: readonly Exclusion[] = []): Room {
  const journal = new Journal();
  return journalled<Room>(journal, {
    journal,
    config,
    channels: indexChannels(config),
    sessions: new JournalledMap(journal),
    joining: new JournalledSet(journal),
    lost: new JournalledSet(journal),
    resumable: new JournalledMap(journal),
    people: new JournalledMap(journal),
    peopleByName: new JournalledMap(journal),
    links: createLinkBook(journal),
    mutedBy: new JournalledMap(journal),
    blockedBy: new JournalledMap(journal),
    blockableOperators: config.moderation.blockableOperators,
    recent: createRecentMessages(journal),
    backlogs: new JournalledMap(journal),
    said: createSaidBook(journal),
    linkSpam: new JournalledMap(journal),
    bans,
    kicks: [],
    deopped: new JournalledSet(journal),
    lastMessageID: 0,
    nextLinkNumber: 1,
    listChangedAt: null,
    listDue: new JournalledSet(journal),
    nextPingAt: 0,
    audience: null,
  });
}

/** The channels by id. */
export function indexChannels({ channels }: RoomConfig): ReadonlyMap<string, RoomChannel> {
  return new Map(channels.map((channel) => [channel.id, channel]));
}

/** Who has this name now, in whatever case it is written. */
export function findByName(room: Room, username: string): Person | undefined {
  return room.peopleByName.get(foldUsername(username));
}

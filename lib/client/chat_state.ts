import type { ReadonlySignal, Signal } from "@preact/signals";
import type { RosterRow } from "../protocol/roster_row.ts";
import type { SafeHtml } from "../protocol/safe_html.ts";
import type { ReportFrame } from "./outgoing.ts";
import type { NotedPerson } from "./people_notes.ts";

/**
 * What the browser knows, as signals. The client writes it, the UI draws it; nothing here talks to
 * a socket or to the page. All times are Unix time in milliseconds.
 */

/** `channel:<id>` or `thread:<personID>`. */
export type ConversationKey = `channel:${string}` | `thread:${string}`;

/** What a time without a connection means so far. */
export interface Gap {
  /** The connection was lost a moment ago, and may be back before anybody need know. */
  readonly brief: boolean;
  /** Messages are taken: they go out if the person's stay in the room can be taken up again. */
  readonly holds: boolean;
}

/** How things stand with the server. */
export type Connection =
  /** Not in the room: nobody signed in yet, or the person left. */
  | { readonly phase: "signed-out" }
  | Gap & { readonly phase: "connecting"; readonly attempt: number }
  | { readonly phase: "online" }
  /** The connection was lost; the next attempt is at `retryAt`. */
  | Gap & { readonly phase: "waiting"; readonly attempt: number; readonly retryAt: number }
  /** Closed for good; `reason` is a sentence for the person. */
  | { readonly phase: "closed"; readonly reason: SafeHtml };

/** Who this session is. */
export interface Me {
  readonly username: string;
  readonly personID: string;
  readonly operator: boolean;
}

/** A speaker as they were when they spoke. */
export interface Author {
  readonly username: string;
  readonly nickname?: string;
  readonly avatar?: string;
  readonly operator: boolean;
  readonly personID?: string;
}

/** How far one's own message got. */
export type Delivery =
  | { readonly state: "sent" }
  | { readonly state: "sending" }
  | { readonly state: "failed"; readonly reason: SafeHtml };

/** Something that a person said. `text` is there in one's own: what was typed. */
export interface MessageLine {
  readonly kind: "message";
  readonly key: string;
  readonly at: number;
  readonly author: Author;
  readonly own: boolean;
  readonly html: SafeHtml;
  readonly text?: string;
  /** The server's id of it, by which it can be reported. */
  readonly msgID?: number;
  readonly delivery: Delivery;
}

/** Comings and goings, merged while nothing else is said in between. Names in order, each once. */
export interface PresenceLine {
  readonly kind: "presence";
  readonly key: string;
  readonly at: number;
  readonly joined: readonly string[];
  readonly left: readonly string[];
}

/** ChatServer's voice, or the page's own. */
export interface NoticeLine {
  readonly kind: "notice";
  readonly key: string;
  readonly at: number;
  readonly html: SafeHtml;
  readonly tone: "notice" | "error";
}

/** One line of a conversation; `key` is unique within the page. */
export type ChatLine = MessageLine | PresenceLine | NoticeLine;

/** Consecutive lines, which are drawn and forgotten together. */
export interface LineBlock {
  /** Unique within the conversation; later blocks have higher ones. */
  readonly number: number;
  /** At least one. */
  readonly lines: readonly ChatLine[];
}

/** What is kept of a conversation. Never changed: with each change there is a new one. */
export interface LineLog {
  /** Oldest first. */
  readonly blocks: readonly LineBlock[];
  /** Own messages that the server has not answered yet; they stand below all others. */
  readonly pending: readonly ChatLine[];
  /** Lines in all blocks. */
  readonly settled: number;
  /** Blocks that were ever begun. */
  readonly begun: number;
}

/** A public channel, or a thread with one person. */
export interface Conversation {
  readonly key: ConversationKey;
  readonly kind: "channel" | "thread";
  /** Channel name, or the present name of the other person. */
  readonly title: ReadonlySignal<string>;
  /** Symbol in `/icons.svg`, for channels that have one. */
  readonly icon: string | null;
  /** The other person, for threads. */
  readonly personID: string | null;
  readonly log: ReadonlySignal<LineLog>;
  /** All lines of `log`, made into one list by whoever reads it. */
  readonly lines: ReadonlySignal<readonly ChatLine[]>;
  /** Messages that came while this conversation was not being looked at. */
  readonly unread: ReadonlySignal<number>;
  /** Key of the first line that was unread when the conversation was opened: "new since you left". */
  readonly firstUnread: ReadonlySignal<string | null>;
  /** Unsent text of the composer; survives switching and reconnecting. */
  readonly draft: Signal<string>;
  /** What this person sent here, newest last, for the Up key. */
  readonly sent: ReadonlySignal<readonly string[]>;
  /** False when the other person of a thread has left: it can be read but not written to. */
  readonly writable: ReadonlySignal<boolean>;
}

/** Everything that the UI draws from. */
export interface ChatState {
  readonly connection: ReadonlySignal<Connection>;
  readonly me: ReadonlySignal<Me | null>;
  /** By `personID`. */
  readonly roster: ReadonlySignal<ReadonlyMap<string, RosterRow>>;
  readonly channels: readonly Conversation[];
  /** In order of last use, newest first. */
  readonly threads: ReadonlySignal<readonly Conversation[]>;
  readonly active: ReadonlySignal<Conversation>;
  /** Unread messages over all conversations. */
  readonly totalUnread: ReadonlySignal<number>;
  /** Most lines that are kept of each conversation. */
  readonly scrollback: ReadonlySignal<number>;
  /** Whom this browser blocks, newest last. */
  readonly blocked: ReadonlySignal<readonly NotedPerson[]>;
  /** Refusal of the name or token at signing in; a sentence for the person. */
  readonly signInProblem: ReadonlySignal<SafeHtml | null>;
}

/** What the UI may ask for. Every call is safe in every state; impossible ones do nothing. */
export interface ChatActions {
  /** Enters the room under this name, or as whoever the page's token says. */
  signIn(username: string): void;
  /** Leaves for good; the page shows the sign-in form again. */
  leave(): void;
  /** Tries to connect now rather than at `retryAt`. */
  reconnectNow(): void;
  /** Sends the text to a conversation. False if it could not even be tried: keep the text. */
  send(conversation: Conversation, text: string): boolean;
  /** Gives an operator's command, whose answer is shown where they are. False if it could not be sent. */
  command(text: string): boolean;
  /** Sends a failed message again. */
  resend(conversation: Conversation, line: MessageLine): void;
  /** Takes a failed message out of the conversation and gives its text back to the composer. */
  editFailed(conversation: Conversation, line: MessageLine): void;
  /** Shows a conversation, which marks it as read. */
  show(conversation: Conversation): void;
  /** Shows the thread with a person, opening it if need be. */
  showThread(personID: string): void;
  /** Forgets a thread. */
  closeThread(conversation: Conversation): void;
  /** Makes somebody and this person not be there for each other, on later visits too. */
  block(person: NotedPerson): void;
  /** Takes a block back. */
  unblock(personID: string): void;
  /** Tells the operators of a message or a person. False if it could not be sent. */
  report(report: Omit<ReportFrame, "action">): boolean;
  /** Sets the status that others see. */
  setStatus(status: string): void;
  /** Keeps so many lines of each conversation from now on, and on later visits. */
  setScrollback(lines: number): void;
  /** The UI says whether the newest line is in view; unread counts depend on it. */
  setAtBottom(atBottom: boolean): void;
}

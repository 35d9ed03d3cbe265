import { MAX_RECENT_MESSAGES, MAX_RECENT_TEXT } from "../protocol/limits.ts";
import type { SafeHtml } from "../protocol/safe_html.ts";
import { foldUsername } from "../protocol/username.ts";
import type { Journal } from "./journal.ts";
import { JournalledMap } from "./journalled_map.ts";
import { journalled } from "./journalled_record.ts";
import type { Person, PersonID } from "./person.ts";
import type { Room } from "./room.ts";

/** A message as the server saw it, for reports (BareRTC D32). */
export interface RecentMessage {
  readonly id: number;
  readonly author: Pick<Person, "id" | "username">;
  /** The channel, or `@name` of the recipient. */
  readonly channel: string;
  /** Unix time in milliseconds. */
  readonly at: number;
  /** What was typed. */
  readonly text: string;
  /** What those who heard it got. */
  readonly html: SafeHtml;
  /** Who heard it: some of those who were in the room, by one list that many messages share. */
  readonly present: ReadonlySet<PersonID>;
  readonly unreached: ReadonlySet<PersonID>;
}

/**
 * The latest messages, by their ids. Of two maps the older one is forgotten when the other is full, by
 * number or by text: nothing has to be taken out one by one on the way of every message.
 */
export interface RecentMessages {
  latest: Map<number, RecentMessage>;
  /** UTF-16 code units of all texts in `latest` and their HTML. */
  latestLength: number;
  earlier: ReadonlyMap<number, RecentMessage>;
}

/** None yet. */
export function createRecentMessages(journal: Journal): RecentMessages {
  return journalled<RecentMessages>(journal, {
    latest: new JournalledMap(journal),
    latestLength: 0,
    earlier: new Map(),
  });
}

/** Keeps a message, and forgets the oldest where there are too many. */
export function keepMessage(
  { recent, journal }: Pick<Room, "recent" | "journal">,
  message: RecentMessage,
): void {
  const length = message.text.length + message.html.length;
  const isFull = recent.latest.size >= MAX_RECENT_MESSAGES / 2 ||
    recent.latestLength + length > MAX_RECENT_TEXT / 2;
  if (isFull) {
    recent.earlier = recent.latest;
    recent.latest = new JournalledMap(journal);
    recent.latestLength = 0;
  }
  recent.latest.set(message.id, message);
  recent.latestLength += length;
}

/** All that are kept, oldest first. */
export function listRecent({ earlier, latest }: RecentMessages): readonly RecentMessage[] {
  return [...earlier.values(), ...latest.values()];
}

/** The message of that id, if it is still kept. */
export function recentByID(
  { earlier, latest }: RecentMessages,
  id: number,
): RecentMessage | undefined {
  return latest.get(id) ?? earlier.get(id);
}

/** The message of that id, if this person heard it. */
export function findMessage(
  recent: RecentMessages,
  reader: Person,
  id: number,
): RecentMessage | undefined {
  const message = recentByID(recent, id);
  return message !== undefined && wasHeard(message, reader) ? message : undefined;
}

/** The newest message of that author and text, typed or as HTML, that this person heard. */
export function findMessageByText(
  recent: RecentMessages,
  reader: Person,
  { username, text }: { readonly username: string; readonly text: string },
): RecentMessage | undefined {
  const author = foldUsername(username);
  const sought = text.trim();
  return listRecent(recent).findLast((message) =>
    (message.text.trim() === sought || message.html.trim() === sought) &&
    foldUsername(message.author.username) === author && wasHeard(message, reader)
  );
}

/** When it was said, or at a login. */
function wasHeard(message: RecentMessage, { id, echoed }: Person): boolean {
  return echoed.has(message.id) || (message.present.has(id) && !message.unreached.has(id));
}

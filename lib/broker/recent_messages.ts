import { MAX_RECENT_MESSAGES, MAX_RECENT_TEXT } from "../protocol/limits.ts";
import type { SafeHtml } from "../protocol/safe_html.ts";
import { foldUsername } from "../protocol/username.ts";
import type { Journal } from "./journal.ts";
import { JournalledMap } from "./journalled_map.ts";
import { journalled } from "./journalled_record.ts";
import type { Person, PersonID } from "./person.ts";

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

/** The latest messages, oldest first. Bounded by their number and by their text together. */
export interface RecentMessages {
  readonly byID: Map<number, RecentMessage>;
  /** UTF-16 code units of all texts and their HTML. */
  textLength: number;
}

/** None yet. */
export function createRecentMessages(journal: Journal): RecentMessages {
  return journalled<RecentMessages>(journal, { byID: new JournalledMap(journal), textLength: 0 });
}

/** Keeps a message, and forgets the oldest where there are too many. */
export function keepMessage(recent: RecentMessages, message: RecentMessage): void {
  recent.byID.set(message.id, message);
  recent.textLength += lengthOf(message);
  for (const oldest of recent.byID.values()) {
    const { size } = recent.byID;
    if (size <= MAX_RECENT_MESSAGES && (recent.textLength <= MAX_RECENT_TEXT || size === 1)) break;
    recent.byID.delete(oldest.id);
    recent.textLength -= lengthOf(oldest);
  }
}

/** The message of that id, if this person heard it. */
export function findMessage(
  recent: RecentMessages,
  reader: Person,
  id: number,
): RecentMessage | undefined {
  const message = recent.byID.get(id);
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
  return [...recent.byID.values()].findLast((message) =>
    (message.text.trim() === sought || message.html.trim() === sought) &&
    foldUsername(message.author.username) === author && wasHeard(message, reader)
  );
}

/** When it was said, or at a login. */
function wasHeard(message: RecentMessage, { id, echoed }: Person): boolean {
  return echoed.has(message.id) || (message.present.has(id) && !message.unreached.has(id));
}

function lengthOf({ text, html }: RecentMessage): number {
  return text.length + html.length;
}

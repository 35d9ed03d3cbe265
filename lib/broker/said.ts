import { MAX_SAID_MESSAGES } from "../protocol/limits.ts";
import type { ChatDelivery } from "../protocol/server_message.ts";
import type { Journal } from "./journal.ts";
import { JournalledMap } from "./journalled_map.ts";
import { journalled } from "./journalled_record.ts";
import type { Person } from "./person.ts";
import type { Room } from "./room.ts";

/**
 * What was said lately, by the ids that its senders' clients gave it: what is sent again, because a
 * client does not know whether it arrived, is not said twice. Of those who have left, too, as they may
 * come back to say it.
 */

/** Where a message was said, as its sender knows it, and the server's id of it; or a command that was carried out. */
export type Said = Pick<ChatDelivery, "channel" | "threadID" | "msgID"> | "command";

/**
 * By person and `clientID`. Of two maps the older one is forgotten when the other is full: nothing has
 * to be taken out one by one on the way of every message.
 */
export interface SaidBook {
  latest: Map<string, Said>;
  earlier: ReadonlyMap<string, Said>;
}

/** An empty one. */
export function createSaidBook(journal: Journal): SaidBook {
  return journalled<SaidBook>(journal, { latest: new JournalledMap(journal), earlier: new Map() });
}

/** Notes what was said under an id; what was refused is not noted and can be sent again. */
export function noteSaid(
  { said: book, journal }: Room,
  person: Person,
  clientID: string | undefined,
  said: Said,
): void {
  if (clientID === undefined) return;
  if (book.latest.size >= MAX_SAID_MESSAGES / 2) {
    book.earlier = book.latest;
    book.latest = new JournalledMap(journal);
  }
  book.latest.set(keyOf(person, clientID), said);
}

/** What somebody has said under an id, if that is still known. */
export function findSaid(
  { said: { latest, earlier } }: Room,
  person: Person,
  clientID: string,
): Said | undefined {
  const key = keyOf(person, clientID);
  return latest.get(key) ?? earlier.get(key);
}

/** No `personID` has a space in it. */
function keyOf({ id }: Person, clientID: string): string {
  return `${id} ${clientID}`;
}

import { MAX_LINK_SENDERS, MAX_SENT_LINKS } from "../protocol/limits.ts";
import { JournalledMap } from "./journalled_map.ts";
import { journalled } from "./journalled_record.ts";
import { isOperator, type Person, type PersonID } from "./person.ts";
import type { Room } from "./room.ts";

/** `[DMLinkSpamProtection]` of the settings. */
export interface LinkSpamConfig {
  /** People to whom the same link may be sent within the time limit. */
  readonly maxThreads: number;
  readonly withinMs: number;
  readonly banMs: number;
}

/** What one person has sent, and whether they have been sent out for it. */
interface LinkSender {
  /** By link, oldest first: to whom, and when (Unix time in milliseconds). */
  readonly links: Map<string, Map<PersonID, number>>;
  /** When they were sent out for it; null if never. */
  warnedAt: number | null;
}

/** By sender, kept when they leave, so that coming back is no fresh start. Oldest first. */
export type LinkSpamBook = Map<PersonID, LinkSender>;

/** What follows from a direct message: nothing, or the end of the stay, or of the next ones too. */
export type LinkVerdict = "fine" | "kick" | "ban";

/** Counts the links of a direct message before it is delivered. The same link twice in it counts once. */
export function countLinks(
  room: Room,
  sender: Person,
  recipient: Person,
  text: string,
  at: number,
): LinkVerdict {
  const config = room.config.moderation.linkSpam;
  if (config === null || isOperator(sender)) return "fine";
  const links = findLinks(text);
  if (links.size === 0) return "fine";
  const known = takeSender(room, sender);
  let isSpam = false;
  for (const link of links) {
    const to = known.links.get(link) ??
      new JournalledMap<PersonID, number>(room.journal);
    known.links.delete(link);
    known.links.set(link, to);
    to.delete(recipient.id);
    to.set(recipient.id, at);
    for (const [id, sentAt] of to) if (at - sentAt > config.withinMs) to.delete(id);
    if (to.size > config.maxThreads) isSpam = true;
  }
  dropOldest(known.links, MAX_SENT_LINKS);
  if (!isSpam) return "fine";
  const wasWarned = known.warnedAt !== null && at - known.warnedAt <= config.banMs;
  known.warnedAt = at;
  known.links.clear();
  return wasWarned ? "ban" : "kick";
}

/** What looks like a web address: its host and path, without what makes two of them look different. */
export function findLinks(text: string): ReadonlySet<string> {
  const links = new Set<string>();
  for (const word of text.split(/[\s<>()[\]{}"'`|]+/)) {
    const link = normalizeLink(word.replace(/^[*_~]+/, "").replace(/[.,;:!?*_~]{1,16}$/, ""));
    if (link !== null) links.add(link);
  }
  return links;
}

function normalizeLink(word: string): string | null {
  const address = /^https?:\/\//i.test(word) ? word : `https://${word}`;
  if (!URL.canParse(address)) return null;
  const { hostname, pathname, username } = new URL(address);
  // A word with a dot in it is an address if it ends as one: "e.g" and "1.5" do not.
  if (username !== "" || !/\.(?:[a-z]{2,24}|xn--[a-z0-9-]{1,59})$/.test(hostname)) return null;
  return hostname.replace(/^www\./, "") + pathname.replace(/\/+$/, "");
}

function takeSender(room: Room, { id }: Person): LinkSender {
  const known = room.linkSpam.get(id) ?? journalled<LinkSender>(room.journal, {
    links: new JournalledMap(room.journal),
    warnedAt: null,
  });
  room.linkSpam.delete(id);
  room.linkSpam.set(id, known);
  dropOldest(room.linkSpam, MAX_LINK_SENDERS);
  return known;
}

function dropOldest<K, V>(map: Map<K, V>, most: number): void {
  for (const key of map.keys()) {
    if (map.size <= most) return;
    map.delete(key);
  }
}

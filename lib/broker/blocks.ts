import { MAX_NOTED_PEOPLE } from "../protocol/limits.ts";
import { foldUsername } from "../protocol/username.ts";
import { JournalledSet } from "./journalled_set.ts";
import type { Person, PersonID } from "./person.ts";
import { findByName, type Room } from "./room.ts";

/**
 * Who has blocked whom, noted on both sides as mutes are. A name on a list of blocked names becomes
 * the person who has it, or who comes in under it: from then on the block follows the person.
 */

/** What somebody asked for by names and ids, before or after they came in. */
export interface Blocklist {
  /** Folded. */
  readonly usernames: ReadonlySet<string>;
  readonly personIDs: ReadonlySet<PersonID>;
}

/** An empty one. */
export const NO_BLOCKS: Blocklist = { usernames: new Set(), personIDs: new Set() };

/** One list with what the other adds; the oldest go first when there are too many. */
export function joinBlocklists(
  known: Blocklist,
  { usernames, personIDs }: {
    readonly usernames: readonly string[];
    readonly personIDs: readonly PersonID[];
  },
): Blocklist {
  return {
    usernames: keepNewest([...known.usernames, ...usernames.map(foldUsername)]),
    personIDs: keepNewest([...known.personIDs, ...personIDs]),
  };
}

/** Notes that a person blocks another. Nobody blocks themselves. */
export function noteBlock(room: Room, person: Person, id: PersonID): void {
  if (id === person.id) return;
  person.blocked.add(id);
  const blockers = room.blockedBy.get(id);
  if (blockers === undefined) room.blockedBy.set(id, new JournalledSet(room.journal, [person.id]));
  else blockers.add(person.id);
  for (const oldest of person.blocked) {
    if (person.blocked.size <= MAX_NOTED_PEOPLE) break;
    unnoteBlock(room, person, oldest);
  }
}

/** Notes that a person blocks another no more. */
export function unnoteBlock(room: Room, person: Person, id: PersonID): void {
  person.blocked.delete(id);
  dropBlocker(room, person, id);
}

/** Notes a whole list. Names that nobody has are kept for whoever comes in under them. */
export function noteBlocklist(
  room: Room,
  person: Person,
  { usernames, personIDs }: Blocklist,
): void {
  for (const id of personIDs) noteBlock(room, person, id);
  for (const username of usernames) {
    const holder = findByName(room, username);
    if (holder !== undefined) noteBlock(room, person, holder.id);
  }
  const names = keepNewest([...person.blockedNames, ...usernames]);
  person.blockedNames.clear();
  for (const name of names) person.blockedNames.add(name);
}

/** Applies everyone's lists of names to somebody who comes in. */
export function noteBlocksByName(room: Room, newcomer: Person): void {
  const name = foldUsername(newcomer.username);
  for (const person of room.people.values()) {
    if (person.blockedNames.has(name)) noteBlock(room, person, newcomer.id);
  }
}

/**
 * Forgets the blocks of somebody who leaves. Their client says them again when it comes back. Their own
 * list stays as it is: newcomers may get what they have said, but not those whom they have blocked.
 */
export function forgetBlocks(room: Room, person: Person): void {
  for (const id of person.blocked) dropBlocker(room, person, id);
}

function dropBlocker(room: Room, person: Person, id: PersonID): void {
  const blockers = room.blockedBy.get(id);
  blockers?.delete(person.id);
  if (blockers?.size === 0) room.blockedBy.delete(id);
}

function keepNewest(items: readonly string[]): ReadonlySet<string> {
  return new Set([...new Set(items)].slice(-MAX_NOTED_PEOPLE));
}

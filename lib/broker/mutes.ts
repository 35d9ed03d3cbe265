import { MAX_NOTED_PEOPLE } from "../protocol/limits.ts";
import { JournalledSet } from "./journalled_set.ts";
import type { Person, PersonID } from "./person.ts";
import type { Room } from "./room.ts";

/**
 * Who has muted whom, noted on both sides: with the one who mutes, and in the room by the one who is
 * muted, so that those who do not hear a speaker are found without asking everyone.
 */

/** Notes that a person mutes another. */
export function noteMute(room: Room, person: Person, id: PersonID): void {
  person.muted.add(id);
  const deaf = room.mutedBy.get(id);
  if (deaf === undefined) room.mutedBy.set(id, new JournalledSet(room.journal, [person.id]));
  else deaf.add(person.id);
  for (const oldest of person.muted) {
    if (person.muted.size <= MAX_NOTED_PEOPLE) break;
    unnoteMute(room, person, oldest);
  }
}

/** Notes that a person mutes another no more. */
export function unnoteMute(room: Room, person: Person, id: PersonID): void {
  person.muted.delete(id);
  letHear(room, person, id);
}

/** Forgets the mutes of somebody who leaves. Their client says them again when it comes back. */
export function forgetMutes(room: Room, person: Person): void {
  for (const id of person.muted) letHear(room, person, id);
  person.muted.clear();
}

function letHear(room: Room, person: Person, id: PersonID): void {
  const deaf = room.mutedBy.get(id);
  deaf?.delete(person.id);
  if (deaf?.size === 0) room.mutedBy.delete(id);
}

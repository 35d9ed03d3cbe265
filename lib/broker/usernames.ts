import { foldUsername, numberedUsername } from "../protocol/username.ts";
import type { Person, PersonID } from "./person.ts";
import { findByName, type Room } from "./room.ts";

/**
 * Who owns a name. Every decision that must be unique among all people is made in this file, in one
 * step, so that no two can hold one name however close together they come.
 */

/** The name itself if it is free or already this person's, else `name 2`, `name 3` … */
export function freeUsername(room: Room, wanted: string, personID: PersonID): string {
  if (isFree(room, wanted, personID)) return wanted;
  // Shortening a long name may make "x1" + 2 and "x" + 12 the same candidate, once per digit of the
  // number, so ten times as many candidates as people always hold a free one.
  for (let number = 2; number <= 10 * (room.people.size + 2); number++) {
    const candidate = numberedUsername(wanted, number);
    if (isFree(room, candidate, personID)) return candidate;
  }
  throw new Error("No free name was found among more candidates than people.");
}

/** Gives a person a free name, and takes their former one from them. */
export function claimUsername(room: Room, person: Person, username: string): void {
  releaseUsername(room, person);
  person.username = username;
  room.peopleByName.set(foldUsername(username), person);
}

/** Frees a person's name for others. */
export function releaseUsername(room: Room, person: Person): void {
  if (findByName(room, person.username) === person) {
    room.peopleByName.delete(foldUsername(person.username));
  }
}

function isFree(room: Room, username: string, personID: PersonID): boolean {
  const holder = findByName(room, username);
  return holder === undefined || holder.id === personID;
}

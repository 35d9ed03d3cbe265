import type { PersonReference } from "../protocol/camera_message.ts";
import type { Person } from "./person.ts";
import { findByName, type Room } from "./room.ts";
import { areApart } from "./visibility.ts";

/**
 * Whom a client means: by `personID` where it gives one, else whoever has the name now. Nobody if
 * that person is not there for the one who asks.
 */
export function findPerson(
  room: Room,
  asking: Person,
  reference: PersonReference,
): Person | undefined {
  const person = reference.personID === undefined
    ? findByName(room, reference.username)
    : room.people.get(reference.personID);
  return person === undefined || areApart(room, asking, person) ? undefined : person;
}

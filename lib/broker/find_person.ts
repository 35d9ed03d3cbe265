import type { PersonReference } from "../protocol/camera_message.ts";
import type { Person } from "./person.ts";
import { findByName, type Room } from "./room.ts";

/** Whom a client means: by `personID` where it gives one, else whoever has the name now. */
export function findPerson(room: Room, reference: PersonReference): Person | undefined {
  return reference.personID === undefined
    ? findByName(room, reference.username)
    : room.people.get(reference.personID);
}

import { type Effect, sendTo } from "./effect.ts";
import type { Person } from "./person.ts";
import type { Room } from "./room.ts";
import { announceChange } from "./roster.ts";
import { endBroadcast, endForbiddenLinks } from "./watching.ts";

/** Turns a person's camera off for everyone, and tells their page to stop it. */
export function turnCameraOff(room: Room, person: Person, at: number): readonly Effect[] {
  person.video = 0;
  endBroadcast(room, person);
  return [
    sendTo(person.sessionID, { action: "cut" }),
    ...endForbiddenLinks(room, person),
    ...announceChange(room, person, at),
  ];
}

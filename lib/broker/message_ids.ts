import type { Room } from "./room.ts";

/** The id of the next message: higher than all before, and no sign of how many those were. */
export function takeMessageID(room: Room, at: number): number {
  room.lastMessageID = Math.max(room.lastMessageID + 1, room.config.newMessageID(at));
  return room.lastMessageID;
}

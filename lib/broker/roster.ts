import type { RosterRow } from "../protocol/roster_row.ts";
import { type Presence, PRESENCE_TEXT, type WhoUpdate } from "../protocol/server_message.ts";
import { type Effect, sendToAll } from "./effect.ts";
import { buildRow, type Person, type PersonID } from "./person.ts";
import type { Room } from "./room.ts";
import { audienceOf } from "./visibility.ts";

/**
 * The Who List. Sessions with `roster-delta` get each changed row at once; BareRTC clients know only
 * whole lists and get one per tick, however much has changed.
 */

/** The whole list. */
export function wholeRoster(room: Room): WhoUpdate {
  return { action: "who", whoList: [...room.people.values()].map((person) => person.row) };
}

/** Rebuilds a person's row after a change and tells everyone who is in the room. */
export function announceChange(room: Room, person: Person, at: number): readonly Effect[] {
  person.row = buildRow(person);
  return announceRows(room, [person.row], [], at);
}

/** Tells those in the room of somebody who is about to join them. */
export function announceJoin(room: Room, person: Person, at: number): readonly Effect[] {
  return [
    ...announceRows(room, [person.row], [], at),
    ...announcePresence(room, person.username, "joined"),
  ];
}

/** Tells those in the room of somebody who has just left it. */
export function announceLeave(room: Room, person: Person, at: number): readonly Effect[] {
  return [
    ...announceRows(room, [], [person.id], at),
    ...announcePresence(room, person.username, "left"),
  ];
}

/** The list for BareRTC clients, once per tick and only if it has changed. */
export function flushWholeRoster(room: Room): readonly Effect[] {
  if (room.listChangedAt === null) return [];
  room.listChangedAt = null;
  const { list } = audienceOf(room);
  return list.length === 0 ? [] : sendToAll(list, wholeRoster(room));
}

function announceRows(
  room: Room,
  rows: readonly RosterRow[],
  gone: readonly PersonID[],
  at: number,
): readonly Effect[] {
  room.listChangedAt ??= at;
  return sendToAll(audienceOf(room).delta, { action: "roster", rows, gone });
}

function announcePresence(room: Room, username: string, kind: Presence["kind"]): readonly Effect[] {
  const message: Presence = { action: "presence", username, message: PRESENCE_TEXT[kind], kind };
  return sendToAll(audienceOf(room).all, message);
}

import type { RosterRow } from "../protocol/roster_row.ts";
import { type Presence, PRESENCE_TEXT } from "../protocol/server_message.ts";
import { type Effect, sendToAll } from "./effect.ts";
import { buildRow, type Person } from "./person.ts";
import type { Room } from "./room.ts";
import type { SessionID } from "./session.ts";
import { audienceOf, seenRow, specialViewers } from "./visibility.ts";

/**
 * Changes of the Who List. Sessions with `roster-delta` get each changed row at once; BareRTC
 * clients know only whole lists, which `whole_roster.ts` gathers.
 */

/** Rebuilds a person's row after a change and tells everyone for whom something has changed. */
export function announceChange(room: Room, person: Person, at: number): readonly Effect[] {
  const before = person.row;
  person.row = buildRow(person);
  // Nobody gets an unchanged row: that others get none would show that it had changed for somebody.
  if (!differs(before, person.row) && before.video === person.row.video) return [];
  room.listChangedAt ??= at;
  const special = specialViewers(room, person, [before, person.row]);
  const { delta } = audienceOf(room);
  if (special.size === 0) return sendRow(delta, person.row);
  const specialSessions = new Set([...special].map((viewer) => viewer.sessionID));
  const common = delta.filter((session) => !specialSessions.has(session));
  return [
    ...sendRow(common, person.row),
    ...sendSpecialRows(room, special, person, before),
  ];
}

/** Tells one viewer of a person's row if it is another one for them than it was. */
export function announceTo(
  room: Room,
  viewer: Person,
  person: Person,
  before: RosterRow,
  at: number,
): readonly Effect[] {
  const row = seenRow(viewer, person);
  if (row.video === before.video) return [];
  room.listChangedAt ??= at;
  return takesDeltas(room, viewer.sessionID) ? sendRow([viewer.sessionID], row) : [];
}

/** Tells those in the room of somebody who is about to join them. */
export function announceJoin(room: Room, person: Person, at: number): readonly Effect[] {
  room.listChangedAt ??= at;
  return [
    ...sendRow(audienceOf(room).delta, person.row),
    ...announcePresence(room, person.username, "joined"),
  ];
}

/** Tells those in the room of somebody who has just left it. */
export function announceLeave(room: Room, person: Person, at: number): readonly Effect[] {
  room.listChangedAt ??= at;
  const { delta } = audienceOf(room);
  return [
    ...sendToAll(delta, { action: "roster", rows: [], gone: [person.id] }),
    ...announcePresence(room, person.username, "left"),
  ];
}

/** Viewers who see the same get the same frame, and those for whom nothing changed get none. */
function sendSpecialRows(
  room: Room,
  viewers: Iterable<Person>,
  person: Person,
  before: RosterRow,
): readonly Effect[] {
  const byVideo = new Map<number, SessionID[]>();
  // Rows of one person differ between viewers by their video flags alone.
  const elseChanged = differs(before, person.row);
  for (const viewer of viewers) {
    if (!takesDeltas(room, viewer.sessionID)) continue;
    const { video } = seenRow(viewer, person);
    if (!elseChanged && video === seenRow(viewer, person, before).video) continue;
    const sessions = byVideo.get(video);
    if (sessions === undefined) byVideo.set(video, [viewer.sessionID]);
    else sessions.push(viewer.sessionID);
  }
  return [...byVideo].flatMap(([video, sessions]) => sendRow(sessions, { ...person.row, video }));
}

/** Whether two rows of a person differ in anything but the camera. */
function differs(one: RosterRow, other: RosterRow): boolean {
  return JSON.stringify({ ...one, video: 0 }) !== JSON.stringify({ ...other, video: 0 });
}

function takesDeltas(room: Room, id: SessionID): boolean {
  const session = room.sessions.get(id);
  return session?.state === "online" && session.features.has("roster-delta");
}

function sendRow(to: readonly SessionID[], row: RosterRow): readonly Effect[] {
  return sendToAll(to, { action: "roster", rows: [row], gone: [] });
}

function announcePresence(room: Room, username: string, kind: Presence["kind"]): readonly Effect[] {
  const message: Presence = { action: "presence", username, message: PRESENCE_TEXT[kind], kind };
  return sendToAll(audienceOf(room).all, message);
}

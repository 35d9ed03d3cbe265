import type { RosterRow } from "../protocol/roster_row.ts";
import { type Presence, PRESENCE_TEXT } from "../protocol/server_message.ts";
import { type Effect, sendToAll } from "./effect.ts";
import { compareRows } from "./compare_rows.ts";
import { buildRow, type Person } from "./person.ts";
import type { Audience, Room } from "./room.ts";
import type { SessionID } from "./session.ts";
import { apartFrom, areApart, audienceOf, seenRow, specialViewers, without } from "./visibility.ts";

/**
 * Changes of the Who List. Sessions with `roster-delta` get each changed row at once; BareRTC
 * clients know only whole lists, which `whole_roster.ts` gathers.
 */

const NOBODY: ReadonlySet<Person> = new Set();

/**
 * Rebuilds a person's row after a change and tells everyone for whom something has changed, but
 * those in `besides`, who see or lose the person with this change and are told so by `announceSight`.
 */
export function announceChange(
  room: Room,
  person: Person,
  at: number,
  besides: ReadonlySet<Person> = NOBODY,
): readonly Effect[] {
  const before = person.row;
  person.row = buildRow(person);
  // Nobody gets an unchanged row: that others get none would show that it had changed for somebody.
  if (!differs(before, person.row) && before.video === person.row.video) return [];
  room.listChangedAt ??= at;
  const special = specialViewers(room, person, [before, person.row]);
  const delta = without(without(audienceOf(room).delta, apartFrom(room, person)), besides);
  if (special.size === 0) return sendChange(delta, before, person.row);
  const told = new Set(delta);
  return [
    ...sendChange(without(delta, special), before, person.row),
    ...sendSpecialRows([...special].filter((one) => told.has(one.sessionID)), person, before),
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
  if (row.video === before.video || areApart(room, viewer, person)) return [];
  room.listChangedAt ??= at;
  return takesDeltas(room, viewer.sessionID) ? sendChange([viewer.sessionID], before, row) : [];
}

/** Tells those in the room of somebody who is about to join them. */
export function announceJoin(room: Room, person: Person, at: number): readonly Effect[] {
  return sendArrival(room, everyoneBut(room, person), person, person.row, at);
}

/** Tells those in the room of somebody who has just left it. */
export function announceLeave(room: Room, person: Person, at: number): readonly Effect[] {
  return sendDeparture(room, everyoneBut(room, person), person, at);
}

/** Tells one viewer that a person is there, as if they had just come in. */
export function tellHere(
  room: Room,
  viewer: Person,
  person: Person,
  at: number,
): readonly Effect[] {
  return sendArrival(room, pickSession(room, viewer), person, seenRow(viewer, person), at);
}

/** Tells one viewer that a person is not there, as if they had just left. */
export function tellGone(
  room: Room,
  viewer: Person,
  person: Person,
  at: number,
): readonly Effect[] {
  return sendDeparture(room, pickSession(room, viewer), person, at);
}

/** Who is told, by how they want the Who List. */
type Told = Pick<Audience, "delta" | "list">;

/** The audience without those for whom the person is not there. */
function everyoneBut(room: Room, person: Person): Told {
  const { delta, list } = audienceOf(room);
  const apart = apartFrom(room, person);
  return { delta: without(delta, apart), list: without(list, apart) };
}

/** The audience of one: empty if their session is not online yet, as it gets the whole list then. */
function pickSession(room: Room, { sessionID }: Person): Told {
  if (room.sessions.get(sessionID)?.state !== "online") return { delta: [], list: [] };
  const session = [sessionID];
  return takesDeltas(room, sessionID) ? { delta: session, list: [] } : { delta: [], list: session };
}

function sendArrival(
  room: Room,
  { delta, list }: Told,
  person: Person,
  row: RosterRow,
  at: number,
): readonly Effect[] {
  room.listChangedAt ??= at;
  return [
    ...sendToAll(delta, { action: "roster", rows: [row], gone: [], kind: "joined" }),
    ...sendPresence(list, person, "joined"),
  ];
}

function sendDeparture(
  room: Room,
  { delta, list }: Told,
  person: Person,
  at: number,
): readonly Effect[] {
  room.listChangedAt ??= at;
  return [
    ...sendToAll(delta, { action: "roster", rows: [], gone: [person.id], kind: "left" }),
    ...sendPresence(list, person, "left"),
  ];
}

/** Viewers who see the same get the same frame, and those for whom nothing changed get none. */
function sendSpecialRows(
  viewers: Iterable<Person>,
  person: Person,
  before: RosterRow,
): readonly Effect[] {
  const byVideo = new Map<number, SessionID[]>();
  // Rows of one person differ between viewers by their video flags alone.
  const elseChanged = differs(before, person.row);
  for (const viewer of viewers) {
    const { video } = seenRow(viewer, person);
    if (!elseChanged && video === seenRow(viewer, person, before).video) continue;
    const sessions = byVideo.get(video);
    if (sessions === undefined) byVideo.set(video, [viewer.sessionID]);
    else sessions.push(viewer.sessionID);
  }
  return [...byVideo].flatMap(([video, sessions]) => {
    return sendChange(sessions, before, { ...person.row, video });
  });
}

/** Whether two rows of a person differ in anything but the camera. */
function differs(one: RosterRow, other: RosterRow): boolean {
  return JSON.stringify({ ...one, video: 0 }) !== JSON.stringify({ ...other, video: 0 });
}

function takesDeltas(room: Room, id: SessionID): boolean {
  const session = room.sessions.get(id);
  return session?.state === "online" && session.features.has("roster-delta");
}

/**
 * Only what is new, and the flags of the camera always and last: whether those are new differs
 * between viewers, and must not show.
 */
function sendChange(
  to: readonly SessionID[],
  before: RosterRow,
  row: RosterRow,
): readonly Effect[] {
  const { video } = row;
  const changed = [{ ...compareRows({ ...before, video }, row), video }];
  return sendToAll(to, { action: "roster", rows: [], gone: [], changed });
}

function sendPresence(
  to: readonly SessionID[],
  { username }: Person,
  kind: Presence["kind"],
): readonly Effect[] {
  return sendToAll(to, { action: "presence", username, message: PRESENCE_TEXT[kind], kind });
}

import type { RosterRow } from "../protocol/roster_row.ts";
import type { WhoUpdate } from "../protocol/server_message.ts";
import { LISTED_ROWS_PER_TICK, ROWS_PER_PART } from "../protocol/limits.ts";
import { hasFlag, VideoFlag } from "../protocol/video_flags.ts";
import { type Effect, sendTo, sendToAll } from "./effect.ts";
import { isVIP, type Person } from "./person.ts";
import type { Room } from "./room.ts";
import type { Online } from "./session.ts";
import { apartFrom, audienceOf, exceptionalViewers, seenRow, usualRow } from "./visibility.ts";

/**
 * Whole Who Lists: to everyone at login, and to BareRTC clients whenever something has changed for
 * them, once per tick however much it was. A list that is for somebody what it was is not sent, since
 * its coming alone would tell them that a camera which they may not see was turned on.
 */

/** The list for a session that has just come in. */
export function greetWithRoster(room: Room, session: Online): readonly Effect[] {
  if (session.features.has("roster-delta")) return sendInParts(room, session);
  session.lastList = composeOwn(room, session.person);
  return [sendTo(session.id, session.lastList)];
}

/** Deno keeps memory for the longest frame of a connection for as long as that lasts. */
function sendInParts(room: Room, { id, person }: Online): readonly Effect[] {
  const rows = seenRows(room, person);
  const effects: Effect[] = [];
  for (let from = 0; from < rows.length; from += ROWS_PER_PART) {
    const part: WhoUpdate = {
      action: "who",
      whoList: rows.slice(from, from + ROWS_PER_PART),
      ...(from > 0 ? { from } : {}),
      ...(from + ROWS_PER_PART < rows.length ? { more: true } : {}),
    };
    effects.push(sendTo(id, part));
  }
  return effects;
}

/** The lists that are due; in a large room, those of some sessions after the other. */
export function flushWholeRosters(room: Room): readonly Effect[] {
  if (room.listChangedAt !== null) {
    room.listChangedAt = null;
    for (const id of audienceOf(room).list) room.listDue.add(id);
  }
  if (room.listDue.size === 0) return [];
  const lists = composeLists(room);
  const due = new Map<WhoUpdate, number[]>();
  for (const session of takeDue(room)) {
    const update = lists.of(session.person);
    if (session.lastList !== null && isSame(session.lastList, update)) continue;
    session.lastList = update;
    const sessions = due.get(update);
    if (sessions === undefined) due.set(update, [session.id]);
    else sessions.push(session.id);
  }
  return [...due].flatMap(([update, sessions]) => sendToAll(sessions, update));
}

/** As many as there is time for, those first who have waited longest. */
function takeDue(room: Room): readonly Online[] {
  const most = Math.max(1, Math.floor(LISTED_ROWS_PER_TICK / room.people.size));
  const taken = [...room.listDue].slice(0, most);
  for (const id of taken) room.listDue.delete(id);
  return taken.map((id) => room.sessions.get(id)).filter((session) => session?.state === "online");
}

/** Most rows are the very same object, so that few have to be looked at. */
function isSame({ whoList: last }: WhoUpdate, { whoList: update }: WhoUpdate): boolean {
  if (last === update) return true;
  return last.length === update.length &&
    last.every((row, index) => row === update[index] || isAlike(row, update[index]));
}

function isAlike(row: RosterRow, other: RosterRow | undefined): boolean {
  return JSON.stringify(row) === JSON.stringify(other);
}

/** The lists of everyone. Most people share one of two, for VIPs and for others. */
function composeLists(room: Room): { of(viewer: Person): WhoUpdate } {
  const exceptional = exceptionalViewers(room);
  const people = [...room.people.values()];
  const compose = (vip: boolean): WhoUpdate => ({
    action: "who",
    whoList: people.map(({ row }) => withOldFlags(usualRow(row, vip))),
  });
  let forVIPs: WhoUpdate | null = null;
  let forOthers: WhoUpdate | null = null;
  return {
    of(viewer) {
      if (exceptional.has(viewer)) return composeOwn(room, viewer);
      return isVIP(viewer) ? forVIPs ??= compose(true) : forOthers ??= compose(false);
    },
  };
}

function composeOwn(room: Room, viewer: Person): WhoUpdate {
  return { action: "who", whoList: seenRows(room, viewer).map(withOldFlags) };
}

function seenRows(room: Room, viewer: Person): readonly RosterRow[] {
  const apart = apartFrom(room, viewer);
  const people = [...room.people.values()];
  return people.filter((person) => !apart.has(person)).map((person) => seenRow(viewer, person));
}

/** BareRTC of 2023 reads the camera's state from two fields of their own. */
function withOldFlags(row: RosterRow): RosterRow {
  if (!hasFlag(row.video, VideoFlag.Active)) return row;
  const explicit = hasFlag(row.video, VideoFlag.Explicit);
  return { ...row, videoActive: true, ...(explicit ? { nsfw: true } : {}) };
}

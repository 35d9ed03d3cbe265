import type { RosterRow } from "../protocol/roster_row.ts";
import type { WhoUpdate } from "../protocol/server_message.ts";
import { hasFlag, VideoFlag } from "../protocol/video_flags.ts";
import { type Effect, sendTo, sendToAll } from "./effect.ts";
import type { Person } from "./person.ts";
import type { Room } from "./room.ts";
import type { Online } from "./session.ts";
import { apartFrom, audienceOf, seenRow } from "./visibility.ts";

/**
 * Whole Who Lists: to everyone at login, and to BareRTC clients whenever something has changed for
 * them, once per tick however much it was. A list that is for somebody what it was is not sent, since
 * its coming alone would tell them that a camera which they may not see was turned on.
 */

/** The list for a session that has just come in. */
export function greetWithRoster(room: Room, session: Online): Effect {
  if (session.features.has("roster-delta")) {
    return sendTo(session.id, { action: "who", whoList: seenRows(room, session.person) });
  }
  session.lastList = listFor(room, session.person, commonList(room));
  return sendTo(session.id, session.lastList);
}

/** The lists that are due. */
export function flushWholeRosters(room: Room): readonly Effect[] {
  if (room.listChangedAt === null) return [];
  room.listChangedAt = null;
  const { list } = audienceOf(room);
  if (list.length === 0) return [];
  const common = commonList(room);
  // Sessions that had the common list share one object, which is compared with the new one once.
  const compared = new Map<WhoUpdate, boolean>();
  const isSame = (last: WhoUpdate, update: WhoUpdate): boolean => {
    if (update !== common) return JSON.stringify(last) === JSON.stringify(update);
    const known = compared.get(last) ?? JSON.stringify(last) === JSON.stringify(update);
    compared.set(last, known);
    return known;
  };
  const due = new Map<WhoUpdate, number[]>();
  for (const id of list) {
    const session = room.sessions.get(id);
    if (session?.state !== "online") continue;
    const update = listFor(room, session.person, common);
    if (session.lastList !== null && isSame(session.lastList, update)) continue;
    session.lastList = update;
    const sessions = due.get(update);
    if (sessions === undefined) due.set(update, [id]);
    else sessions.push(id);
  }
  return [...due].flatMap(([update, sessions]) => sendToAll(sessions, update));
}

function commonList(room: Room): WhoUpdate {
  return {
    action: "who",
    whoList: [...room.people.values()].map(({ row }) => withOldFlags(row)),
  };
}

/** The common list itself, unless this viewer sees a row otherwise, or somebody not at all. */
function listFor(room: Room, viewer: Person, common: WhoUpdate): WhoUpdate {
  const rows = seenRows(room, viewer);
  const people = [...room.people.values()];
  const isCommon = rows.length === people.length &&
    rows.every((row, index) => row === people[index]?.row);
  return isCommon ? common : { action: "who", whoList: rows.map(withOldFlags) };
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

import type { RosterRow } from "../protocol/roster_row.ts";
import { foldUsername } from "../protocol/username.ts";
import { hasFlag, VideoFlag } from "../protocol/video_flags.ts";
import { isOperator, isVIP, type Person, type PersonID } from "./person.ts";
import type { Audience, Room } from "./room.ts";
import type { SessionID } from "./session.ts";

/**
 * The single place that answers who may see, hear or watch whom. Everything that goes to more than
 * its own sender asks here. A boot or a mute looks to the other side exactly as if the camera were
 * off: the same row, the same errors, at the same times. A block looks to both sides as if the other
 * were not in the room.
 */

const NOBODY: ReadonlySet<Person> = new Set();

/** Whether there is a block between two people, of whichever side. Then neither is there for the other. */
export function areApart(room: Room, one: Person, other: Person): boolean {
  return isBlocked(room, one, other) || isBlocked(room, other, one);
}

/** Everyone in the room for whom a person is not there. */
export function apartFrom(room: Room, person: Person): ReadonlySet<Person> {
  const blockers = room.blockedBy.get(person.id);
  if (person.blocked.size === 0 && blockers === undefined) return NOBODY;
  const apart = new Set<Person>();
  for (const id of [...person.blocked, ...blockers ?? []]) {
    const other = room.people.get(id);
    if (other !== undefined && areApart(room, person, other)) apart.add(other);
  }
  return apart;
}

/** Sessions without those of some people: the same list if there are none. */
export function without(
  sessions: readonly SessionID[],
  people: ReadonlySet<Person>,
): readonly SessionID[] {
  if (people.size === 0) return sessions;
  const left = new Set([...people].map(({ sessionID }) => sessionID));
  return sessions.filter((session) => !left.has(session));
}

/** Operators have to see what they watch over, unless the settings say otherwise. */
function isBlocked(room: Room, blocker: Person, other: Person): boolean {
  return blocker.blocked.has(other.id) && canBeBlocked(room, other);
}

/** The same by name, as those who are not there were never noted themselves. */
function isNameBlocked(room: Room, blocker: Person, other: Person, username: string): boolean {
  return blocker.blockedNames.has(foldUsername(username)) && canBeBlocked(room, other);
}

function canBeBlocked(room: Room, person: Person): boolean {
  return room.blockableOperators || !isOperator(person);
}

/** Everyone who is in the room now. Kept until somebody joins or leaves. */
export function audienceOf(room: Room): Audience {
  return room.audience ??= gatherAudience(room);
}

/** Those in the room who do not hear what a person says in public: they muted them, or are apart. */
export function unreachedBy(room: Room, speaker: Person): ReadonlySet<Person> {
  const apart = apartFrom(room, speaker);
  const deaf = room.mutedBy.get(speaker.id);
  if (deaf === undefined || isUnmutable(speaker)) return apart;
  const unreached = new Set(apart);
  for (const id of deaf) {
    const listener = room.people.get(id);
    if (listener !== undefined) unreached.add(listener);
  }
  return unreached;
}

/** Whether what one person says to another reaches them. */
export function hears(listener: Person, speaker: Person): boolean {
  return !listener.muted.has(speaker.id) || isUnmutable(speaker);
}

/**
 * Whether somebody who comes in may read what a person said before under that name. The author may
 * have left; then what the two had noted of each other still holds.
 */
export function mayReadBack(
  room: Room,
  reader: Person,
  author: Person,
  username: string,
): boolean {
  if (reader.id === author.id) return true;
  const present = room.people.get(author.id) ?? author;
  return hears(reader, present) && !areApart(room, reader, present) &&
    !isNameBlocked(room, reader, present, username) &&
    !isNameBlocked(room, present, reader, reader.username);
}

/**
 * The video flags that one person sees of another; `video` are the flags as they are, or were.
 * No flag at all if the camera is off, or off for them.
 */
export function seenVideo(viewer: Person, person: Person, video: number): number {
  if (viewer.id === person.id || !hasFlag(video, VideoFlag.Active)) return video;
  if (person.booted.has(viewer.id)) return 0;
  if (!hears(person, viewer) || !hears(viewer, person)) return 0;
  if (person.invited.has(viewer.id)) return video | VideoFlag.Invited;
  return hasFlag(video, VideoFlag.OnlyVIP) && !isVIP(viewer) ? 0 : video;
}

/** Whether a camera is on for everyone, those included who are not in the room. */
export function isCameraPublic(room: Room, person: Person): boolean {
  const { id, video, booted, muted, blocked, blockedNames } = person;
  return hasFlag(video, VideoFlag.Active) && !hasFlag(video, VideoFlag.OnlyVIP) &&
    booted.size === 0 && muted.size === 0 && !room.mutedBy.has(id) &&
    blocked.size === 0 && blockedNames.size === 0 && !room.blockedBy.has(id);
}

/** A person's row as somebody sees it: the common one itself wherever nothing differs. */
export function seenRow(viewer: Person, person: Person, row: RosterRow = person.row): RosterRow {
  const video = seenVideo(viewer, person, row.video);
  return video === row.video ? row : { ...row, video };
}

/** A row as everyone sees it who is a VIP, or everyone who is not, but for `exceptionalViewers`. */
export function usualRow(row: RosterRow, vip: boolean): RosterRow {
  return vip || !hasFlag(row.video, VideoFlag.OnlyVIP) ? row : { ...row, video: 0 };
}

/** Those in the room who may see somebody's row otherwise than `usualRow` says, or not at all. */
export function exceptionalViewers(room: Room): ReadonlySet<Person> {
  const exceptional = new Set<Person>();
  const note = (ids: Iterable<PersonID>) => {
    for (const id of ids) {
      const viewer = room.people.get(id);
      if (viewer !== undefined) exceptional.add(viewer);
    }
  };
  for (const person of room.people.values()) {
    if (person.blocked.size > 0) note([person.id, ...person.blocked]);
    if (!hasFlag(person.row.video, VideoFlag.Active)) continue;
    if (hasFlag(person.row.video, VideoFlag.OnlyVIP)) exceptional.add(person);
    for (const noted of [person.booted, person.muted, person.invited]) note(noted);
    note(room.mutedBy.get(person.id) ?? []);
  }
  return exceptional;
}

/**
 * Those in the room who may see another row of this person than the common one. `rows` are the
 * person's rows in question: before a change and after it.
 */
export function specialViewers(
  room: Room,
  person: Person,
  rows: readonly RosterRow[],
): ReadonlySet<Person> {
  if (rows.some(({ video }) => hasFlag(video, VideoFlag.OnlyVIP))) {
    return new Set(room.people.values());
  }
  const ids = [...person.booted, ...person.muted, ...person.invited];
  ids.push(...room.mutedBy.get(person.id) ?? []);
  const special = new Set<Person>();
  for (const id of ids) {
    const viewer = room.people.get(id);
    if (viewer !== undefined && viewer !== person) special.add(viewer);
  }
  return special;
}

/** An operator may ask to be heard and seen by those who have muted them (`/unmute-all`). */
function isUnmutable(person: Person): boolean {
  return person.unmutable && isOperator(person);
}

function gatherAudience(room: Room): Audience {
  const all: SessionID[] = [];
  const delta: SessionID[] = [];
  const list: SessionID[] = [];
  for (const person of room.people.values()) {
    const session = room.sessions.get(person.sessionID);
    if (session?.state !== "online") continue;
    all.push(session.id);
    (session.features.has("roster-delta") ? delta : list).push(session.id);
  }
  return { all, delta, list, people: new Set(room.people.keys()) };
}

import type { RosterRow } from "../protocol/roster_row.ts";
import { hasFlag, VideoFlag } from "../protocol/video_flags.ts";
import { isVIP, type Person } from "./person.ts";
import type { Audience, Room } from "./room.ts";
import type { SessionID } from "./session.ts";

/**
 * The single place that answers who may see, hear or watch whom. Everything that goes to more than
 * its own sender asks here. A boot or a mute looks to the other side exactly as if the camera were
 * off: the same row, the same errors, at the same times.
 */

/** Everyone who is in the room now. Kept until somebody joins or leaves. */
export function audienceOf(room: Room): Audience {
  return room.audience ??= gatherAudience(room);
}

/** Who hears what a person says in public: everyone who has not muted them. */
export function channelAudience(room: Room, speaker: Person): readonly SessionID[] {
  const { all } = audienceOf(room);
  const deaf = room.mutedBy.get(speaker.id);
  if (deaf === undefined) return all;
  const sessions = new Set([...deaf].map((id) => room.people.get(id)?.sessionID));
  return all.filter((session) => !sessions.has(session));
}

/** Whether what one person says to another reaches them. */
export function hears(listener: Person, speaker: Person): boolean {
  return !listener.muted.has(speaker.id);
}

/**
 * The video flags that one person sees of another; `video` are the flags as they are, or were.
 * No flag at all if the camera is off, or off for them.
 */
export function seenVideo(viewer: Person, person: Person, video: number): number {
  if (viewer.id === person.id || !hasFlag(video, VideoFlag.Active)) return video;
  if (person.booted.has(viewer.id) || person.muted.has(viewer.id)) return 0;
  if (viewer.muted.has(person.id)) return 0;
  if (person.invited.has(viewer.id)) return video | VideoFlag.Invited;
  return hasFlag(video, VideoFlag.OnlyVIP) && !isVIP(viewer) ? 0 : video;
}

/** A person's row as somebody sees it: the common one itself wherever nothing differs. */
export function seenRow(viewer: Person, person: Person, row: RosterRow = person.row): RosterRow {
  const video = seenVideo(viewer, person, row.video);
  return video === row.video ? row : { ...row, video };
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
  return { all, delta, list };
}

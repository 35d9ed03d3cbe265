import type { Audience, Room } from "./room.ts";
import type { SessionID } from "./session.ts";

/**
 * The single place that answers who may see or hear whom. Everything that goes to more than its own
 * sender asks here.
 */

/** Everyone who is in the room now. Kept until somebody joins or leaves. */
export function audienceOf(room: Room): Audience {
  return room.audience ??= gatherAudience(room);
}

/** Who hears what is said in a public channel: everyone, as every person has every channel. */
export function channelAudience(room: Room): readonly SessionID[] {
  return audienceOf(room).all;
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

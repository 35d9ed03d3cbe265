import { hasFlag, VideoFlag } from "../protocol/video_flags.ts";
import { isCameraPublic } from "../broker/visibility.ts";
import type { Room } from "../broker/room.ts";

/** The body of `/api/statistics`, with BareRTC's names. */
export interface Statistics {
  readonly UserCount: number;
  readonly Usernames: readonly string[];
  /** Cameras that are on, by BareRTC's colours: blue is ordinary, red is explicit. */
  readonly Cameras: { readonly Blue: number; readonly Red: number };
}

/**
 * Counts who is in the room, as far as everyone may know it (BareRTC D14, D22). Names are told where
 * anybody could walk in and read them. A camera counts if there is nobody for whom it is off: else
 * the number would tell those from whom it is hidden that it is on.
 */
export function statisticsOf(room: Room, showsNames: boolean): Statistics {
  const people = [...room.people.values()];
  const Cameras = { Blue: 0, Red: 0 };
  for (const person of people) {
    if (!isCameraPublic(room, person)) continue;
    Cameras[hasFlag(person.video, VideoFlag.Explicit) ? "Red" : "Blue"]++;
  }
  return {
    UserCount: people.length,
    Usernames: showsNames ? people.map((person) => person.username).sort() : [],
    Cameras,
  };
}

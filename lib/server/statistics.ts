import { hasFlag, VideoFlag } from "../protocol/video_flags.ts";
import type { Room } from "../broker/room.ts";

/** The body of `/api/statistics`, with BareRTC's names. */
export interface Statistics {
  readonly UserCount: number;
  readonly Usernames: readonly string[];
  /** Cameras that are on, by BareRTC's colours: blue is ordinary, red is explicit. */
  readonly Cameras: { readonly Blue: number; readonly Red: number };
}

/** Counts who is in the room. */
export function statisticsOf(room: Room): Statistics {
  const Usernames = [...room.people.values()].map((person) => person.username).sort();
  const Cameras = { Blue: 0, Red: 0 };
  for (const { video } of room.people.values()) {
    if (!hasFlag(video, VideoFlag.Active)) continue;
    Cameras[hasFlag(video, VideoFlag.Explicit) ? "Red" : "Blue"]++;
  }
  return { UserCount: Usernames.length, Usernames, Cameras };
}

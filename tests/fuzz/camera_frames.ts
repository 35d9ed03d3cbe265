import type { Room } from "../../lib/broker/room.ts";
import type { SeededRandom } from "../support/seeded_random.ts";
import { ANSWER, CANDIDATE, OFFER, RENEGOTIATE, TRANSCEIVER } from "../support/signals.ts";
import { NAMES } from "./random_frames.ts";

type Frame = Readonly<Record<string, unknown>>;

/** Sets of flags, of which most are a plain camera. */
const FLAGS = [1, 1, 1, 1, 1, 0, 3, 5, 17, 17, 33, 65, 65, 81, 129, 511, 2, 65_535] as const;

/** What people do with cameras, as often as it keeps many links alive and ends many. */
const ACTIONS = [
  ...["open", "open", "open", "open", "open", "unwatch", "watch"],
  ...["boot", "unboot", "unboot", "mute", "unmute", "unmute", "block", "unblock", "unblock"],
] as const;

/** A well-formed frame about cameras; `secrets` are ids of links that are or were. */
export function randomCameraFrame(
  random: SeededRandom,
  room: Room,
  secrets: readonly string[],
): Frame {
  const person = randomPerson(random, room);
  const secret = random.chance(0.8) && secrets.length > 0
    ? { openSecret: random.pick(secrets) }
    : {};
  const description = random.pick([OFFER, OFFER, ANSWER, ANSWER, RENEGOTIATE, TRANSCEIVER]);
  return random.pick<() => Frame>([
    () => ({ action: "me", video: random.pick(FLAGS) }),
    () => ({ action: "me", video: random.pick(FLAGS) }),
    () => ({ action: "me", videoActive: random.chance(0.7), nsfw: random.chance(0.3) }),
    () => ({ action: random.pick(ACTIONS), ...person }),
    () => ({ action: random.pick(ACTIONS), ...person }),
    () => ({ action: random.pick(ACTIONS), ...person }),
    () => ({ action: "unwatch", ...person, ...secret }),
    () => ({ action: "sdp", ...person, ...secret, description }),
    () => ({ action: "sdp", ...person, ...secret, description }),
    () => ({ action: "candidate", ...person, ...secret, candidate: CANDIDATE }),
    () => ({ action: "video-invite", usernames: [person.username, random.pick(NAMES)] }),
    () => ({
      action: "report",
      ...person,
      ...(random.chance(0.5) ? { msgID: random.below(300) } : { message: "hi" }),
    }),
    () =>
      random.chance(0.7) ? { action: "unblock", ...person } : {
        action: "blocklist",
        usernames: [random.pick(NAMES) || "x"],
        personIDs: [person.personID ?? "guest-1"],
      },
  ])();
}

/** Mostly somebody who is here, by id or by name; else a name that is or is not anybody's. */
function randomPerson(
  random: SeededRandom,
  room: Room,
): { readonly username: string; readonly personID?: string } {
  const people = [...room.people.values()];
  if (people.length === 0 || random.chance(0.1)) return { username: random.pick(NAMES) || "x" };
  const { username, id } = random.pick(people);
  return random.chance(0.5) ? { username, personID: id } : { username };
}

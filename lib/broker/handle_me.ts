import type { MeMessage } from "../protocol/room_message.ts";
import { hasFlag, ownVideoFlags, VideoFlag } from "../protocol/video_flags.ts";
import type { Effect } from "./effect.ts";
import type { Room } from "./room.ts";
import { announceChange } from "./roster.ts";
import { applyVideoRules } from "./rules.ts";
import type { Online } from "./session.ts";
import { endBroadcast, endForbiddenLinks } from "./watching.ts";

/** BareRTC operators may hide. Until that is served, nobody is shown under a false status. */
const HIDDEN = "hidden";

/** Changes what others see of the sender; tells nobody if nothing changed. */
export function handleMe(
  room: Room,
  session: Online,
  message: MeMessage,
  at: number,
): readonly Effect[] {
  const { person } = session;
  const asked = message.status ?? person.status;
  const status = asked === HIDDEN ? "away" : asked;
  const dnd = message.dnd ?? person.dnd;
  const { video, effects } = message.video === undefined
    ? { video: person.video, effects: [] }
    : applyVideoRules(room, person, ownVideoFlags(message.video, room.config.permitExplicit));
  if (status === person.status && dnd === person.dnd && video === person.video) return effects;
  person.status = status;
  person.dnd = dnd;
  person.video = video;
  if (!hasFlag(video, VideoFlag.Active)) endBroadcast(room, person);
  return [...effects, ...endForbiddenLinks(room, person), ...announceChange(room, person, at)];
}

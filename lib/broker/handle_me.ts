import type { MeMessage } from "../protocol/client_message.ts";
import type { Effect } from "./effect.ts";
import type { Room } from "./room.ts";
import { announceChange } from "./roster.ts";
import type { Online } from "./session.ts";

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
  if (status === person.status && dnd === person.dnd) return [];
  person.status = status;
  person.dnd = dnd;
  return announceChange(room, person, at);
}

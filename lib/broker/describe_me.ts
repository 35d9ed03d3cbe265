import type { MeAnswer } from "../protocol/server_message.ts";
import { isOperator, type Person } from "./person.ts";
import type { Room } from "./room.ts";

/** Who a person is, as the client of their session has to know it. */
export function describeMe(room: Room, person: Person): MeAnswer {
  const session = room.sessions.get(person.sessionID);
  return {
    action: "me",
    username: person.username,
    personID: person.id,
    features: session?.state === "online" ? [...session.features] : [],
    ...(isOperator(person) ? { op: true } : {}),
  };
}

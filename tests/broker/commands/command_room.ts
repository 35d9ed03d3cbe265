import type { RoomConfig } from "../../../lib/broker/room.ts";
import { DELTA, RoomDriver } from "../../support/room_driver.ts";
import type { TestSession } from "../../support/test_session.ts";

/** A room with an operator, olga, a member, mia, and a guest, gus. Nothing waits to be taken. */
export function prepareRoom(config: Partial<RoomConfig> = {}) {
  const room = new RoomDriver(config);
  const olga = room.join("olga", { signed: { operator: true }, ...DELTA });
  const mia = room.join("mia", { signed: true, ...DELTA });
  const gus = room.join("gus", { personKey: "g".repeat(16), ...DELTA });
  for (const session of [olga, mia, gus]) session.take();
  room.log.length = 0;
  return { room, olga, mia, gus };
}

/** Gives a command in the lobby and takes what the sender gets: the answer, and what else came. */
export function give(session: TestSession, command: string) {
  session.take();
  // What has been said under one id is not done again.
  const clientID = `c${session.received.length}`;
  const [answer, ...rest] = session.say("lobby", command, { clientID }).take();
  if (answer?.action !== "error") throw new Error(`no answer to ${command}`);
  return { text: answer.message, isRefused: answer.kind !== "notice", answer, rest };
}

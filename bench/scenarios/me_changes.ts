import { Crowd } from "../crowd/crowd.ts";
import { actAtPace } from "../crowd/pacing.ts";
import {
  changeColumns,
  changeFigures,
  changeGoals,
  CHAT_COLUMN,
  measureChat,
  PEOPLE,
} from "./room_changes.ts";
import type { Scenario } from "./scenario.ts";

const CHANGES = { perSecond: 50, seconds: 6 };

/** A prime number, so that everybody has a turn before anybody has another. */
const STRIDE = 7;

const STATUSES = ["away", "online", "busy", "idle"];

/** What the n-th `me` of a person says. */
type Say = (turn: number) => Readonly<Record<string, unknown>>;

/** People whose cameras go on and off. */
export const camera: Scenario = changesOf("camera", (turn) => ({ video: (turn + 1) % 2 }));

/** People whose status changes. */
export const status: Scenario = changesOf(
  "status",
  (turn) => ({ status: STATUSES[turn % STATUSES.length] }),
);

function changesOf(name: string, say: Say): Scenario {
  const events = CHANGES.perSecond * CHANGES.seconds;
  return {
    name,
    about: `${CHANGES.perSecond} ${name} changes a second in a room of ${PEOPLE}`,
    variants: ["plain", "page"],
    rounds: 3,
    sockets: PEOPLE,
    columns: [CHAT_COLUMN, ...changeColumns(name)],
    goals: changeGoals(name),
    async drive(target) {
      const room = await measureChat(await Crowd.gather(target, PEOPLE));
      const change = (number: number) => {
        const turn = Math.floor(number / PEOPLE);
        room.crowd.person(number * STRIDE).send({ action: "me", ...say(turn) });
      };
      let changed = 0;
      const changeAtPace = () => actAtPace(CHANGES, () => change(changed++));
      await room.meter.measure(events, changeAtPace);
      const cost = await room.meter.measure(events, changeAtPace);
      return changeFigures(name, cost, room.chat);
    },
  };
}

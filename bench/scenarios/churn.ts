import type { BenchPerson } from "../crowd/bench_person.ts";
import type { Cost } from "../crowd/costs.ts";
import { Crowd } from "../crowd/crowd.ts";
import { actAtPace } from "../crowd/pacing.ts";
import { quantile } from "../statistics.ts";
import {
  changeColumns,
  changeFigures,
  changeGoals,
  CHAT_COLUMN,
  measureChat,
  type MeasuredRoom,
  PEOPLE,
} from "./room_changes.ts";
import type { Scenario } from "./scenario.ts";

/** People besides the others who go and come. */
const GUESTS = 60;
const PACE = { perSecond: 20, seconds: GUESTS / 20 };
const CYCLES = 3;

/** People who leave a full room and come in again. */
export const churn: Scenario = {
  name: "churn",
  about: `${PACE.perSecond} people a second leave a room of ${PEOPLE}, and come back`,
  variants: ["plain", "page"],
  rounds: 3,
  sockets: PEOPLE + GUESTS,
  columns: [CHAT_COLUMN, ...changeColumns("leave"), ...changeColumns("join")],
  goals: [...changeGoals("leave"), ...changeGoals("join")],
  async drive(target) {
    const crowd = await Crowd.gather(target, PEOPLE);
    const guests = new Crowd(target, PEOPLE);
    await guests.enter(GUESTS);
    const room = await measureChat(crowd);
    const leaves: Cost[] = [];
    const joins: Cost[] = [];
    for (let cycle = 0; cycle <= CYCLES; cycle++) {
      leaves.push(await measureEach(room, guests, (guest) => guest.leave()));
      joins.push(await measureEach(room, guests, (guest) => guest.enter()));
    }
    // The first time was the warm-up.
    return {
      ...changeFigures("leave", medianCost(leaves.slice(1)), room.chat),
      ...changeFigures("join", medianCost(joins.slice(1)), room.chat),
    };
  },
};

function measureEach(
  { meter }: MeasuredRoom,
  guests: Crowd,
  act: (guest: BenchPerson) => Promise<void>,
): Promise<Cost> {
  return meter.measure(GUESTS, async () => {
    const acting: Promise<void>[] = [];
    await actAtPace(PACE, (number) => acting.push(act(guests.person(number))));
    await Promise.all(acting);
  });
}

function medianCost(costs: readonly Cost[]): Cost {
  return {
    cpu: quantile(costs.map(({ cpu }) => cpu), 0.5),
    bytes: quantile(costs.map(({ bytes }) => bytes), 0.5),
  };
}

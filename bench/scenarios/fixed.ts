import { Crowd } from "../crowd/crowd.ts";
import { startMeter } from "../crowd/meter.ts";
import { actAtPace } from "../crowd/pacing.ts";
import { addedP99, CHAT_COLUMNS, chatFigures, overBare } from "./chat_figures.ts";
import { atMost, type Goal, type Scenario } from "./scenario.ts";

/**
 * 4,000 messages, whatever the pace is that is measured: V8 compiles with its best compiler what ran
 * 3,000 times, and would otherwise do that during the measurement. A server is there within minutes.
 */
const WARM_UP = { perSecond: 500, seconds: 8 };
const MEASURED_SECONDS = 10;

/** The most that a page may get its messages later than from the bare loop, in ms (issue 5). */
const MOST_ADDED_MS = 25;

/** Chat at a pace that every server keeps up with, messages 10 ms apart. */
export const fixed: Scenario = paceOf("fixed", { people: 100, perSecond: 100 }, [
  atMost(
    1.25,
    "chat at a fixed rate, BareRTC clients: CPU over the bare loop's",
    overBare("plain"),
  ),
  atMost(1.25, "chat at a fixed rate, our page: CPU over the bare loop's", overBare("page")),
  atMost(
    MOST_ADDED_MS,
    "chat at a fixed rate, our page: p99 above the bare loop's, in ms",
    addedP99,
  ),
]);

/** Messages so close to each other that they gather, in a room that is not at its limit. */
export const busy: Scenario = paceOf("busy", { people: 30, perSecond: 500 }, [
  atMost(
    MOST_ADDED_MS,
    "chat in a busy room, our page: p99 above the bare loop's, in ms",
    addedP99,
  ),
]);

interface Talk {
  readonly people: number;
  /** Messages, of all people together. */
  readonly perSecond: number;
}

function paceOf(name: string, { people, perSecond }: Talk, goals: readonly Goal[]): Scenario {
  return {
    name,
    about: `room of ${people}, ${perSecond} messages/s, ${people * perSecond} deliveries/s`,
    variants: ["bare", "plain", "page"],
    rounds: 5,
    sockets: people,
    columns: CHAT_COLUMNS,
    goals,
    async drive(target) {
      const crowd = await Crowd.gather(target, people);
      await actAtPace(WARM_UP, (number) => crowd.say(number));
      await crowd.settle();
      crowd.tally.clear();
      let expected = 0;
      const stop = startMeter(target.pid);
      await actAtPace(
        { perSecond, seconds: MEASURED_SECONDS },
        (number) => expected += crowd.say(number),
      );
      const spent = stop();
      await crowd.settle();
      return chatFigures(crowd, spent, expected);
    },
  };
}

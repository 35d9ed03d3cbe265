import { Crowd } from "../crowd/crowd.ts";
import { startMeter } from "../crowd/meter.ts";
import { quantile } from "../statistics.ts";
import type { Scenario } from "./scenario.ts";

/** People who are there before, by whom it is counted what a join costs the others. */
const FIRST = 20;

/** Many people who come in at the same moment, as after a restart. */
export const joinSmall: Scenario = stormOf(300);
export const joinFull: Scenario = stormOf(1_000);

function stormOf(count: number): Scenario {
  return {
    name: `join-${count}`,
    about: `${count} people come into a room of ${FIRST} at once`,
    variants: ["bare", "plain", "page"],
    rounds: 3,
    sockets: FIRST + count,
    columns: [
      { key: "seconds", title: "all in, s", digits: 2 },
      { key: "p50", title: "p50 ms", digits: 0 },
      { key: "p99", title: "p99 ms", digits: 0 },
      { key: "cpu", title: "CPU ms/join", digits: 2 },
      { key: "bytes", title: "bytes/join to each", digits: 0 },
      { key: "lost", title: "lost", digits: 0 },
    ],
    goals: [],
    async drive(target) {
      const first = await Crowd.gather(target, FIRST);
      const storm = new Crowd(target, FIRST);
      const people = await storm.add(count);
      const before = first.tally.bytes;
      const stop = startMeter(target.pid);
      const start = performance.now();
      const entered = await Promise.allSettled(people.map(async (person) => {
        await person.enter();
        return performance.now() - start;
      }));
      const { seconds } = stop();
      await first.settle();
      const times = entered.flatMap((each) => each.status === "fulfilled" ? [each.value] : []);
      return {
        seconds,
        p50: quantile(times, 0.5),
        p99: quantile(times, 0.99),
        cpu: 1000 * stop().cpu / count,
        bytes: (first.tally.bytes - before) / count / FIRST,
        lost: people.filter(({ isConnected }) => !isConnected).length,
      };
    },
  };
}

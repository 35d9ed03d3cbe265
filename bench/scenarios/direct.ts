import { CostMeter } from "../crowd/costs.ts";
import { Crowd } from "../crowd/crowd.ts";
import { actAtPace } from "../crowd/pacing.ts";
import { privateTextOf } from "../crowd/texts.ts";
import { atMost, figureOf, type Scenario } from "./scenario.ts";

/** People who write to each other, in pairs. */
const WRITERS = 10;
const FULL_ROOM = 1_000;
const PACE = { perSecond: 800, seconds: 5 };

/** More than this is no longer the noise of measuring. */
const MOST_RATIO = 1.25;

/** Direct messages, alone in the room and in a full one. */
export const direct: Scenario = {
  name: "dm",
  about: `${PACE.perSecond} direct messages a second, in rooms of ${WRITERS} and of ${FULL_ROOM}`,
  variants: ["plain", "page"],
  rounds: 3,
  sockets: FULL_ROOM,
  columns: [
    { key: "smallCpu", title: `room of ${WRITERS}: CPU ms`, digits: 3 },
    { key: "smallP99", title: "p99 ms", digits: 1 },
    { key: "fullCpu", title: `room of ${FULL_ROOM}: CPU ms`, digits: 3 },
    { key: "fullP99", title: "p99 ms", digits: 1 },
    { key: "ratio", title: "full / small", digits: 2 },
  ],
  goals: [
    atMost(
      MOST_RATIO,
      `one direct message: CPU in a room of ${FULL_ROOM} over that in one of ${WRITERS}`,
      (results) => figureOf(results, "page", "ratio"),
    ),
  ],
  async drive(target) {
    const crowd = await Crowd.gather(target, WRITERS);
    await write(crowd);
    const small = await measureWriting(crowd);
    await new Crowd(target, WRITERS).enter(FULL_ROOM - WRITERS);
    await crowd.settle();
    const full = await measureWriting(crowd);
    return {
      smallCpu: small.cpu,
      smallP99: small.p99,
      fullCpu: full.cpu,
      fullP99: full.p99,
      ratio: full.cpu / small.cpu,
    };
  },
};

function write(crowd: Crowd): Promise<void> {
  return actAtPace(PACE, (number) => {
    // Pairs of neighbours that have not muted each other: 2 and 3, 4 and 5, …
    const writer = crowd.person(2 + number % (WRITERS - 2));
    writer.tell(crowd.person(writer.number ^ 1), privateTextOf(number));
  });
}

async function measureWriting(
  crowd: Crowd,
): Promise<{ readonly cpu: number; readonly p99: number }> {
  const meter = await CostMeter.start(crowd);
  crowd.tally.clear();
  const { cpu } = await meter.measure(PACE.perSecond * PACE.seconds, () => write(crowd));
  return { cpu, p99: crowd.tally.latency(0.99) };
}

import { Crowd } from "../crowd/crowd.ts";
import { actAtPace, pause } from "../crowd/pacing.ts";
import { readRss } from "../runner/process_figures.ts";
import { atMost, figureOf, type Scenario } from "./scenario.ts";

const PEOPLE = 30;

/** Long messages, so that the buffers of the kernel are full after some seconds. */
const LENGTH = 3_000;
const WARM_UP = { perSecond: 100, seconds: 8 };
const BEFORE = { perSecond: 100, seconds: 20 };
const DURING = { perSecond: 100, seconds: 40 };

/** Milliseconds between two looks at the memory. */
const LOOK_MS = 200;

/** More than this above the time before, and the others have noticed; in milliseconds. */
const MOST_ADDED_MS = 25;

/** One person who stops reading while the others talk. */
export const slow: Scenario = {
  name: "slow",
  about: `one of ${PEOPLE} stops reading for ${DURING.seconds} s, ${LENGTH} characters to each ` +
    `${DURING.perSecond} times a second`,
  variants: ["bare", "plain", "page"],
  rounds: 1,
  sockets: PEOPLE,
  columns: [
    { key: "before", title: "p99 ms before", digits: 1 },
    { key: "during", title: "during", digits: 1 },
    { key: "worst", title: "slowest", digits: 0 },
    { key: "rssBefore", title: "RSS MB before", digits: 0 },
    { key: "rssMost", title: "most during", digits: 0 },
    { key: "code", title: "close code", digits: 0 },
  ],
  goals: [
    atMost(
      MOST_ADDED_MS,
      "one who stops reading: p99 of the others, during less before, in ms",
      (results) => figureOf(results, "page", "during") - figureOf(results, "page", "before"),
    ),
  ],
  async drive(target) {
    const crowd = await Crowd.gather(target, PEOPLE - 1);
    const other = new Crowd(target, PEOPLE - 1);
    await other.enter(1);
    const reader = other.person(0);
    const text = "a long tale ".repeat(LENGTH / 12);
    const talk = (number: number) => crowd.person(number).say(text);
    await actAtPace(WARM_UP, talk);
    crowd.tally.clear();
    await actAtPace(BEFORE, talk);
    const before = { p99: crowd.tally.latency(0.99), rss: readRss(target.pid) };
    crowd.tally.clear();
    let code = 0;
    reader.onEnd = (ended) => code = ended;
    reader.stall();
    const memory = watchMemory(target.pid);
    await actAtPace(DURING, talk);
    const rssMost = memory();
    reader.unstall();
    await crowd.settle();
    await pause(1_000);
    return {
      before: before.p99,
      during: crowd.tally.latency(0.99),
      worst: crowd.tally.latency(1),
      rssBefore: before.rss / 1e6,
      rssMost: rssMost / 1e6,
      code,
    };
  },
};

/** Looks at the memory of a process, until the function that this gives is called for the most of it. */
function watchMemory(pid: number): () => number {
  let most = 0;
  const timer = setInterval(() => most = Math.max(most, readRss(pid)), LOOK_MS);
  return () => {
    clearInterval(timer);
    return most;
  };
}

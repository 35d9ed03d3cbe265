import { SeededRandom } from "../../tests/support/seeded_random.ts";
import { Crowd } from "../crowd/crowd.ts";
import { startMeter } from "../crowd/meter.ts";
import { Wanderers } from "../crowd/wanderers.ts";
import { readRss } from "../runner/process_figures.ts";
import { quantile } from "../statistics.ts";
import { atMost, figureOf, type Scenario } from "./scenario.ts";

const PEOPLE = 300;
const SEED = 5;

/** Seconds between two looks at the memory, and between two lines about it. */
const LOOK_SECONDS = 5;
const TELL_SECONDS = 30;

/** The first minute fills caches and compiles; what comes after it is compared with the end. */
const FIRST_SECONDS = 60;

/** Looks whose median counts: two minutes of them, as garbage takes about as long to be collected. */
const LOOKS = 24;

/** The most by which memory may have grown (issue 5). */
const MOST_GROWTH = 1.1;

/** Hours of a room in minutes: whether memory stays what it is. */
export const soak: Scenario = {
  name: "soak",
  about: `${PEOPLE} people of mixed behaviour, --minutes N (10)`,
  variants: ["page"],
  rounds: 1,
  sockets: PEOPLE,
  columns: [
    { key: "first", title: "RSS MB after 1 min", digits: 0 },
    { key: "last", title: "at the end", digits: 0 },
    { key: "growth", title: "end / 1 min", digits: 2 },
    { key: "load", title: "CPU %", digits: 1 },
    { key: "chats", title: "deliveries", digits: 0 },
    { key: "p50", title: "p50 ms", digits: 1 },
    { key: "resumed", title: "resumed", digits: 0 },
    { key: "entered", title: "logged in again", digits: 0 },
    { key: "cutByServer", title: "sent away", digits: 0 },
    { key: "failed", title: "failed", digits: 0 },
  ],
  goals: [
    atMost(
      MOST_GROWTH,
      "soak: memory at the end over that after the first minute",
      (results) => figureOf(results, "page", "growth"),
    ),
  ],
  async drive(target, { minutes }) {
    const crowd = await Crowd.gather(target, PEOPLE);
    const wanderers = new Wanderers(crowd, new SeededRandom(SEED));
    const looks = new MemoryLooks(target.pid, wanderers);
    const stop = startMeter(target.pid);
    await wanderers.wander(60 * minutes);
    const { cpu, seconds } = stop();
    const { tally } = crowd;
    return {
      ...looks.end(),
      ...wanderers.counts,
      load: 100 * cpu / seconds,
      chats: tally.chats,
      p50: tally.latency(0.5),
    };
  },
};

/** Looks at the memory of a process now and then. */
class MemoryLooks {
  readonly #looks: number[] = [];
  readonly #timer: ReturnType<typeof setInterval>;

  constructor(pid: number, wanderers: Wanderers) {
    this.#timer = setInterval(() => {
      const rss = readRss(pid) / 1e6;
      const seconds = LOOK_SECONDS * this.#looks.push(rss);
      if (seconds % TELL_SECONDS !== 0) return;
      const minutes = (seconds / 60).toFixed(1).padStart(4);
      console.error(`  ${minutes} min: ${rss.toFixed(0)} MB, ${wanderers.here} people here`);
    }, LOOK_SECONDS * 1000);
  }

  /** Ends it, and says what it was after the first minute and is now, in MB. */
  end(): { readonly first: number; readonly last: number; readonly growth: number } {
    clearInterval(this.#timer);
    const skipped = FIRST_SECONDS / LOOK_SECONDS;
    const first = quantile(this.#looks.slice(skipped, skipped + LOOKS), 0.5);
    const last = quantile(this.#looks.slice(-LOOKS), 0.5);
    return { first, last, growth: last / first };
  }
}

import { Crowd } from "../crowd/crowd.ts";
import { startMeter } from "../crowd/meter.ts";
import { pause } from "../crowd/pacing.ts";
import { readRss } from "../runner/process_figures.ts";
import { atMost, figureOf, type Scenario } from "./scenario.ts";

const SESSIONS = 2_000;

/** People who come and go first, so that code and heap that every server needs are there before. */
const WARM_UP = 50;

/** Longer than the 25 s between two pings to everyone. */
const REST_MS = 30_000;

/** The most that a session may take above the bare loop's, in kB (issue 5). */
const MOST_KB = 40;

/** People who are just there. */
export const idle: Scenario = {
  name: "idle",
  about: `${SESSIONS} people who do nothing for ${REST_MS / 1000} s`,
  variants: ["bare", "page"],
  rounds: 3,
  sockets: SESSIONS,
  columns: [
    { key: "session", title: "kB/session", digits: 1 },
    { key: "before", title: "RSS MB before", digits: 0 },
    { key: "after", title: "RSS MB after", digits: 0 },
    { key: "load", title: "CPU %", digits: 1 },
  ],
  goals: [
    atMost(
      MOST_KB,
      "one idle session: kB of memory above the bare loop's",
      (results) => figureOf(results, "page", "session") - figureOf(results, "bare", "session"),
    ),
  ],
  async drive(target) {
    const first = await Crowd.gather(target, WARM_UP);
    await Promise.all(first.people.map((person) => person.leave()));
    const before = readRss(target.pid);
    const crowd = await Crowd.gather(target, SESSIONS);
    const stop = startMeter(target.pid);
    await pause(REST_MS);
    const { cpu, seconds } = stop();
    const after = readRss(target.pid);
    if (crowd.people.some(({ isConnected }) => !isConnected)) throw new Error("somebody was lost");
    return {
      session: (after - before) / 1000 / SESSIONS,
      before: before / 1e6,
      after: after / 1e6,
      load: 100 * cpu / seconds,
    };
  },
};

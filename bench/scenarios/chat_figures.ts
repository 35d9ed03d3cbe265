import type { Crowd } from "../crowd/crowd.ts";
import type { Spent } from "../crowd/meter.ts";
import { readRss } from "../runner/process_figures.ts";
import { type Column, figureOf, type Figures, type Goal } from "./scenario.ts";

/** What the chat scenarios print. */
export const CHAT_COLUMNS: readonly Column[] = [
  { key: "cpu", title: "CPU s/100k", digits: 2 },
  { key: "p50", title: "p50 ms", digits: 1 },
  { key: "p99", title: "p99 ms", digits: 1 },
  { key: "bytes", title: "bytes/delivery", digits: 0 },
  { key: "perSecond", title: "deliveries/s", digits: 0 },
  { key: "perFrame", title: "per frame", digits: 2 },
  { key: "load", title: "CPU %", digits: 0 },
  { key: "rss", title: "RSS MB", digits: 0 },
  { key: "lost", title: "lost", digits: 0 },
];

/**
 * The figures of a phase in which nothing but chat was going on. `expected` is the number of
 * deliveries that there had to be.
 */
export function chatFigures(crowd: Crowd, spent: Spent, expected: number): Figures {
  const { tally, target } = crowd;
  return {
    cpu: spent.cpu / tally.chats * 100_000,
    p50: tally.latency(0.5),
    p99: tally.latency(0.99),
    bytes: tally.bytes / tally.chats,
    perSecond: tally.chats / spent.seconds,
    perFrame: tally.messages / tally.frames,
    load: 100 * spent.cpu / spent.seconds,
    rss: readRss(target.pid) / 1e6,
    lost: expected - tally.chats,
  };
}

/** CPU per delivery, over the bare loop's. */
export function overBare(name: "plain" | "page"): Goal["measure"] {
  return (results) => figureOf(results, name, "cpu") / figureOf(results, "bare", "cpu");
}

/** Milliseconds by which the slowest hundredth comes later to our page than from the bare loop. */
export const addedP99: Goal["measure"] = (results) =>
  figureOf(results, "page", "p99") - figureOf(results, "bare", "p99");

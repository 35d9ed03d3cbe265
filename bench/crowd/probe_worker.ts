/**
 * Asks the server something tiny again and again, on a thread of its own, so that it notices when
 * the server does not answer whatever the other clients are busy with.
 *
 * @module
 */

import { readRunDelay } from "../runner/process_figures.ts";
import { BenchPerson } from "./bench_person.ts";
import { pause } from "./pacing.ts";
import { actionKey, Tally } from "./tally.ts";
import type { Target } from "./target.ts";

/** Milliseconds between an answer and the next question. */
const ASK_EVERY_MS = 2;

const ERROR = actionKey("error");

/** A person who speaks into a channel that there is not, which the server refuses to them alone. */
class Prober extends BenchPerson {
  onAnswer: () => void = () => {};

  override other(key: number): void {
    super.other(key);
    if (key === ERROR) this.onAnswer();
  }

  /** Milliseconds until the answer. */
  async ask(): Promise<number> {
    const asked = performance.now();
    await new Promise<void>((resolve) => {
      this.onAnswer = resolve;
      this.send({ action: "message", channel: "nowhere", message: "?", clientID: "probe" });
    });
    return performance.now() - asked;
  }
}

let longest = 0;

async function probe(target: Target, number: number): Promise<never> {
  const prober = new Prober(target, number, new Tally());
  await prober.enter();
  self.postMessage("in");
  // What other programs take of the machine is no fault of the server.
  const readDelay = () => readRunDelay(target.pid) + readRunDelay("self");
  for (;;) {
    const before = readDelay();
    const took = await prober.ask();
    longest = Math.max(longest, took - (readDelay() - before));
    await pause(ASK_EVERY_MS);
  }
}

self.addEventListener("message", ({ data }: MessageEvent<Target | "look">) => {
  if (data !== "look") {
    // The server sends its answers one by one to a client that knows no lists.
    const features = data.features?.filter((feature) => feature === "roster-delta") ?? null;
    void probe({ ...data, features }, PROBE_NUMBER);
    return;
  }
  self.postMessage(longest);
  longest = 0;
});

/** Larger than that of anybody in a crowd. */
const PROBE_NUMBER = 9_999;

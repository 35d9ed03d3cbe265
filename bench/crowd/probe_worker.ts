/**
 * Asks the server something tiny again and again, on a thread of its own, so that it notices when
 * the server does not answer whatever the clients are busy with.
 *
 * @module
 */

import { readRunDelay } from "../runner/process_figures.ts";
import { pause } from "./pacing.ts";
import type { Target } from "./target.ts";

/** Milliseconds between an answer and the next question. */
const ASK_EVERY_MS = 2;

let longest = 0;

/** Over HTTP: what comes by a WebSocket into a busy room waits on purpose. */
async function ask({ url }: Target): Promise<void> {
  const response = await fetch(`${url}/healthz`);
  await response.body?.cancel();
  if (!response.ok) throw new Error(`/healthz answers ${response.status}`);
}

async function probe(target: Target): Promise<never> {
  await ask(target);
  self.postMessage("in");
  // What other programs take of the machine is no fault of the server.
  const readDelay = () => readRunDelay(target.pid) + readRunDelay("self");
  for (;;) {
    const [before, asked] = [readDelay(), performance.now()];
    await ask(target);
    longest = Math.max(longest, performance.now() - asked - (readDelay() - before));
    await pause(ASK_EVERY_MS);
  }
}

self.addEventListener("message", ({ data }: MessageEvent<Target | "look">) => {
  if (data !== "look") {
    void probe(data);
    return;
  }
  self.postMessage(longest);
  longest = 0;
});

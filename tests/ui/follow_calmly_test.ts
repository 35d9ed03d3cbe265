import assert from "node:assert/strict";
import { describe, it } from "@std/testing/bdd";
import { type ReadonlySignal, signal } from "@preact/signals";
import { CALM_MS, followCalmly, SLOWEST_MS } from "../../lib/ui/follow_calmly.ts";
import { FakeBrowser } from "../client/fake_browser.ts";

/** What a signal was, one after the other, without its first value. */
function record<T>(shown: ReadonlySignal<T>): T[] {
  const values: T[] = [];
  shown.subscribe((value) => values.push(value));
  values.shift();
  return values;
}

function follow() {
  const browser = new FakeBrowser();
  const [source, shown] = [signal(0), signal(0)];
  const values = record(shown);
  const stop = followCalmly(source, shown, browser.deps.clock);
  return { browser, source, values, stop };
}

describe("followCalmly", () => {
  it("shows a lone change at once", () => {
    const { browser, source, values } = follow();
    source.value = 1;
    assert.deepEqual(values, [1]);
    browser.pass(CALM_MS);
    source.value = 2;
    assert.deepEqual(values, [1, 2]);
  });

  it("shows what comes in quick succession once, as it is in the end", () => {
    const { browser, source, values } = follow();
    for (let n = 1; n <= 10; n++) source.value = n;
    assert.deepEqual(values, [1]);
    browser.pass(CALM_MS - 1);
    assert.deepEqual(values, [1]);
    browser.pass(1);
    assert.deepEqual(values, [1, 10]);
  });

  it("keeps to its pace however much comes", () => {
    const { browser, source, values } = follow();
    for (let ms = 0; ms < 1_000; ms++) {
      source.value = ms + 1;
      browser.pass(1);
    }
    browser.pass(CALM_MS);
    assert.equal(values.at(-1), 1_000);
    assert.ok(values.length <= 1_000 / CALM_MS + 2, `${values.length} drawings`);
  });

  it("slows down while timers come late, and no further than it says", () => {
    const [source, shown] = [signal(0), signal(0)];
    const values = record(shown);
    let now = 0;
    let waits: number[] = [];
    let timer = () => {};
    followCalmly(source, shown, {
      now: () => now,
      schedule(callback, ms) {
        waits.push(ms);
        timer = callback;
        return () => {};
      },
    });
    const run = (lateness: number) => {
      source.value += 1;
      now += (waits.at(-1) ?? 0) + lateness;
      timer();
    };
    source.value = 1;
    for (let n = 0; n < 10; n++) run(50);
    assert.deepEqual([waits[0], waits.at(-1)], [CALM_MS, SLOWEST_MS]);
    waits = [];
    for (let n = 0; n < 10; n++) run(0);
    assert.equal(waits.at(-1), CALM_MS);
    assert.equal(values.at(-1), source.value);
  });

  it("shows nothing after its end", () => {
    const { browser, source, values, stop } = follow();
    source.value = 1;
    source.value = 2;
    stop();
    source.value = 3;
    browser.pass(CALM_MS);
    assert.deepEqual(values, [1]);
  });
});

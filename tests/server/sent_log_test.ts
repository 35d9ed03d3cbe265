import { describe, it } from "@std/testing/bdd";
import assert from "node:assert/strict";
import { MAX_UNACKED_LENGTH, MAX_UNACKED_MESSAGES } from "../../lib/protocol/limits.ts";
import { Bundle } from "../../lib/server/bundle.ts";
import { SentLog } from "../../lib/server/sent_log.ts";

/** A log of messages "1", "2", …, in bundles of these sizes. */
function logOf(...sizes: readonly number[]): SentLog {
  const log = new SentLog();
  let number = 0;
  for (const size of sizes) {
    let bundle: Bundle | null = null;
    for (let left = size; left > 0; left--) bundle = new Bundle(bundle, String(++number));
    if (bundle !== null) log.add(bundle);
  }
  return log;
}

describe("SentLog", () => {
  it("gives what comes after any number, whatever went out together", () => {
    const log = logOf(1, 3, 1, 2);
    const all = ["1", "2", "3", "4", "5", "6", "7"];
    for (let seen = 0; seen <= 7; seen++) assert.deepEqual(log.after(seen), all.slice(seen));
    assert.equal(log.sent, 7);
  });

  it("gives nothing after a number that was never sent", () => {
    assert.equal(logOf(1, 3).after(5), null);
    assert.equal(logOf().after(1), null);
    assert.deepEqual(logOf().after(0), []);
  });

  it("forgets what has arrived, and has what came after", () => {
    const log = logOf(1, 3, 2);
    log.acknowledge(4);
    assert.deepEqual(log.after(4), ["5", "6"]);
    assert.equal(log.after(0), null);
  });

  it("keeps a bundle of which a part has arrived", () => {
    const log = logOf(3, 1);
    log.acknowledge(2);
    assert.deepEqual(log.after(2), ["3", "4"]);
  });

  it("takes it that more is acknowledged than was sent, or less than before", () => {
    const log = logOf(2);
    log.acknowledge(99);
    log.acknowledge(0);
    log.add(new Bundle(null, "3"));
    assert.deepEqual(log.after(2), ["3"]);
  });

  it("keeps so many messages at most, the latest ones", () => {
    const log = logOf(...new Array<number>(3 * MAX_UNACKED_MESSAGES).fill(1));
    const first = 2 * MAX_UNACKED_MESSAGES;
    assert.equal(log.after(first - 1), null);
    const kept = log.after(first);
    assert.deepEqual([kept?.length, kept?.[0]], [MAX_UNACKED_MESSAGES, String(first + 1)]);
  });

  it("keeps so much text at most, but always the latest", () => {
    const log = new SentLog();
    const text = "x".repeat(MAX_UNACKED_LENGTH / 2);
    for (let count = 0; count < 5; count++) log.add(new Bundle(null, text));
    assert.equal(log.after(2), null);
    assert.equal(log.after(3)?.length, 2);
    log.add(new Bundle(null, text + text + text));
    assert.equal(log.after(5)?.length, 1);
  });
});

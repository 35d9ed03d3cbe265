import { describe, it } from "@std/testing/bdd";
import assert from "node:assert/strict";
import { BATCH_MS } from "../../lib/protocol/limits.ts";
import { SendWindow } from "../../lib/server/send_window.ts";

/** A window whose time passes by hand; `lengths` are those of the windows so far. */
function prepare() {
  const lengths: number[] = [];
  let flushes = 0;
  let end = () => {};
  const window = new SendWindow(() => flushes++, (act, ms) => {
    lengths.push(ms);
    end = act;
    return () => end = () => {};
  });
  const pass = (messages: number) => {
    for (let count = 0; count < messages; count++) window.count();
    end();
  };
  return { window, lengths, pass, flushes: () => flushes };
}

describe("SendWindow", () => {
  it("opens when something was sent, and closes when nothing came", () => {
    const { window, pass, flushes } = prepare();
    assert.equal(window.isOpen, false);
    window.open();
    assert.equal(window.isOpen, true);
    pass(0);
    assert.equal(window.isOpen, false);
    assert.equal(flushes(), 0);
  });

  it("sends what has gathered at its end, and stays open for what comes next", () => {
    const { window, pass, flushes } = prepare();
    window.open();
    pass(3);
    assert.equal(flushes(), 1);
    assert.equal(window.isOpen, true);
    pass(0);
    assert.equal(window.isOpen, false);
  });

  it("grows while it fills, up to a bound, and shrinks again", () => {
    const { window, lengths, pass } = prepare();
    window.open();
    for (const messages of [4, 4, 3, 2, 9, 4, 5, 1, 1, 1, 1, 1, 0]) pass(messages);
    assert.equal(Math.max(...lengths), BATCH_MS);
    assert.deepEqual(lengths, [2, 4, 8, 8, 8, 16, 20, 20, 10, 5, 2.5, 2, 2]);
    assert.equal(window.isOpen, false);
  });

  it("is opened once", () => {
    const { window, lengths } = prepare();
    window.open();
    window.open();
    assert.equal(lengths.length, 1);
  });

  it("sends nothing once it was stopped", () => {
    const { window, pass, flushes } = prepare();
    window.open();
    window.stop();
    pass(1);
    assert.equal(flushes(), 0);
    assert.equal(window.isOpen, false);
  });
});

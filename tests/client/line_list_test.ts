import assert from "node:assert/strict";
import { describe, it } from "@std/testing/bdd";
import type { Delivery, LineLog, MessageLine } from "../../lib/client/chat_state.ts";
import {
  addLine,
  BLOCK_LINES,
  EMPTY_LOG,
  findLine,
  forgetLines,
  listLines,
  moveLine,
  removeLine,
} from "../../lib/client/line_list.ts";
import { escapeHtml } from "../../lib/protocol/safe_html.ts";
import { SeededRandom } from "../support/seeded_random.ts";

function said(key: string, state: "sent" | "sending" = "sent"): MessageLine {
  const author = { username: "bob", operator: false };
  const delivery: Delivery = { state };
  return { kind: "message", key, at: 0, author, own: false, html: escapeHtml(key), delivery };
}

function sayMany(count: number): LineLog {
  let log = EMPTY_LOG;
  for (let n = 1; n <= count; n++) log = addLine(log, said(`${n}`));
  return log;
}

const keys = (log: LineLog) => listLines(log).map(({ key }) => key);

describe("the lines of a conversation", () => {
  it("leave all blocks but the last as they are when a line is added", () => {
    const before = sayMany(3 * BLOCK_LINES + 1);
    const after = addLine(before, said("new"));
    assert.equal(after.blocks.length, 4);
    for (const index of [0, 1, 2]) assert.equal(after.blocks[index], before.blocks[index]);
  });

  it("are forgotten a block at a time, and never more than has to be", () => {
    const log = forgetLines(sayMany(1_001), 1_000);
    assert.equal(log.settled, 1_001 - BLOCK_LINES);
    assert.equal(keys(log)[0], `${BLOCK_LINES + 1}`);
    assert.equal(forgetLines(log, 1_000), log);
  });

  it("keep the newest block whatever the limit is", () => {
    assert.equal(forgetLines(sayMany(BLOCK_LINES + 3), 1).settled, 3);
  });

  it("stand above own messages that are on their way", () => {
    const log = addLine(addLine(EMPTY_LOG, said("own", "sending")), said("other"));
    assert.deepEqual(keys(log), ["other", "own"]);
    assert.deepEqual(keys(moveLine(log, said("own"))), ["other", "own"]);
    assert.deepEqual(moveLine(log, said("own")).pending, []);
  });

  it("never share a block's number, though a block's first line is moved", () => {
    let log = sayMany(BLOCK_LINES + 1);
    log = moveLine(log, said("1"));
    log = forgetLines(log, 1);
    for (let n = 0; n < 2 * BLOCK_LINES; n++) log = addLine(log, said(`later ${n}`));
    const numbers = log.blocks.map(({ number }) => number);
    assert.equal(new Set(numbers).size, numbers.length);
  });

  it("are what a plain list would hold, whatever happens to them", () => {
    const random = new SeededRandom(7);
    let log = EMPTY_LOG;
    let list: string[] = [];
    for (let step = 0; step < 2_000; step++) {
      const key = `${random.below(400)}`;
      const isThere = list.includes(key);
      list = list.filter((each) => each !== key);
      if (random.chance(0.2)) {
        log = removeLine(log, key);
      } else {
        log = isThere ? moveLine(log, said(key)) : addLine(log, said(key));
        list.push(key);
      }
      assert.equal(log.settled, list.length);
      assert.equal(findLine(log, key)?.key, list.includes(key) ? key : undefined);
    }
    assert.deepEqual(keys(log), list);
    assert.ok(log.blocks.every(({ lines }) => lines.length > 0));
  });
});

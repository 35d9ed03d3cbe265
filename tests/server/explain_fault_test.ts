import { describe, it } from "@std/testing/bdd";
import assert from "node:assert/strict";
import { FaultLog } from "../../lib/server/explain_fault.ts";

/** A log that keeps what it gets. */
function keepLines() {
  const lines: string[] = [];
  const faults = new FaultLog((level, text, cause) => lines.push(`${level} ${text} (${cause})`));
  return { lines, faults };
}

describe("the log of faults", () => {
  it("says what comes four times a second once a minute, and how often it came", () => {
    const { lines, faults } = keepLines();
    for (let at = 0; at < 120_000; at += 250) faults.note("Poison.", new Error("bad"), at);
    assert.deepEqual(lines, [
      "error Poison. (Error: bad)",
      "error Poison. 239 more since last said. (Error: bad)",
    ]);
  });

  it("says what differs at once", () => {
    const { lines, faults } = keepLines();
    faults.note("Poison.", new Error("bad"), 0);
    faults.note("Poison.", new Error("worse"), 1);
    faults.note("Other.", new Error("bad"), 2);
    assert.equal(lines.length, 3);
  });

  it("does not count what came to an end", () => {
    const { lines, faults } = keepLines();
    faults.note("Poison.", new Error("bad"), 0);
    faults.note("Poison.", new Error("bad"), 300_000);
    assert.deepEqual(lines, ["error Poison. (Error: bad)", "error Poison. (Error: bad)"]);
  });
});

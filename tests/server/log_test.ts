import assert from "node:assert/strict";
import { createLog } from "../../lib/server/log.ts";

function record(debug: boolean) {
  const lines: string[] = [];
  const log = createLog({ debug, now: () => 0, write: (line) => lines.push(line) });
  return { lines, log };
}

Deno.test("the log writes one line with time and level", () => {
  const { lines, log } = record(false);
  log("warn", "something");
  assert.deepEqual(lines, ["1970-01-01T00:00:00.000Z warn something"]);
});

Deno.test("the log leaves debug lines out unless asked for them", () => {
  const quiet = record(false);
  quiet.log("debug", "detail");
  assert.deepEqual(quiet.lines, []);
  const loud = record(true);
  loud.log("debug", "detail");
  assert.equal(loud.lines.length, 1);
});

Deno.test("D28: the log lets nobody forge a line or drive the terminal", () => {
  const { lines, log } = record(false);
  log("info", "name\n1970 info forged\u001b[2J\u2028more");
  assert.equal(lines.length, 1);
  assert.doesNotMatch(lines[0] ?? "", /[\p{Cc}\u2028]/u);
});

Deno.test("the log names the cause of an error", () => {
  const { lines, log } = record(false);
  log("error", "It failed.", new RangeError("too far"));
  assert.match(lines[0] ?? "", /It failed\. \(RangeError: too far\)$/);
});

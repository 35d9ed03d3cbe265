import assert from "node:assert/strict";
import { afterAll, afterEach, beforeAll, beforeEach, describe, it } from "@std/testing/bdd";
import { FakeTime } from "@std/testing/time";

const order: string[] = [];

describe("bdd: hooks", () => {
  beforeAll(() => void order.push("outer beforeAll"));
  beforeEach(() => void order.push("outer beforeEach"));
  afterEach(() => void order.push("outer afterEach"));
  afterAll(() => void order.push("outer afterAll"));
  it("first", () => void order.push("first"));
  describe("within", () => {
    beforeAll(() => void order.push("inner beforeAll"));
    beforeEach(() => void order.push("inner beforeEach"));
    afterEach(() => void order.push("inner afterEach"));
    afterAll(() => void order.push("inner afterAll"));
    it("second", () => void order.push("second"));
  });
});

Deno.test("bdd: hooks run outer before inner on the way in, inner before outer on the way out", () => {
  assert.deepEqual(order, [
    ...["outer beforeAll", "outer beforeEach", "first", "outer afterEach"],
    ...["inner beforeAll", "outer beforeEach", "inner beforeEach", "second"],
    ...["inner afterEach", "outer afterEach", "inner afterAll", "outer afterAll"],
  ]);
});

describe("bdd: shared fields", () => {
  beforeAll(function () {
    this["color"] = "red";
  });
  it("a test reads what a hook set, and what it changes itself", function () {
    assert.equal(this["color"], "red");
    this["color"] = "blue";
  });
  it("the next test does not see that change", function () {
    assert.equal(this["color"], "red");
  });
});

Deno.test("bdd: hooks outside of describe throw and say so", () => {
  assert.throws(() => beforeEach(() => {}), /beforeEach outside of describe is not part/);
});

/** Runs a file whose tests are meant to fail, so in a process of its own. */
async function runFixture(name: string): Promise<{ code: number; text: string }> {
  const { code, stdout } = await new Deno.Command(Deno.execPath(), {
    args: ["test", "--no-check", new URL(`fixtures/${name}`, import.meta.url).href],
    cwd: new URL("../../", import.meta.url),
    env: { NO_COLOR: "1" },
    stderr: "null",
  }).output();
  return { code, text: new TextDecoder().decode(stdout) };
}

Deno.test("bdd: a failing test or hook fails the run but not the tests after it", async () => {
  const { code, text } = await runFixture("bdd_outcomes.ts");
  assert.notEqual(code, 0);
  assert.match(text, /afterEach ran[^]*next ran[^]*afterAll ran/);
  assert.match(text, /Error: on purpose/);
  assert.match(text, /Error: hook on purpose/);
  assert.match(text, /1 passed .*2 failed .*1 ignored/);
  assert.doesNotMatch(text, /WRONG/);
});

Deno.test("bdd: only what is singled out runs", async () => {
  const { text } = await runFixture("bdd_only.ts");
  assert.match(text, /only ran/);
  assert.doesNotMatch(text, /WRONG/);
});

Deno.test("time: the clock stands still until told to move", () => {
  using time = new FakeTime(1_000);
  const fired: number[] = [];
  setTimeout(() => fired.push(Date.now()), 50);
  const interval = setInterval(() => fired.push(-Date.now()), 20);
  assert.equal(Date.now(), 1_000);
  time.tick(49);
  assert.deepEqual(fired, [-1_020, -1_040]);
  time.tick(1);
  clearInterval(interval);
  time.tick(1_000);
  assert.deepEqual(fired, [-1_020, -1_040, 1_050]);
  assert.equal(time.now - time.start, 1_050);
});

Deno.test("time: now can be set forwards only", () => {
  using time = new FakeTime("2024-01-01T00:00:00Z");
  time.now += 60_000;
  assert.equal(new Date().toISOString(), "2024-01-01T00:01:00.000Z");
  assert.throws(() => time.now = 0, RangeError);
});

Deno.test("time: tickAsync lets a chain of awaited timers run through", async () => {
  using time = new FakeTime(0);
  const steps: number[] = [];
  const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  const chain = (async () => {
    for (const ms of [10, 20, 30]) {
      await wait(ms);
      steps.push(Date.now());
    }
  })();
  await time.tickAsync(60);
  await chain;
  assert.deepEqual(steps, [10, 30, 60]);
});

Deno.test("time: next and runAll run timers in the order in which they fall due", async () => {
  using time = new FakeTime(0);
  const fired: string[] = [];
  setTimeout(() => fired.push("late"), 300);
  setTimeout(() => fired.push("early"), 5);
  assert.equal(time.next(), true);
  assert.deepEqual(fired, ["early"]);
  setTimeout(() => setTimeout(() => fired.push("nested"), 1_000), 1);
  await time.runAllAsync();
  assert.deepEqual(fired, ["early", "late", "nested"]);
  assert.equal(time.next(), false);
});

Deno.test("time: restore gives the real time back, restoreFor for one call", async () => {
  const RealDate = Date;
  const time = new FakeTime(7);
  const inside = await FakeTime.restoreFor(() => [Date === RealDate, Date.now() > 1e12]);
  assert.deepEqual(inside, [true, true]);
  assert.equal(Date.now(), 7);
  time.restore();
  assert.equal(Date, RealDate);
  assert.throws(() => FakeTime.restore(), /already restored/);
});

Deno.test("time: a second FakeTime, or one that moves by itself, is refused", () => {
  {
    using _time = new FakeTime(0);
    assert.throws(() => new FakeTime(0), /already faked/);
  }
  assert.throws(() => new FakeTime(0, { advanceRate: 1 }), /not part of this stand-in/);
});

import { describe, it } from "@std/testing/bdd";
import { FakeTime } from "@std/testing/time";
import assert from "node:assert/strict";
import { EventLoopWatch } from "../../lib/server/event_loop_watch.ts";

/** An event loop of our own: `block` holds it up, so that timers run late. */
class World implements Disposable {
  readonly #time = new FakeTime(0);
  readonly seen: number[] = [];
  readonly watch: EventLoopWatch;
  #late = 0;

  constructor() {
    this.watch = new EventLoopWatch(() => Date.now() + this.#late, (ms) => this.seen.push(ms));
  }

  pass(ms: number): this {
    this.#time.tick(ms);
    return this;
  }

  /** The clock goes on, and no timer runs. */
  block(ms: number): this {
    this.#late += ms;
    return this;
  }

  [Symbol.dispose](): void {
    this.watch.stop();
    this.#time.restore();
  }
}

describe("EventLoopWatch", () => {
  it("does nothing before it is started, and one thing however often it is", () => {
    using world = new World();
    world.pass(500);
    assert.deepEqual(world.seen, []);
    world.watch.start();
    world.watch.start();
    world.pass(500);
    assert.deepEqual(world.seen, Array(10).fill(0));
    assert.equal(world.watch.peak, 0);
  });

  it("sees how long the loop was held up, once", () => {
    using world = new World();
    world.watch.start();
    world.pass(50).block(120).pass(150);
    assert.deepEqual(world.seen, [0, 120, 0, 0]);
    assert.equal(world.watch.peak, 120);
  });

  it("remembers the longest for one minute at least, and two at most, however often it is asked", () => {
    using world = new World();
    world.watch.start();
    world.pass(59_000).block(300).pass(1_000);
    const peaks = Array.from({ length: 130 }, () => world.pass(1_000).watch.peak);
    assert.deepEqual(peaks.slice(0, 58), Array(58).fill(300));
    assert.deepEqual(peaks.slice(119), Array(11).fill(0));
  });

  it("forgets a peak over a silence longer than two minutes", () => {
    using world = new World();
    world.watch.start();
    world.block(300).pass(50);
    world.watch.stop();
    assert.equal(world.watch.peak, 300);
    world.block(120_000);
    assert.equal(world.watch.peak, 0);
  });

  it("remembers the longest of late, if it is asked for the first time after long", () => {
    using world = new World();
    world.watch.start();
    world.pass(119_000).block(300).pass(2_000);
    assert.equal(world.watch.peak, 300);
  });

  it("ends for good", () => {
    using world = new World();
    world.watch.start();
    world.watch.stop();
    world.watch.start();
    world.pass(500);
    assert.deepEqual(world.seen, []);
  });
});

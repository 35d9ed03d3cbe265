import { describe, it } from "@std/testing/bdd";
import assert from "node:assert/strict";
import { BATCH_MS } from "../../lib/protocol/limits.ts";
import { Intake } from "../../lib/server/intake.ts";

/** An intake on a clock that is moved by hand. */
class Stage {
  readonly intake: Intake;
  /** What was handled together, and when. */
  readonly bursts: { readonly at: number; readonly done: readonly string[] }[] = [];
  /** What was handled in the burst that is under way. */
  readonly handled: string[] = [];
  now = 0;
  #due: { readonly act: () => void; readonly at: number } | null = null;

  constructor() {
    this.intake = new Intake(() => {
      this.bursts.push({ at: this.now, done: this.handled.splice(0) });
    }, {
      now: () => this.now,
      schedule: (act, ms) => {
        assert.equal(this.#due, null, "there is a timer already");
        const due = { act, at: this.now + ms };
        this.#due = due;
        return () => this.#due = null;
      },
    });
  }

  get hasTimer(): boolean {
    return this.#due !== null;
  }

  /** The names of what was handled, by bursts. */
  get done(): readonly (readonly string[])[] {
    return this.bursts.map(({ done }) => done);
  }

  /** Time goes by. */
  advance(ms: number): void {
    const until = this.now + ms;
    while (this.#due !== null && this.#due.at <= until) {
      const { act, at } = this.#due;
      this.now = Math.max(this.now, at);
      this.#due = null;
      act();
    }
    this.now = Math.max(this.now, until);
  }

  /** Something comes that goes to so many sessions, and takes so many milliseconds. */
  come(name: string, sessions: number, takes = 0): void {
    this.intake.take(() => {
      this.handled.push(name);
      this.intake.count(sessions);
      this.now += takes;
    });
  }

  /** Messages to so many sessions, so many milliseconds apart, for a second. Gives how many had to wait. */
  talk(sessions: number, apart: number): number {
    let waited = 0;
    for (const end = this.now + 1000; this.now < end; this.advance(apart)) {
      const before = this.bursts.length;
      this.come("talk", sessions);
      if (this.bursts.length === before) waited++;
    }
    return waited;
  }

  /** A room in which as much is said as makes the longest windows; what was handled is forgotten. */
  static busy(): Stage {
    const stage = new Stage();
    stage.come("first", 10_000);
    stage.bursts.length = 0;
    return stage;
  }
}

describe("Intake", () => {
  it("handles at once what comes into a quiet room, and needs no timer for it", () => {
    const stage = new Stage();
    for (const name of ["a", "b", "c"]) stage.come(name, 10);
    assert.deepEqual(stage.done, [["a"], ["b"], ["c"]]);
    assert.equal(stage.hasTimer, false);
  });

  it("lets what comes into a busy room wait, and handles it together and in order", () => {
    const stage = Stage.busy();
    const began = stage.now;
    for (const name of ["a", "b", "c"]) {
      stage.come(name, 1_000);
      stage.advance(1);
    }
    assert.deepEqual(stage.done, []);
    stage.advance(BATCH_MS);
    assert.deepEqual(stage.bursts, [{ at: began + BATCH_MS, done: ["a", "b", "c"] }]);
    assert.equal(stage.hasTimer, false);
  });

  it("makes nobody wait where little is to be delivered", () => {
    assert.equal(new Stage().talk(10, 10), 0);
    assert.equal(new Stage().talk(100, 100), 0);
  });

  it("adds up what many small messages come to", () => {
    const stage = new Stage();
    stage.talk(100, 10);
    assert.ok(stage.talk(100, 10) > 40);
  });

  it("makes windows longer the more there is to deliver, up to a bound", () => {
    const counts = [20, 50, 100, 1_000, 10_000].map((sessions) => {
      const stage = new Stage();
      stage.talk(sessions, 4);
      stage.bursts.length = 0;
      stage.talk(sessions, 4);
      return stage.bursts.length;
    });
    assert.deepEqual([...counts].sort((one, other) => other - one), counts);
    const most = 1000 / BATCH_MS;
    assert.ok(
      counts.slice(-2).every((count) => count > most * 0.8 && count <= most + 1),
      `${counts}`,
    );
  });

  it("makes nobody wait any more a moment after it was busy", () => {
    const stage = Stage.busy();
    stage.talk(10, 10);
    assert.equal(stage.talk(10, 10), 0);
  });

  it("counts what is delivered apart from what comes", () => {
    const stage = new Stage();
    stage.intake.count(10_000);
    stage.come("a", 0);
    stage.come("b", 0);
    assert.deepEqual(stage.done, [["a"]]);
  });

  it("waits no longer when a lot has come", () => {
    const stage = Stage.busy();
    const names = Array.from({ length: 100 }, (_, index) => `${index}`);
    for (const name of names) stage.come(name, 1);
    assert.equal(stage.done.length, 1);
    assert.equal(stage.bursts[0]?.done.length, 64);
    assert.equal(stage.hasTimer, true);
    stage.advance(BATCH_MS);
    assert.deepEqual(stage.done.flat(), names);
  });

  it("ends a burst that takes long, and goes on as soon as others had their turn", () => {
    const stage = Stage.busy();
    const names = ["a", "b", "c", "d", "e"];
    for (const name of names) stage.come(name, 1, 6);
    stage.advance(BATCH_MS);
    stage.advance(BATCH_MS);
    assert.deepEqual(stage.done, [["a", "b"], ["c", "d"], ["e"]]);
  });

  it("handles what comes during a burst in that burst, after the rest", () => {
    const stage = Stage.busy();
    stage.intake.take(() => {
      stage.come("b", 1);
      stage.handled.push("a");
    });
    stage.advance(BATCH_MS);
    assert.deepEqual(stage.done, [["a", "b"]]);
  });

  it("handles the rest when something throws", () => {
    const stage = Stage.busy();
    stage.intake.take(() => {
      throw new Error("no");
    });
    stage.come("a", 1);
    assert.throws(() => stage.advance(BATCH_MS), /no/);
    stage.advance(1);
    assert.deepEqual(stage.done, [[], ["a"]]);
  });

  it("does together what is to be done now, and leaves what waits waiting", () => {
    const stage = Stage.busy();
    stage.come("later", 1);
    stage.intake.together(() => {
      stage.handled.push("a");
      stage.intake.together(() => stage.handled.push("b"));
      stage.come("at once after", 1);
    });
    assert.deepEqual(stage.done, [["a", "b"]]);
    stage.advance(BATCH_MS);
    assert.deepEqual(stage.done, [["a", "b"], ["later", "at once after"]]);
  });

  it("goes on with what came meanwhile, when nothing waited", () => {
    const stage = new Stage();
    stage.intake.together(() => stage.come("a", 1));
    stage.advance(0);
    assert.deepEqual(stage.done, [[], ["a"]]);
  });

  it("handles what waits when it is to finish, and lets nothing wait any more", () => {
    const stage = Stage.busy();
    for (const name of ["a", "b", "c"]) stage.come(name, 1_000, 6);
    stage.intake.finish();
    assert.deepEqual(stage.done.flat(), ["a", "b", "c"]);
    stage.come("d", 1_000);
    assert.deepEqual(stage.done.at(-1), ["d"]);
    assert.equal(stage.hasTimer, false);
  });
});

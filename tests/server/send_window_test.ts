import { describe, it } from "@std/testing/bdd";
import assert from "node:assert/strict";
import { BATCH_MS } from "../../lib/protocol/limits.ts";
import { SendWindow } from "../../lib/server/send_window.ts";

/** A window on a clock that is moved by hand. */
class Stage {
  readonly window: SendWindow;
  /** When the waiting messages went out. */
  readonly flushedAt: number[] = [];
  now = 0;
  #due: { readonly act: () => void; readonly at: number } | null = null;

  constructor() {
    this.window = new SendWindow(() => this.flushedAt.push(this.now), {
      now: () => this.now,
      schedule: (act, ms) => {
        this.#due = { act, at: this.now + ms };
        return () => this.#due = null;
      },
    });
  }

  get hasTimer(): boolean {
    return this.#due !== null;
  }

  /** Time goes by. */
  advance(ms: number): void {
    const until = this.now + ms;
    while (this.#due !== null && this.#due.at <= until) {
      const { act, at } = this.#due;
      this.now = at;
      this.#due = null;
      act();
    }
    this.now = until;
  }

  /** A message to so many sessions, as `SessionStreams` sends it. True if it has to wait. */
  send(sessions: number): boolean {
    this.window.count(sessions);
    const waits = this.window.isOpen;
    if (waits) this.window.gather();
    else this.window.open();
    return waits;
  }

  /** Messages to so many sessions, so many milliseconds apart, for a second. Gives how many had to wait. */
  talk(sessions: number, apart: number): number {
    let waited = 0;
    for (const end = this.now + 1000; this.now < end; this.advance(apart)) {
      if (this.send(sessions)) waited++;
    }
    return waited;
  }
}

describe("SendWindow", () => {
  it("lets a lone message go out at once, and needs no timer for it", () => {
    const stage = new Stage();
    assert.equal(stage.send(1_000), false);
    assert.equal(stage.hasTimer, false);
  });

  it("gathers what comes right after something was sent, and sends it at its end", () => {
    const stage = new Stage();
    stage.send(1);
    stage.advance(1);
    assert.equal(stage.send(1), true);
    stage.advance(0.5);
    assert.equal(stage.send(1), true);
    stage.advance(5);
    assert.deepEqual(stage.flushedAt, [2]);
    assert.equal(stage.window.isOpen, false);
    assert.equal(stage.send(1), false);
  });

  it("gathers on, for as long as something comes", () => {
    const stage = new Stage();
    stage.send(1);
    for (let count = 0; count < 4; count++) {
      stage.advance(1);
      stage.send(1);
    }
    stage.advance(10);
    assert.deepEqual(stage.flushedAt, [2, 4, 6]);
  });

  it("makes nobody wait in a room where little is to be delivered", () => {
    assert.equal(new Stage().talk(10, 10), 0);
    assert.equal(new Stage().talk(100, 100), 0);
  });

  it("gathers for longer the more there is to deliver, up to a bound", () => {
    const counts = [20, 50, 100, 1_000, 10_000].map((sessions) => {
      const stage = new Stage();
      stage.talk(sessions, 4);
      stage.flushedAt.length = 0;
      stage.talk(sessions, 4);
      return stage.flushedAt.length;
    });
    assert.deepEqual([...counts].sort((one, other) => other - one), counts);
    const most = 1000 / BATCH_MS;
    assert.ok(counts.slice(-2).every((count) => Math.abs(count - most) <= 1), counts.join());
  });

  it("makes nobody wait any more a moment after it was busy", () => {
    const stage = new Stage();
    stage.talk(1_000, 1);
    stage.talk(10, 10);
    assert.equal(stage.talk(10, 10), 0);
  });

  it("sends nothing once it was stopped", () => {
    const stage = new Stage();
    stage.send(1);
    stage.send(1);
    stage.window.stop();
    stage.advance(100);
    assert.deepEqual(stage.flushedAt, []);
    assert.equal(stage.window.isOpen, false);
  });
});

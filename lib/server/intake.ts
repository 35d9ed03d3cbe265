import { BATCH_MS } from "../protocol/limits.ts";

/** Shortest window in milliseconds: timers do not end shorter ones earlier. */
const SHORTEST_MS = 2;

/**
 * Deliveries per second from which windows are as long as they may be. To send that many one by one
 * takes a tenth of a core; a room in which less is said has time enough, and nobody has to wait.
 */
const BUSY_PER_SECOND = 10_000;

/** Milliseconds in which the measured load follows a change by two thirds. */
const MEMORY_MS = 250;

/** What the measured load comes to at that pace. */
const FULL_LOAD = BUSY_PER_SECOND * MEMORY_MS / 1000;

/** How much may wait: what then comes is a reason to go on at once. */
const MOST_WAITING = 64;

/** Milliseconds after which a burst lets the rest of the server have its turn. */
const LONGEST_BURST_MS = 10;

/** The time as the intake needs it. */
export interface IntakeClock {
  /** Milliseconds, from any moment on; never goes back. */
  now(): number;
  /** Calls something after some milliseconds, unless what it gives back is called before. */
  schedule(act: () => void, ms: number): () => void;
}

/**
 * Says when what comes in is handled. In a quiet room that is at once. The more there is to deliver,
 * the longer a window after each burst in which what comes waits, to be handled together at its end.
 * To a client it is as if the network had taken that much longer: all is handled in the order in which
 * it came.
 *
 * Two things are gained. What several messages bring about goes out as one frame to those who take
 * lists. And a message that is handled right after another costs a sixth of one that comes 10 ms
 * later, when the processor has forgotten code and data.
 */
export class Intake {
  readonly #settle: () => void;
  readonly #clock: IntakeClock;
  /** What has come and was not handled, oldest first. */
  readonly #waiting: (() => void)[] = [];
  #isRunning = false;
  #isFinished = false;
  #endsAt = -Infinity;
  #cancel: (() => void) | null = null;
  /** Deliveries of late, each counting the less the longer ago it was. */
  #load = 0;
  #loadAt = 0;
  /** Deliveries that are not in `#load` yet. */
  #uncounted = 0;

  /** `settle` is called at the end of what is handled together. */
  constructor(settle: () => void, clock: IntakeClock) {
    this.#settle = settle;
    this.#clock = clock;
  }

  /** Something has come: does what it needs, now or soon. */
  take(act: () => void): void {
    this.#waiting.push(act);
    if (this.#isRunning) return;
    const left = this.#cancel === null ? this.#endsAt - this.#clock.now() : Infinity;
    if (left <= 0 || this.#waiting.length >= MOST_WAITING) return this.#run();
    this.#cancel ??= this.#clock.schedule(this.#wake, left);
  }

  /** Does something now, as a burst of its own unless one is under way. */
  together(run: () => void): void {
    if (this.#isRunning) return run();
    this.#isRunning = true;
    try {
      run();
    } finally {
      this.#end();
    }
  }

  /** So many sessions get a message. */
  count(deliveries: number): void {
    this.#uncounted += deliveries;
  }

  /** Handles what waits, all of it, and lets nothing wait any more. */
  finish(): void {
    this.#isFinished = true;
    while (this.#waiting.length > 0) this.#run();
  }

  /** Spares the clock to cancel a timer that is over. */
  readonly #wake = (): void => {
    this.#cancel = null;
    this.#run();
  };

  #run(): void {
    this.#cancel?.();
    this.#cancel = null;
    this.together(() => this.#runWaiting());
  }

  #end(): void {
    try {
      this.#settle();
    } finally {
      this.#isRunning = false;
      this.#wait();
    }
  }

  #runWaiting(): void {
    const until = this.#clock.now() + LONGEST_BURST_MS;
    do this.#waiting.shift()?.(); while (this.#waiting.length > 0 && this.#clock.now() < until);
  }

  /** Opens a window behind a burst, or has what did not fit into it handled as soon as may be. */
  #wait(): void {
    const now = this.#clock.now();
    const before = this.#load * Math.exp((this.#loadAt - now) / MEMORY_MS);
    this.#load = Math.min(before + this.#uncounted, FULL_LOAD);
    this.#loadAt = now;
    this.#uncounted = 0;
    const ms = BATCH_MS * this.#load / FULL_LOAD;
    this.#endsAt = ms < SHORTEST_MS || this.#isFinished ? now : now + ms;
    if (this.#waiting.length > 0) this.#cancel ??= this.#clock.schedule(this.#wake, 0);
  }
}

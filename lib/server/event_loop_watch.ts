/**
 * Milliseconds between two looks. Whatever holds the event loop up for longer than that is seen:
 * a look was due meanwhile, and comes late.
 */
const LOOK_MS = 50;

/** Milliseconds that a peak is remembered for at least: the longest usual interval of scrapes. */
const PEAK_MS = 60_000;

/**
 * Measures how late timers run because the event loop is busy. `monitorEventLoopDelay` of
 * `node:perf_hooks` would be made for this, but in Deno 2.9 it does not see a loop that is blocked
 * by JavaScript: 500 ms of it show as 0.
 */
export class EventLoopWatch {
  readonly #now: () => number;
  readonly #observe: (ms: number) => void;
  #timer: ReturnType<typeof setInterval> | null = null;
  #isOver = false;
  #windowFrom = 0;
  /** Longest delay of this window of `PEAK_MS`, and of the one before. */
  #peak = 0;
  #peakBefore = 0;

  /** `now` is in milliseconds and never goes back. `observe` gets every delay, in milliseconds. */
  constructor(now: () => number, observe: (ms: number) => void) {
    this.#now = now;
    this.#observe = observe;
  }

  /** Begins to look, unless it does so already or was stopped. */
  start(): void {
    if (this.#timer !== null || this.#isOver) return;
    let due = this.#now() + LOOK_MS;
    this.#windowFrom = this.#now();
    this.#timer = setInterval(() => {
      const now = this.#now();
      this.#note(Math.max(0, now - due));
      due = now + LOOK_MS;
    }, LOOK_MS);
  }

  /** Ends it for good. */
  stop(): void {
    this.#isOver = true;
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
  }

  /**
   * The longest delay of the last one to two minutes, in milliseconds. To ask changes nothing, so
   * that several may ask, each as often as they like.
   */
  get peak(): number {
    this.#turn();
    return Math.max(this.#peak, this.#peakBefore);
  }

  #note(ms: number): void {
    this.#turn();
    this.#peak = Math.max(this.#peak, ms);
    this.#observe(ms);
  }

  #turn(): void {
    const age = this.#now() - this.#windowFrom;
    if (age < PEAK_MS) return;
    this.#peakBefore = age < 2 * PEAK_MS ? this.#peak : 0;
    this.#peak = 0;
    this.#windowFrom = this.#now();
  }
}

import { BATCH_MS } from "../protocol/limits.ts";

/** Milliseconds of the first window after a quiet time: no person notices them. */
const FIRST_MS = 2;

/**
 * Messages in one window after which the next is longer. From 2,000 messages a second on, that is, in
 * the first windows: below that there is time enough to send each by itself, and nobody has to wait.
 */
const GROWS_FROM = 4;

/** Calls something after some milliseconds, unless what it gives back is called before. */
export type Schedule = (act: () => void, ms: number) => () => void;

/**
 * Says when messages gather. After something was sent a window opens, in which more of it waits; at
 * its end that goes out together, and the next opens. Windows grow while they fill, and end with one
 * in which nothing came: so a lone message never waits, and a busy room sends a few large frames.
 */
export class SendWindow {
  readonly #flush: () => void;
  readonly #schedule: Schedule;
  #ms = FIRST_MS;
  #isOpen = false;
  #gathered = 0;
  #cancel: () => void = () => {};

  /** `flush` sends all that has gathered. */
  constructor(flush: () => void, schedule: Schedule) {
    this.#flush = flush;
    this.#schedule = schedule;
  }

  /** Whether messages have to wait. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Something was sent at once: what comes next gathers. */
  open(): void {
    if (this.#isOpen) return;
    this.#isOpen = true;
    this.#cancel = this.#schedule(() => this.#end(), this.#ms);
  }

  /** Ends it, and sends nothing. */
  stop(): void {
    this.#cancel();
    this.#isOpen = false;
  }

  /** A message waits. */
  count(): void {
    this.#gathered++;
  }

  #end(): void {
    this.#isOpen = false;
    const gathered = this.#gathered;
    this.#gathered = 0;
    if (gathered >= GROWS_FROM) this.#ms = Math.min(2 * this.#ms, BATCH_MS);
    else if (gathered <= 1) this.#ms = Math.max(this.#ms / 2, FIRST_MS);
    if (gathered === 0) return;
    this.open();
    this.#flush();
  }
}

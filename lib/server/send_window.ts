import { BATCH_MS } from "../protocol/limits.ts";

/** Shortest window in milliseconds: what belongs to one event comes closer together than that. */
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

/** The time as windows need it. */
export interface WindowClock {
  /** Milliseconds, from any moment on; never goes back. */
  now(): number;
  /** Calls something after some milliseconds, unless what it gives back is called before. */
  schedule(act: () => void, ms: number): () => void;
}

/**
 * Says when messages gather. After something was sent there is a window in which more of it waits; at
 * its end that goes out together, and the next begins. Windows are the longer the more there is to
 * deliver: so a lone message never waits, and a busy room sends a few large frames. There is no timer
 * unless something waits, as one for each lone message would cost more than it saves.
 */
export class SendWindow {
  readonly #flush: () => void;
  readonly #clock: WindowClock;
  #endsAt = -Infinity;
  #cancel: (() => void) | null = null;
  /** Deliveries of late, each counting the less the longer ago it was. */
  #load = 0;
  #loadAt = 0;

  /** `flush` sends all that has gathered. */
  constructor(flush: () => void, clock: WindowClock) {
    this.#flush = flush;
    this.#clock = clock;
  }

  /** Whether messages have to wait. */
  get isOpen(): boolean {
    return this.#cancel !== null || this.#clock.now() < this.#endsAt;
  }

  /** So many sessions get a message, now or later. */
  count(deliveries: number): void {
    const now = this.#clock.now();
    const before = this.#load * Math.exp((this.#loadAt - now) / MEMORY_MS);
    this.#load = Math.min(before + deliveries, FULL_LOAD);
    this.#loadAt = now;
  }

  /** Something was sent at once: what comes soon after it gathers. */
  open(): void {
    const ms = BATCH_MS * this.#load / FULL_LOAD;
    this.#endsAt = this.#clock.now() + Math.max(SHORTEST_MS, ms);
  }

  /** A message waits. */
  gather(): void {
    const left = Math.max(0, this.#endsAt - this.#clock.now());
    this.#cancel ??= this.#clock.schedule(() => this.#end(), left);
  }

  /** Ends it, and sends nothing. */
  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
    this.#endsAt = -Infinity;
  }

  #end(): void {
    this.#cancel = null;
    this.#flush();
    this.open();
  }
}

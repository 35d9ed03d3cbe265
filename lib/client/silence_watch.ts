import type { Clock } from "./client_deps.ts";

/**
 * Silence after which a connection counts as dead, in milliseconds. The server sends a `ping` every
 * 25 s (`PING_INTERVAL_MS`), so two were lost and the third is late.
 */
const SILENCE_MS = 70_000;

/**
 * Time for a page that slept to read what arrived meanwhile, in milliseconds. A phone or a frozen
 * tab wakes with a silence of minutes on a connection that may well be alive.
 */
const WAKING_MS = 2_000;

/** Notices when a connection has died without a word. */
export class SilenceWatch {
  readonly #clock: Clock;
  readonly #died: () => void;
  #heardAt = 0;
  #cancel: () => void = () => {};
  #running = false;

  /** `died` is called once per start, when the silence has lasted too long. */
  constructor(clock: Clock, died: () => void) {
    this.#clock = clock;
    this.#died = died;
  }

  /** Starts, as if something had just been heard. */
  start(): void {
    this.#running = true;
    this.heard();
    this.#await(SILENCE_MS);
  }

  /** Says that a frame came. Cheap: it sets no timer. */
  heard(): void {
    this.#heardAt = this.#clock.now();
  }

  /** Says that the page may have slept: after a long silence it has 2 s left to hear something. */
  wake(): void {
    if (this.#running && this.#silence() >= SILENCE_MS) this.#await(WAKING_MS);
  }

  /** Stops watching. */
  stop(): void {
    this.#running = false;
    this.#cancel();
  }

  #silence(): number {
    return this.#clock.now() - this.#heardAt;
  }

  #await(ms: number): void {
    this.#cancel();
    const dueAt = this.#clock.now() + ms;
    this.#cancel = this.#clock.schedule(() => this.#look(dueAt), ms);
  }

  #look(dueAt: number): void {
    const left = SILENCE_MS - this.#silence();
    if (left > 0) return this.#await(left);
    // A timer that is late means that the page slept.
    if (this.#clock.now() - dueAt > WAKING_MS) return this.#await(WAKING_MS);
    this.stop();
    this.#died();
  }
}

import type { Clock } from "./client_deps.ts";

/**
 * Silence after which a connection counts as dead, in milliseconds. The server sends a `ping` every
 * 25 s (`PING_INTERVAL_MS`), so two were lost and the third is late.
 */
const SILENCE_MS = 70_000;

/**
 * Silence after which a connection counts as dead when something was said that the server answers at
 * once, in milliseconds. A slow line takes seconds; to go on over another connection costs little.
 */
const ANSWER_MS = 10_000;

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
  /** When something was said that is to be answered, if nothing was heard since. */
  #askedAt: number | null = null;
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
    this.#askedAt = null;
  }

  /** Says that something was sent that the server answers at once. */
  asked(): void {
    if (!this.#running || this.#askedAt !== null) return;
    this.#askedAt = this.#clock.now();
    this.#await(this.#left());
  }

  /** Says that the page may have slept: after a long silence it has 2 s left to hear something. */
  wake(): void {
    if (this.#running && this.#left() <= 0) this.#await(WAKING_MS);
  }

  /** Stops watching. */
  stop(): void {
    this.#running = false;
    this.#cancel();
  }

  /** Milliseconds of silence that are left; none or less if it has lasted too long. */
  #left(): number {
    const quiet = this.#heardAt + SILENCE_MS;
    const due = this.#askedAt === null ? quiet : Math.min(quiet, this.#askedAt + ANSWER_MS);
    return due - this.#clock.now();
  }

  #await(ms: number): void {
    this.#cancel();
    const dueAt = this.#clock.now() + ms;
    this.#cancel = this.#clock.schedule(() => this.#look(dueAt), ms);
  }

  #look(dueAt: number): void {
    const left = this.#left();
    if (left > 0) return this.#await(left);
    // A timer that is late means that the page slept.
    if (this.#clock.now() - dueAt > WAKING_MS) return this.#await(WAKING_MS);
    this.stop();
    this.#died();
  }
}

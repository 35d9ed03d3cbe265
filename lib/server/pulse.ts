import type { MeteredStep } from "./room_meter.ts";

/**
 * Milliseconds without a tick after which a room counts as stuck. Ticks come four times a second, so
 * that twenty are missing.
 */
const STUCK_MS = 5_000;

/** Whether the room still handles what happens: what `/healthz` answers. */
export class Pulse {
  readonly #now: () => number;
  #tickedAt: number;
  #isStopping = false;

  /** `now` is in milliseconds and never goes back. */
  constructor(now: () => number) {
    this.#now = now;
    this.#tickedAt = now();
  }

  /** Notes a step that the room has done. */
  beat(step: MeteredStep): void {
    if (step === "Ticked") this.#tickedAt = this.#now();
    else if (step === "StopRequested") this.#isStopping = true;
  }

  /** True while time goes by in the room and nobody has asked the server to stop. */
  get isBeating(): boolean {
    return !this.#isStopping && this.#now() - this.#tickedAt < STUCK_MS;
  }
}

import type { Gap } from "./chat_state.ts";
import type { Clock } from "./client_deps.ts";

/**
 * Milliseconds of an interruption of which nothing is said. The first attempt comes within 1 s, and
 * most connections are back by the second.
 */
const BRIEF_MS = 3_000;

/**
 * Milliseconds for which messages are taken that cannot be sent yet: as long as a server keeps a
 * session, unless its settings say otherwise (`Limits.ResumeSeconds`).
 */
const HOLD_MS = 60_000;

const NO_GAP: Gap = { brief: false, holds: false };

/** The time from losing a connection until the person is in the room again. */
export class Interruption {
  readonly #clock: Clock;
  readonly #changed: (gap: Gap) => void;
  #gap = NO_GAP;
  #cancel: () => void = () => {};

  /** `changed` is called when `gap` has changed while an interruption lasts. */
  constructor(clock: Clock, changed: (gap: Gap) => void) {
    this.#clock = clock;
    this.#changed = changed;
  }

  /** What the interruption means so far. */
  get gap(): Gap {
    return this.#gap;
  }

  /** The connection of somebody who was in the room was lost. `holds` as in `Gap`. */
  begin(holds: boolean): void {
    this.#gap = { brief: true, holds };
    this.#wait(BRIEF_MS, () => {
      this.#become({ ...this.#gap, brief: false });
      this.#wait(HOLD_MS - BRIEF_MS, () => this.giveUp());
    });
  }

  /** The session will not go on, or not in time. */
  giveUp(): void {
    if (this.#gap.holds) this.#become({ ...this.#gap, holds: false });
  }

  /** It is over. */
  end(): void {
    this.#cancel();
    this.#gap = NO_GAP;
  }

  #become(gap: Gap): void {
    this.#gap = gap;
    this.#changed(gap);
  }

  #wait(ms: number, act: () => void): void {
    this.#cancel();
    this.#cancel = this.#clock.schedule(act, ms);
  }
}

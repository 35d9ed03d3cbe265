import type { Clock } from "./client_deps.ts";

/** Milliseconds between two looks. */
const LOOK_MS = 2_500;

/**
 * Milliseconds without a new picture after which it counts as frozen. Even the slowest rate that
 * `video_policy.ts` gives has forty in that time.
 */
const FROZEN_MS = 5_000;

/** Notices when a picture stands still although the connection does not. */
export class FrameWatch {
  readonly #clock: Clock;
  readonly #count: () => Promise<number | null>;
  readonly #changed: (isFrozen: boolean) => void;
  #run = 0;
  #frames = 0;
  #movedAt = 0;
  #isFrozen = false;
  #cancel: () => void = () => {};

  /** `count` tells how many pictures there were, or null; `changed` is called when that matters. */
  constructor(
    clock: Clock,
    count: () => Promise<number | null>,
    changed: (isFrozen: boolean) => void,
  ) {
    this.#clock = clock;
    this.#count = count;
    this.#changed = changed;
  }

  /** Starts anew, as if a picture had just come. */
  start(): void {
    this.stop();
    this.#frames = -1;
    this.#movedAt = this.#clock.now();
    this.#await(this.#run);
  }

  /** Stops looking; what is not looked at is not frozen. */
  stop(): void {
    this.#run += 1;
    this.#cancel();
    this.#set(false);
  }

  #await(run: number): void {
    this.#cancel = this.#clock.schedule(() => {
      this.#count().catch(() => null).then((frames) => {
        if (run === this.#run) this.#look(run, frames);
      });
    }, LOOK_MS);
  }

  #look(run: number, frames: number | null): void {
    const now = this.#clock.now();
    // Without a count there is nothing to say.
    if (frames === null || frames !== this.#frames) this.#movedAt = now;
    this.#frames = frames ?? -1;
    this.#set(now - this.#movedAt >= FROZEN_MS);
    this.#await(run);
  }

  #set(isFrozen: boolean): void {
    if (isFrozen === this.#isFrozen) return;
    this.#isFrozen = isFrozen;
    this.#changed(isFrozen);
  }
}

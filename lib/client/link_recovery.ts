import { backoffDelay } from "./backoff.ts";
import type { ClientDeps } from "./client_deps.ts";

/** Milliseconds for which a path may be gone before another is looked for; most gaps are shorter. */
const UNSTEADY_MS = 3_000;

/**
 * Milliseconds from asking until connected. ICE checks pairs of candidates for some seconds; a relay
 * reached over TCP on a slow line takes longest.
 */
const ATTEMPT_MS = 15_000;

/** Attempts at a camera that was never seen, after which the person is told. */
const FIRST_ATTEMPTS = 2;

/** Milliseconds for which a connection must hold before earlier failures are forgotten. */
const STABLE_MS = 10_000;

/**
 * Milliseconds before the next attempt when the other end hung up: the news of why, if there is
 * any, is on its way through the server.
 */
export const HUNG_UP_MS = 1_000;

/** When to look for another path, and when to give up. One thing is waited for at a time. */
export class LinkRecovery {
  readonly #deps: Pick<ClientDeps, "clock" | "random">;
  #failures = 0;
  #cancel: () => void = () => {};

  constructor(deps: Pick<ClientDeps, "clock" | "random">) {
    this.#deps = deps;
  }

  /** An attempt begins; `late` is called if it takes too long. */
  attempt(late: () => void): void {
    this.#wait(ATTEMPT_MS, late);
  }

  /** The path is gone; `lost` is called if it stays gone. */
  waver(lost: () => void): void {
    this.#wait(UNSTEADY_MS, lost);
  }

  /** The path is there. */
  settle(): void {
    this.#wait(STABLE_MS, () => this.#failures = 0);
  }

  /**
   * A path that was there was lost, or an attempt failed; `again` is called when it is time for
   * the next: at once after the first loss, then after longer and longer, but never before
   * `atLeast` milliseconds. False if there is no sense in another, as none has ever succeeded.
   */
  fail(hasPlayed: boolean, again: () => void, atLeast = 0): boolean {
    this.#failures += 1;
    if (!hasPlayed && this.#failures >= FIRST_ATTEMPTS) return false;
    const { random } = this.#deps;
    const delay = this.#failures === 1 ? 0 : backoffDelay(this.#failures - 1, random());
    this.#wait(Math.max(delay, atLeast), again);
    return true;
  }

  /** Forgets the failures: something has changed that may have been their reason. */
  begin(): void {
    this.#failures = 0;
    this.stop();
  }

  /** Waits for nothing. */
  stop(): void {
    this.#cancel();
  }

  #wait(ms: number, act: () => void): void {
    this.stop();
    this.#cancel = this.#deps.clock.schedule(act, ms);
  }
}

import { createBucket, type Pace, takeToken } from "../broker/rate_limit.ts";
import type { Bucket } from "../broker/rate_limit.ts";
import { OVERSIZED_FRAME_COST } from "../protocol/limits.ts";
import { addressKey } from "./address_key.ts";
import type { Log } from "./log.ts";

/** Milliseconds between two lines about the same address. */
const QUIET_MS = 60_000;

/** Addresses without a socket that are remembered; the one unheard of longest is forgotten first. */
const MAX_REMEMBERED = 10_000;

interface Count {
  /** Sockets that are open. */
  open: number;
  readonly fresh: Bucket;
  /** Unix time in milliseconds before which nothing more is logged about the address. */
  quietUntil: number;
}

/** How many sockets one address may have, as the operator set it. `Infinity` is no limit. */
export interface AddressPace {
  readonly atOnce: number;
  readonly perMinute: number;
}

/**
 * Counts the sockets of each address, before any of them is opened. Whoever is refused costs an
 * answer of some bytes, and one line of the log in a minute.
 */
export class AddressLimits {
  readonly #atOnce: number;
  readonly #pace: Pace;
  readonly #log: Log;
  readonly #now: () => number;
  /** In the order in which they were last heard of. */
  readonly #counts = new Map<string, Count>();

  /** `now` is Unix time in milliseconds. */
  constructor({ atOnce, perMinute }: AddressPace, log: Log, now: () => number) {
    this.#atOnce = atOnce;
    this.#pace = { perSecond: perMinute / 60, burst: perMinute };
    this.#log = log;
    this.#now = now;
  }

  /**
   * Counts one more socket. Gives null if the address has too many, or too many new ones; else what
   * is to be called when the socket is closed, however often that is.
   */
  admit(address: string): (() => void) | null {
    const count = this.#find(address);
    if (count.open >= this.#atOnce) {
      this.complain(address, `it has ${this.#atOnce} open (Limits.SocketsPerAddress)`);
      return null;
    }
    if (takeToken(count.fresh, this.#pace, this.#now()) > 0) {
      this.complain(address, "it opens them too fast (Limits.SocketsPerMinutePerAddress)");
      return null;
    }
    count.open++;
    let isOpen = true;
    return () => {
      if (isOpen) count.open--;
      isOpen = false;
    };
  }

  /** Notes a frame that should never have been sent: it counts as several new sockets. */
  punish(address: string): void {
    const { fresh } = this.#find(address);
    for (let taken = 0; taken < OVERSIZED_FRAME_COST; taken++) {
      takeToken(fresh, this.#pace, this.#now());
    }
    this.complain(address, "it sent a frame that is too big", "Closed a WebSocket of");
  }

  /** Logs why an address is refused, but not more than once in a minute. */
  complain(address: string, reason: string, deed = "Refused a WebSocket of"): void {
    const count = this.#find(address);
    if (this.#now() < count.quietUntil) return;
    count.quietUntil = this.#now() + QUIET_MS;
    this.#log("warn", `${deed} ${address}: ${reason}.`);
  }

  /** How many addresses are remembered. */
  get size(): number {
    return this.#counts.size;
  }

  #find(address: string): Count {
    const key = addressKey(address);
    const known = this.#counts.get(key);
    const count = known ??
      { open: 0, fresh: createBucket(this.#pace, this.#now()), quietUntil: 0 };
    this.#counts.delete(key);
    this.#counts.set(key, count);
    if (known === undefined) this.#forgetOldest();
    return count;
  }

  /** Those with open sockets are never forgotten; there are no more of them than sockets. */
  #forgetOldest(): void {
    if (this.#counts.size <= MAX_REMEMBERED) return;
    for (const [key, { open }] of this.#counts) {
      if (open > 0) continue;
      this.#counts.delete(key);
      return;
    }
  }
}

import { MAX_UNACKED_LENGTH, MAX_UNACKED_MESSAGES } from "../protocol/limits.ts";
import type { Bundle } from "./bundle.ts";

/** Dropped entries after which the list is shortened, so that each costs next to nothing. */
const COMPACT_AFTER = 256;

/**
 * What was sent to one session and may not have arrived. Messages have numbers from 1, in the order
 * in which they were sent; the client counts along. Bounded: the oldest go first.
 */
export class SentLog {
  /** Each entry holds the messages up to `last`, as many as its bundle has. */
  #entries: { readonly bundle: Bundle; readonly last: number }[] = [];
  /** Entries at the beginning that are not kept any more. */
  #dropped = 0;
  #length = 0;
  #sent = 0;

  /** How many messages were sent. */
  get sent(): number {
    return this.#sent;
  }

  /** Notes what is sent now. */
  add(bundle: Bundle): void {
    this.#sent += bundle.count;
    this.#length += bundle.length;
    this.#entries.push({ bundle, last: this.#sent });
    while (this.#isTooLong()) this.#drop();
  }

  /** Forgets what has arrived: all up to the number `seen`. */
  acknowledge(seen: number): void {
    while ((this.#entries[this.#dropped]?.last ?? Infinity) <= seen) this.#drop();
  }

  /** The messages after the number `seen`; null if some of them are not kept, or it is none of ours. */
  after(seen: number): readonly string[] | null {
    if (seen > this.#sent || seen + 1 < this.#first) return null;
    const texts: string[] = [];
    for (let index = this.#dropped; index < this.#entries.length; index++) {
      const entry = this.#entries[index];
      if (entry === undefined || entry.last <= seen) continue;
      const first = entry.last - entry.bundle.count + 1;
      texts.push(...entry.bundle.texts().slice(Math.max(0, seen + 1 - first)));
    }
    return texts;
  }

  /** The number of the first message that is kept, or of the next if none is. */
  get #first(): number {
    const entry = this.#entries[this.#dropped];
    return entry === undefined ? this.#sent + 1 : entry.last - entry.bundle.count + 1;
  }

  #isTooLong(): boolean {
    const isOne = this.#dropped === this.#entries.length - 1;
    if (isOne) return false;
    return this.#sent - this.#first >= MAX_UNACKED_MESSAGES || this.#length > MAX_UNACKED_LENGTH;
  }

  #drop(): void {
    this.#length -= this.#entries[this.#dropped]?.bundle.length ?? 0;
    this.#dropped++;
    if (this.#dropped === this.#entries.length || this.#dropped >= COMPACT_AFTER) {
      this.#entries = this.#entries.slice(this.#dropped);
      this.#dropped = 0;
    }
  }
}

/** Messages after which a client tells the server what has arrived … */
const ACK_MESSAGES = 256;

/** … but not more often than this, in milliseconds, … */
const ACK_INTERVAL_MS = 250;

/** … and at the latest so long after a message that it has not told of. */
const ACK_LATEST_MS = 15_000;

/** Counts the messages of a session that can be resumed, and says when they are to be told of. */
export class SeenCounter {
  readonly #tell: (seen: number) => void;
  #isCounting = false;
  #told = 0;
  #toldAt = 0;
  #timer: ReturnType<typeof setTimeout> | null = null;
  /** Messages that have come since the session began. */
  seen = 0;

  /** `tell` sends the number to the server. */
  constructor(tell: (seen: number) => void) {
    this.#tell = tell;
  }

  /** A session begins: the next message is the first. */
  restart(): void {
    this.#isCounting = true;
    this.seen = this.#told = 0;
    this.#toldAt = performance.now();
  }

  /** Nothing is counted until a session begins. */
  stop(): void {
    this.#isCounting = false;
    this.pause();
  }

  /** The connection is gone: nothing can be told. */
  pause(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  /** The connection is there again. */
  go(): void {
    this.add(0);
  }

  /** So many messages have come. */
  add(messages: number): void {
    if (!this.#isCounting) return;
    this.seen += messages;
    const waiting = this.seen - this.#told;
    if (waiting === 0) return;
    if (waiting >= ACK_MESSAGES && performance.now() - this.#toldAt >= ACK_INTERVAL_MS) {
      this.#tellNow();
    } else {
      this.#timer ??= setTimeout(() => this.#tellNow(), ACK_LATEST_MS);
    }
  }

  #tellNow(): void {
    this.pause();
    this.#told = this.seen;
    this.#toldAt = performance.now();
    this.#tell(this.seen);
  }
}

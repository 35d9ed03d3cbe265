/** Width of a step of the latencies, in milliseconds. */
const STEP_MS = 0.1;

/** Steps that are told apart: up to 20 s. What took longer counts as that. */
const STEPS = 200_000;

/** What a group of people has got, since the last `clear`. */
export class Tally {
  /** Frames, and bytes of them with their headers. */
  frames = 0;
  bytes = 0;
  /** Messages of the protocol: more than frames where some come in one. */
  messages = 0;
  /** Chat messages, each for one person. */
  chats = 0;
  /** Everything else, by the first three letters of its action. */
  readonly others = new Map<number, number>();
  readonly #latencies = new Uint32Array(STEPS);

  /** Counts a chat message that took so many milliseconds. */
  addChat(latency: number): void {
    this.chats++;
    const step = Math.min(STEPS - 1, Math.max(0, Math.floor(latency / STEP_MS)));
    this.#latencies[step] = (this.#latencies[step] ?? 0) + 1;
  }

  /** Counts another message, by the number that {@link actionKey} gives. */
  addOther(key: number): void {
    this.others.set(key, (this.others.get(key) ?? 0) + 1);
  }

  /** How many messages of an action came. */
  countOf(action: string): number {
    return this.others.get(actionKey(action)) ?? 0;
  }

  /** Milliseconds within which a share (0 to 1) of the chat messages came. */
  latency(share: number): number {
    let left = share * this.chats;
    for (const [step, count] of this.#latencies.entries()) {
      left -= count;
      if (count > 0 && left <= 0) return (step + 1) * STEP_MS;
    }
    return NaN;
  }

  /** Starts anew. */
  clear(): void {
    this.frames =
      this.bytes =
      this.messages =
      this.chats =
        0;
    this.others.clear();
    this.#latencies.fill(0);
  }
}

/**
 * The first three letters of an action as one number; behind a shorter one stands its quote. No two
 * actions of the protocol share them but `resumed` and `resume-refused`.
 */
export function actionKey(action: string): number {
  const [a, b, c] = new TextEncoder().encode(`${action}"`);
  return (a ?? 0) << 16 | (b ?? 0) << 8 | (c ?? 0);
}

import type { Clock } from "./client_deps.ts";
import type { OutgoingMessage } from "./outgoing.ts";

/**
 * Milliseconds before a connection is known to be lost in which it may have carried nothing any
 * more: a dead one is noticed after 70 s of silence, or a moment later.
 */
const IN_FLIGHT_MS = 90_000;

/** Most signals that wait for a connection: those of ten links that are being made. */
const MAX_WAITING_SIGNALS = 400;

/**
 * What this page has decided and may not have got through, to be said once more when its session
 * goes on over a new connection. Decisions (a boot, a status, one's camera) may come twice, so they
 * are said again unless they are old; of two that contradict each other the later one. Signals
 * between browsers may not come twice: those are kept that could not be sent.
 */
export class LatelySaid {
  readonly #clock: Clock;
  /** By what they are about, oldest first. */
  readonly #decisions = new Map<
    string,
    { readonly at: number; readonly message: OutgoingMessage }
  >();
  #signals: OutgoingMessage[] = [];
  /** When the connection was lost, while it is. */
  #lostAt: number | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Notes what was said, or could not be. */
  note(message: OutgoingMessage, isSent: boolean): void {
    if (message.action === "sdp" || message.action === "candidate") {
      if (!isSent && this.#signals.length < MAX_WAITING_SIGNALS) this.#signals.push(message);
      return;
    }
    const topic = topicOf(message);
    if (topic === null) return;
    this.#forgetOld();
    this.#decisions.delete(topic);
    this.#decisions.set(topic, { at: this.#clock.now(), message });
  }

  /** The connection was lost, or another one before the session went on. */
  interrupted(): void {
    this.#lostAt ??= this.#clock.now();
  }

  /** The session goes on: gives what has to be said once more, in order, and forgets it. */
  take(): readonly OutgoingMessage[] {
    this.#forgetOld();
    const decisions = [...this.#decisions.values()].map(({ message }) => message);
    const taken = [...decisions, ...this.#signals];
    this.clear();
    return taken;
  }

  /** A new session begins, which is told everything anyway. */
  clear(): void {
    this.#decisions.clear();
    this.#signals = [];
    this.#lostAt = null;
  }

  #forgetOld(): void {
    const from = (this.#lostAt ?? this.#clock.now()) - IN_FLIGHT_MS;
    for (const [topic, { at }] of this.#decisions) {
      if (at >= from) return;
      this.#decisions.delete(topic);
    }
  }
}

/** What a decision is about; null for what is none, or must not come twice. */
function topicOf(message: OutgoingMessage): string | null {
  switch (message.action) {
    case "me":
      return `me ${Object.keys(message).sort().join()}`;
    case "boot":
    case "unboot":
      return `boot ${message.personID ?? message.username}`;
    case "mute":
    case "unmute":
      return `mute ${message.personID ?? message.username}`;
    case "block":
    case "unblock":
      return `block ${message.personID ?? message.username}`;
    case "video-invite":
      return `invite ${message.usernames.join("\n")}`;
    case "unwatch":
      return message.openSecret === undefined ? null : `unwatch ${message.openSecret}`;
    default:
      return null;
  }
}

import { ACK_DELAY_MS, ACK_EVERY_MESSAGES, ACK_INTERVAL_MS } from "../protocol/limits.ts";
import type { AckMessage, ResumeMessage } from "../protocol/resume_message.ts";
import type { Clock } from "./client_deps.ts";

/**
 * How far this page has got in its session, by which a new connection can go on with it. It is in
 * memory only: a page that is loaded again is a new visit.
 */
export class ResumeState {
  readonly #clock: Clock;
  readonly #send: (message: AckMessage) => void;
  #key: string | null = null;
  /** Messages since the `me` that brought the key. */
  #seen = 0;
  /** How many of them the server knows to have come. */
  #acked = 0;
  #ackedAt = -Infinity;
  /** The count at which there is something to be done. */
  #next = Infinity;
  #cancel: () => void = () => {};

  /** `send` tells the server; it is called while there is a connection only. */
  constructor(clock: Clock, send: (message: AckMessage) => void) {
    this.#clock = clock;
    this.#send = send;
  }

  /** What asks the server to go on; null if there is nothing to go on with. */
  get request(): ResumeMessage | null {
    return this.#key === null ? null : { action: "resume", resumeKey: this.#key, seen: this.#seen };
  }

  /** A session begins: the message after this one is the first that counts. */
  begin(key: string): void {
    this.forget();
    this.#key = key;
    this.#seen = 0;
    this.#goOnFrom(0);
  }

  /** A message came, of whatever kind. Cheap, but for one in hundreds. */
  count(): void {
    this.#seen += 1;
    if (this.#seen >= this.#next) this.#look();
  }

  /** The session goes on: the server knows how far this page has got. */
  resumed(): void {
    this.#goOnFrom(this.#seen);
  }

  /** The connection was lost; nothing can be said for now. */
  pause(): void {
    this.#cancel();
    this.#next = Infinity;
  }

  /** The session is over. */
  forget(): void {
    this.pause();
    this.#key = null;
  }

  #goOnFrom(acked: number): void {
    this.#acked = acked;
    this.#next = acked + 1;
  }

  #look(): void {
    if (this.#seen - this.#acked < ACK_EVERY_MESSAGES) {
      this.#next = this.#acked + ACK_EVERY_MESSAGES;
      return this.#wait(ACK_DELAY_MS);
    }
    const early = this.#ackedAt + ACK_INTERVAL_MS - this.#clock.now();
    if (early <= 0) return this.#ack();
    this.#next = Infinity;
    this.#wait(early);
  }

  #wait(ms: number): void {
    this.#cancel();
    this.#cancel = this.#clock.schedule(() => this.#ack(), ms);
  }

  #ack(): void {
    this.#cancel();
    this.#ackedAt = this.#clock.now();
    this.#goOnFrom(this.#seen);
    this.#send({ action: "ack", seen: this.#seen });
  }
}

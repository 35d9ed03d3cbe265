import assert from "node:assert/strict";
import { signFor } from "../support/test_token.ts";
import { TestSocket } from "../support/test_socket.ts";

/** Round trips that are measured before an attack. */
const CALM_ROUNDS = 50;

/**
 * Longest that the slowest of a hundred answers may take during an attack, in milliseconds. The
 * attackers share the process with the server, so most of the time that is measured is theirs.
 */
const MAX_P99_MS = 2_000;

/** Longest that an attack may take, in milliseconds. They take a few seconds at most. */
const MAX_ATTACK_MS = 40_000;

/** Somebody who goes on talking while others attack. An operator, whose messages have no pace. */
export class HonestPerson implements AsyncDisposable {
  readonly #socket: TestSocket;
  #said = 0;

  private constructor(socket: TestSocket) {
    this.#socket = socket;
  }

  /** Enters a room that takes tokens. */
  static async enter(url: string): Promise<HonestPerson> {
    const jwt = await signFor("honest", { op: true });
    return new HonestPerson(await TestSocket.enter(url, { jwt }));
  }

  /** Everything that came and was not an answer. */
  get received(): TestSocket["received"] {
    return this.#socket.received;
  }

  /** Says something and waits until it is heard; gives the milliseconds that took. */
  async say(): Promise<number> {
    const clientID = `round ${++this.#said}`;
    const begun = performance.now();
    this.#socket.send({ action: "message", channel: "lobby", message: "still here", clientID });
    await this.#socket.next("message", (message) => message.clientID === clientID);
    return performance.now() - begun;
  }

  /**
   * Runs an attack and talks all the while. Prints how long answers took before and during it, and
   * fails if they became slow or stopped.
   */
  async endure<T>(name: string, attack: () => Promise<T>): Promise<T> {
    const before: number[] = [];
    for (let round = 0; round < CALM_ROUNDS; round++) before.push(await this.say());
    const during: number[] = [];
    const state = { isOver: false };
    const attacked = attack();
    // A failed attack is thrown below, when nobody is talking any more.
    attacked.catch(() => {}).finally(() => state.isOver = true);
    const begun = performance.now();
    do {
      during.push(await this.say());
      assert.ok(performance.now() - begun < MAX_ATTACK_MS, `${name} does not end`);
    } while (!state.isOver);
    const result = await attacked;
    const [calm, busy] = [p99(before), p99(during)];
    console.log(
      `      ${name}: p99 ${calm.toFixed(1)} ms before, ${busy.toFixed(1)} ms during ` +
        `(${during.length} round trips)`,
    );
    assert.ok(busy < MAX_P99_MS, `answers took ${busy} ms`);
    return result;
  }

  /** Leaves. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.#socket[Symbol.asyncDispose]();
  }
}

function p99(samples: readonly number[]): number {
  const sorted = [...samples].sort((one, two) => one - two);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.99))] ?? 0;
}

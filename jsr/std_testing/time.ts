/**
 * Stand-in for `jsr:@std/testing@^1/time` on the npm library @sinonjs/fake-timers: `FakeTime`, a
 * clock that moves only when told to. Left out: a clock that advances by itself (asking for one
 * throws) and faking `AbortSignal.timeout` (it stays real).
 *
 * @module
 */

import FakeTimers from "@sinonjs/fake-timers";

const real = {
  Date: globalThis.Date,
  setTimeout: globalThis.setTimeout,
  clearTimeout: globalThis.clearTimeout,
  setInterval: globalThis.setInterval,
  clearInterval: globalThis.clearInterval,
};

/** The one clock that is installed, if any. */
let installed: FakeTime | undefined;

function setInstalled(time: FakeTime | undefined): void {
  installed = time;
}

/** Replaces `Date` and the timers from construction to `restore()`. Only one at a time. */
export class FakeTime implements Disposable {
  readonly #clock: ReturnType<typeof FakeTimers.install>;

  /** The moment at which this clock began, in milliseconds since 1970. */
  readonly start: number;

  /** `start` is now unless given. Throws a `TypeError` when time is faked already. */
  constructor(
    start: number | string | Date | null = null,
    options: { advanceRate?: number; advanceFrequency?: number } = {},
  ) {
    if (installed) throw new TypeError("Cannot construct FakeTime: time is already faked");
    if (options.advanceRate || options.advanceFrequency) {
      throw new Error("A clock that advances by itself is not part of this stand-in.");
    }
    this.start = new Date(start ?? Date.now()).getTime();
    if (Number.isNaN(this.start)) throw new TypeError("Cannot construct FakeTime: invalid start");
    this.#clock = FakeTimers.install({
      now: this.start,
      toFake: ["Date", "setTimeout", "clearTimeout", "setInterval", "clearInterval"],
    });
    setInstalled(this);
  }

  /** Gives back the real time, whichever `FakeTime` took it. */
  static restore(): void {
    if (!installed) throw new TypeError("Cannot restore time: time is already restored");
    installed.restore();
  }

  /** Runs `callback` in real time, then goes on with the fake time where it stood. */
  static async restoreFor<T>(callback: () => Promise<T> | T): Promise<T> {
    if (!installed) throw new TypeError("Cannot restore time: time is not faked");
    const { Date, setTimeout, clearTimeout, setInterval, clearInterval } = globalThis;
    Object.assign(globalThis, real);
    try {
      return await callback();
    } finally {
      Object.assign(globalThis, { Date, setTimeout, clearTimeout, setInterval, clearInterval });
    }
  }

  /** The fake moment, in milliseconds since 1970. Setting it runs the timers that fall due. */
  get now(): number {
    return this.#clock.now;
  }

  set now(moment: number) {
    if (moment < this.now) throw new RangeError("Cannot set time in the past");
    this.tick(moment - this.now);
  }

  /** Goes on by that many milliseconds and runs the timers that fall due. */
  tick(milliseconds = 0): void {
    this.#clock.tick(milliseconds);
  }

  /** As `tick`, and lets promises settle in between. */
  async tickAsync(milliseconds = 0): Promise<void> {
    await this.#clock.tickAsync(milliseconds);
  }

  /** Goes on to the next timer and runs it. False when there is none. */
  next(): boolean {
    const found = this.#clock.countTimers() > 0;
    this.#clock.next();
    return found;
  }

  /** As `next`, and lets promises settle. */
  async nextAsync(): Promise<boolean> {
    await this.runMicrotasks();
    const found = this.#clock.countTimers() > 0;
    await this.#clock.nextAsync();
    return found;
  }

  /** Runs every timer, those that they set included. Throws when there is no end to it. */
  runAll(): void {
    this.#clock.runAll();
  }

  /** As `runAll`, and lets promises settle in between. */
  async runAllAsync(): Promise<void> {
    await this.#clock.runAllAsync();
  }

  /** Lets promises settle without moving the clock. */
  async runMicrotasks(): Promise<void> {
    await this.delay(0);
  }

  /** Waits in real time. The fake time stands still. */
  async delay(milliseconds: number): Promise<void> {
    await new Promise((resolve) => real.setTimeout(resolve, milliseconds));
  }

  /** Gives back the real time. */
  restore(): void {
    if (installed !== this) throw new TypeError("Cannot restore time: time is already restored");
    this.#clock.uninstall();
    setInstalled(undefined);
  }

  [Symbol.dispose](): void {
    if (installed === this) this.restore();
  }
}

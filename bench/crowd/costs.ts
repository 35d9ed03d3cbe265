import type { Crowd } from "./crowd.ts";
import { startMeter } from "./meter.ts";
import { pause } from "./pacing.ts";

/** How long the quiet room is looked at. */
const IDLE_MS = 4_000;

/** What one event costs. */
export interface Cost {
  /** CPU milliseconds of the server, without what the quiet room costs anyway. */
  readonly cpu: number;
  /** Bytes that each person of the crowd got. */
  readonly bytes: number;
}

/** Measures what events cost the server and the people in a room. */
export class CostMeter {
  readonly #crowd: Crowd;
  /** CPU seconds per second of the quiet room. */
  readonly #idle: number;

  private constructor(crowd: Crowd, idle: number) {
    this.#crowd = crowd;
    this.#idle = idle;
  }

  /** Looks at the quiet room first. */
  static async start(crowd: Crowd): Promise<CostMeter> {
    const stop = startMeter(crowd.target.pid);
    await pause(IDLE_MS);
    const { cpu, seconds } = stop();
    return new CostMeter(crowd, cpu / seconds);
  }

  /** The cost of each of so many events, which `act` brings about; what follows from them counts. */
  async measure(events: number, act: () => Promise<void>): Promise<Cost> {
    const { tally, people, target } = this.#crowd;
    const before = tally.bytes;
    const stop = startMeter(target.pid);
    await act();
    await this.#crowd.settle();
    const { cpu, seconds } = stop();
    return {
      cpu: 1000 * (cpu - this.#idle * seconds) / events,
      bytes: (tally.bytes - before) / events / people.length,
    };
  }
}

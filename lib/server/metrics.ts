import { Gauge, Histogram, Registry } from "@prometheus-io/client";
import type { Count, Counted } from "../broker/count.ts";
import type { Room } from "../broker/room.ts";
import { countBy, countUp } from "./count_by.ts";
import { EventLoopWatch } from "./event_loop_watch.ts";
import * as names from "./metric_names.ts";
import { addProcessMetrics } from "./process_metrics.ts";
import { Pulse } from "./pulse.ts";
import { addRoomGauges } from "./room_gauges.ts";
import type { MeteredStep, RoomMeter } from "./room_meter.ts";
import { timeSteps } from "./step_times.ts";

/**
 * Counts what happens in the room and tells it in the text format of Prometheus. Names and labels
 * are fixed: nothing that somebody can choose ever becomes one. What happens often is added up here,
 * and told to the library when somebody asks.
 */
export class Metrics implements RoomMeter {
  /** Whether the room still handles what happens. */
  readonly pulse: Pulse;
  readonly #registry = new Registry();
  readonly #watch: EventLoopWatch;
  readonly #readGauges: (room: Room) => void;
  readonly #countMessage: (kind: Counted["message"]) => void;
  readonly #countLimited: (kind: names.Limited) => void;
  readonly #countResume: (outcome: Counted["resume"]) => void;
  readonly #countDeliveries: (by: number) => void;
  readonly #countEvictions: (by: number) => void;
  readonly #countFaults: (by: number) => void;
  readonly #timeStep: (step: MeteredStep, ms: number) => void;

  /** `now` is in milliseconds and never goes back. */
  constructor(now: () => number = () => performance.now()) {
    const registers = [this.#registry];
    this.pulse = new Pulse(now);
    this.#readGauges = addRoomGauges(registers);
    this.#countMessage = countBy(registers, names.MESSAGES);
    this.#countDeliveries = countUp(registers, names.DELIVERIES);
    this.#countEvictions = countUp(registers, names.EVICTIONS);
    this.#countLimited = countBy(registers, names.LIMITED);
    this.#countResume = countBy(registers, names.RESUMES);
    this.#countFaults = countUp(registers, names.FAULTS);
    this.#timeStep = timeSteps(registers);
    this.#watch = watchEventLoop(now, registers);
    addProcessMetrics(registers);
  }

  stepped(step: MeteredStep, ms: number): void {
    this.pulse.beat(step);
    if (step === "StopRequested") this.#watch.stop();
    this.#timeStep(step, ms);
  }

  failed(): void {
    this.#countFaults(1);
  }

  delivered(sessions: number): void {
    this.#countDeliveries(sessions);
  }

  evicted(): void {
    this.#countEvictions(1);
  }

  counted({ what, kind }: Count): void {
    switch (what) {
      case "message":
        return this.#countMessage(kind);
      case "overPace":
        return this.#countLimited(kind);
      case "resume":
        return this.#countResume(kind);
    }
  }

  /** A connection was refused because its address has too many, or opens them too fast. */
  socketRefused(): void {
    this.#countLimited("socket");
  }

  /** All of it. From the first time on the event loop is watched, which nobody wanted to know before. */
  async render(room: Room): Promise<{ readonly text: string; readonly contentType: string }> {
    this.#watch.start();
    this.#readGauges(room);
    return { text: await this.#registry.metrics(), contentType: this.#registry.contentType };
  }
}

function watchEventLoop(now: () => number, registers: Registry[]): EventLoopWatch {
  const buckets = [...names.DELAYS.buckets];
  const delays = new Histogram({ ...names.DELAYS, buckets, registers });
  const watch = new EventLoopWatch(now, (ms) => delays.observe(ms / 1000));
  new Gauge({
    ...names.DELAY_PEAK,
    registers,
    collect() {
      this.set(watch.peak / 1000);
    },
  });
  return watch;
}

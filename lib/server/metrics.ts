import { Counter, Gauge, Histogram, Registry } from "@prometheus-io/client";
import type { Count, Counted } from "../broker/count.ts";
import type { Room } from "../broker/room.ts";
import { countBy } from "./count_by.ts";
import { EventLoopWatch } from "./event_loop_watch.ts";
import * as names from "./metric_names.ts";
import { addProcessMetrics } from "./process_metrics.ts";
import { Pulse } from "./pulse.ts";
import { addRoomGauges } from "./room_gauges.ts";
import type { MeteredStep, RoomMeter } from "./room_meter.ts";

/**
 * Counts what happens in the room and tells it in the text format of Prometheus. Names and labels
 * are fixed: nothing that somebody can choose ever becomes one.
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
  readonly #deliveries: Counter;
  readonly #evictions: Counter;
  readonly #faults: Counter;
  readonly #steps: Histogram<"event">;

  /** `now` is in milliseconds and never goes back. */
  constructor(now: () => number = () => performance.now()) {
    const registers = [this.#registry];
    this.pulse = new Pulse(now);
    this.#readGauges = addRoomGauges(registers);
    this.#countMessage = countBy(registers, names.MESSAGES);
    this.#deliveries = new Counter({ ...names.DELIVERIES, registers });
    this.#evictions = new Counter({ ...names.EVICTIONS, registers });
    this.#countLimited = countBy(registers, names.LIMITED);
    this.#countResume = countBy(registers, names.RESUMES);
    this.#faults = new Counter({ ...names.FAULTS, registers });
    this.#steps = new Histogram({ ...names.STEPS, buckets: [...names.STEPS.buckets], registers });
    this.#watch = watchEventLoop(now, registers);
    addProcessMetrics(registers);
  }

  stepped(step: MeteredStep, ms: number): void {
    this.pulse.beat(step);
    if (step === "StopRequested") this.#watch.stop();
    this.#steps.observe({ event: step }, ms / 1000);
  }

  failed(): void {
    this.#faults.inc();
  }

  delivered(sessions: number): void {
    this.#deliveries.inc(sessions);
  }

  evicted(): void {
    this.#evictions.inc();
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

import { Histogram, type Registry } from "@prometheus-io/client";
import { STEPS } from "./metric_names.ts";
import type { MeteredStep } from "./room_meter.ts";

/**
 * Steps that are noted before the library is told of them, all at once. One at a time, each by itself
 * between other work, they take it several times as long.
 */
const MOST_NOTED = 500;

interface Step {
  readonly event: MeteredStep;
  readonly seconds: number;
}

/** A histogram of how long steps take; the function notes one, in milliseconds. */
export function timeSteps(registers: Registry[]): (event: MeteredStep, ms: number) => void {
  let noted: Step[] = [];
  const tell = () => {
    for (const { event, seconds } of noted) histogram.observe({ event }, seconds);
    noted = [];
  };
  const histogram = new Histogram<"event">({
    ...STEPS,
    buckets: [...STEPS.buckets],
    registers,
    collect: tell,
  });
  return (event, ms) => {
    if (noted.push({ event, seconds: ms / 1000 }) >= MOST_NOTED) tell();
  };
}

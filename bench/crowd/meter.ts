import { readCpuSeconds } from "../runner/process_figures.ts";

/** What the server used in a phase. */
export interface Spent {
  /** CPU seconds of all threads. */
  readonly cpu: number;
  /** Seconds that went by. */
  readonly seconds: number;
}

/** Starts measuring a process; the function that it gives ends that. */
export function startMeter(pid: number): () => Spent {
  const [cpu, start] = [readCpuSeconds(pid), performance.now()];
  return () => ({ cpu: readCpuSeconds(pid) - cpu, seconds: (performance.now() - start) / 1000 });
}

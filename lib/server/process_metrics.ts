import process from "node:process";
import { Counter, Gauge, type Registry } from "@prometheus-io/client";

/**
 * Adds what every Prometheus client tells of its process, by the names that are agreed on
 * (https://prometheus.io/docs/instrumenting/writing_clientlibs/#process-metrics). The library's own
 * read files in `/proc`, which this process may not; the runtime tells the same without.
 */
export function addProcessMetrics(registers: Registry[]): void {
  new Gauge({
    name: "process_resident_memory_bytes",
    help: "Resident memory size in bytes.",
    registers,
    collect() {
      this.set(Deno.memoryUsage().rss);
    },
  });
  new Gauge({
    name: "process_start_time_seconds",
    help: "Start time of the process since unix epoch in seconds.",
    registers,
  }).set(performance.timeOrigin / 1000);
  new Counter({
    name: "process_cpu_seconds_total",
    help: "Total user and system CPU time spent in seconds.",
    registers,
    collect() {
      const { user, system } = process.cpuUsage();
      this.reset();
      this.inc((user + system) / 1_000_000);
    },
  });
}

/** Programs that wait for a core, per core, above which figures say little. */
const BUSY = 0.5;

/** One line on what the figures were measured on. */
export function describeMachine(): string {
  const [, model = "unknown processor"] =
    /^model name\s*:\s*(.+)$/m.exec(Deno.readTextFileSync("/proc/cpuinfo")) ?? [];
  return `Deno ${Deno.version.deno}, ${navigator.hardwareConcurrency} cores, ${model}`;
}

/** What to say if other programs use the machine: latencies are theirs then, too. */
export function warnOfLoad(): string | null {
  const load = Deno.loadavg()[0] ?? 0;
  if (load < BUSY * navigator.hardwareConcurrency) return null;
  return `Other programs use this machine (load ${load.toFixed(1)}): latencies say little, and ` +
    "CPU is higher than it would be. Ratios within a table can still be compared.";
}

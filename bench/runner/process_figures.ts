/** Clock ticks per second in `/proc`: `USER_HZ`, which is 100 on every Linux that Deno runs on. */
const TICKS_PER_SECOND = 100;

/** Fields of `/proc/PID/stat` behind the name, counted from 0 (proc_pid_stat(5): 14 and 15). */
const USER_TIME = 11;
const SYSTEM_TIME = 12;

/** CPU seconds that a process has used, in all its threads, in itself and in the kernel. */
export function readCpuSeconds(pid: number): number {
  const stat = Deno.readTextFileSync(`/proc/${pid}/stat`);
  // The name, in brackets, may hold spaces.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[USER_TIME]) + Number(fields[SYSTEM_TIME])) / TICKS_PER_SECOND;
}

/** Bytes of memory that a process holds (resident set). */
export function readRss(pid: number): number {
  const status = Deno.readTextFileSync(`/proc/${pid}/status`);
  return 1024 * Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? NaN);
}

/** The processes that a process has started. */
export function readChildren(pid: number): readonly number[] {
  return Deno.readTextFileSync(`/proc/${pid}/task/${pid}/children`)
    .split(" ").filter((word) => word !== "").map(Number);
}

/** Files and sockets that a process started from here may have open at once. */
export function readOpenFileLimit(): number {
  const limits = Deno.readTextFileSync("/proc/self/limits");
  const [, soft] = /^Max open files\s+(\d+|unlimited)/m.exec(limits) ?? [];
  return soft === "unlimited" ? Infinity : Number(soft ?? NaN);
}

/**
 * Milliseconds for which a thread could have run and had no core, as others had them all
 * (`/proc/…/schedstat`, second field, in nanoseconds).
 *
 * @param thread a process id, whose first thread is looked at; or "self" for the thread that asks
 */
export function readRunDelay(thread: number | "self"): number {
  const folder = thread === "self" ? "/proc/thread-self" : `/proc/${thread}/task/${thread}`;
  const [, delay = "NaN"] = Deno.readTextFileSync(`${folder}/schedstat`).split(" ");
  return Number(delay) / 1e6;
}

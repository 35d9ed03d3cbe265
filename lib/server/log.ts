/**
 * The operator's log: one line per thing worth knowing, on standard output. Nothing that a person said and no token is ever passed to it.
 *
 * @module
 */

/** How much a line matters. `debug` lines appear only with `--debug`. */
export type LogLevel = "debug" | "info" | "warn" | "error";

/** Writes one line. */
export type Log = (level: LogLevel, text: string, cause?: unknown) => void;

/** Control characters, by which somebody's input could forge lines or drive a terminal. */
const CONTROLS = /[\p{Cc}\u2028\u2029]/gu;

/** A log that stamps each line with the time and writes it with `write`. */
export function createLog(
  { debug, now = Date.now, write = (line) => console.log(line) }: {
    readonly debug: boolean;
    readonly now?: () => number;
    readonly write?: (line: string) => void;
  },
): Log {
  return (level, text, cause) => {
    if (level === "debug" && !debug) return;
    const reason = cause === undefined ? "" : ` (${describeCause(cause, debug)})`;
    const line = `${new Date(now()).toISOString()} ${level} ${text}${reason}`;
    write(line.replace(CONTROLS, " "));
  };
}

function describeCause(cause: unknown, debug: boolean): string {
  if (!(cause instanceof Error)) return String(cause);
  return debug ? cause.stack ?? cause.message : `${cause.name}: ${cause.message}`;
}

/**
 * How long to wait before connecting again: exponential with full jitter, so that the many clients
 * of a restarted server come back spread out
 * (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/).
 */

/** Longest wait before the first try, in milliseconds. It doubles with each failure. */
const FIRST_MS = 1_000;

/** Longest wait at all, in milliseconds. */
const CAP_MS = 30_000;

/** Doublings from 1 s past the cap; more would only make a number that is too big. */
const MAX_DOUBLINGS = 5;

/** Failures that a restart counts as: everyone was cut off at once, so spread them over 4 s. */
export const RESTART_FAILURES = 3;

/**
 * Milliseconds to wait after the `failures`th loss in a row (from 1). `random` is from 0 to 1.
 */
export function backoffDelay(failures: number, random: number): number {
  const doublings = Math.min(Math.max(failures - 1, 0), MAX_DOUBLINGS);
  return Math.floor(random * Math.min(CAP_MS, FIRST_MS * 2 ** doublings));
}

/**
 * The times at which a token is valid: its `exp` and `nbf` claims (RFC 7519, sections 4.1.4 and
 * 4.1.5). `iat` only says when it was signed and decides nothing.
 *
 * @module
 */

import { describe, type Fields } from "../protocol/fields.ts";
import { err, ok, type Result } from "../protocol/result.ts";
import { claimProblem, problem, type TokenProblem } from "./token_problem.ts";

/**
 * Seconds by which the website's clock may differ from ours. BareRTC allows none, and locks people
 * out of sites whose clock is a second ahead.
 */
const LEEWAY_SECONDS = 30;

/** Seconds since 1970, fractions allowed, as a number or (PHP writes these) as decimal text. */
function readTime(claims: Fields, name: string): Result<number | undefined, TokenProblem> {
  const value = claims[name];
  if (value === undefined) return ok(undefined);
  const time = typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value.trim())
    ? Number(value)
    : value;
  if (typeof time === "number" && Number.isFinite(time)) return ok(time);
  // A time that cannot be read is not taken for "no limit".
  return err(claimProblem(
    name,
    `has a time that cannot be read: "${name}" is ${describe(value)}; ` +
      "expected seconds since 1970 as a number.",
  ));
}

/** Whether a token with these claims is valid at `now` (milliseconds since 1970). */
export function checkTimes(claims: Fields, now: number): Result<void, TokenProblem> {
  const expires = readTime(claims, "exp");
  if (!expires.ok) return expires;
  const begins = readTime(claims, "nbf");
  if (!begins.ok) return begins;
  const seconds = now / 1000;
  if (expires.value !== undefined && seconds >= expires.value + LEEWAY_SECONDS) {
    return err(problem("expired"));
  }
  if (begins.value !== undefined && seconds < begins.value - LEEWAY_SECONDS) {
    return err(problem("not-yet-valid"));
  }
  return ok(undefined);
}

/**
 * Readers of plain values. Each is named after what it accepts.
 *
 * @module
 */

import { err, ok, type Result } from "../protocol/result.ts";
import { describeFound, describeKind, type Mismatch, type Reader } from "./mismatch.ts";

/** `true` or `false`. */
export const flag: Reader<boolean> = (value) =>
  typeof value === "boolean" ? ok(value) : refuse(value, "true or false, without quotes");

/** Any text up to `max` characters, which may be empty. */
export function text(max: number): Reader<string> {
  return (value) => {
    if (typeof value !== "string") return refuse(value, "a text in quotes");
    if (value.length <= max) return ok(value);
    return refuseAs(`${value.length} characters`, `at most ${max}`);
  };
}

/** A text that fits `pattern`, which `expected` puts into words. */
export function textLike(pattern: RegExp, expected: string): Reader<string> {
  return (value) =>
    typeof value === "string" && pattern.test(value) ? ok(value) : refuse(value, expected);
}

/** A text that must not appear in any message. */
export const secret: Reader<string> = (value) =>
  typeof value === "string" ? ok(value) : refuseAs(describeKind(value), "a text in quotes");

/** A whole number from `min` to `max`. */
export function wholeNumber(min: number, max: number): Reader<number> {
  return (value) =>
    typeof value === "number" && Number.isInteger(value) && value >= min && value <= max
      ? ok(value)
      : refuse(value, `a whole number from ${min} to ${max}`);
}

/** A number from `min` to `max`, which may have a fraction. */
export function number(min: number, max: number): Reader<number> {
  return (value) =>
    typeof value === "number" && value >= min && value <= max
      ? ok(value)
      : refuse(value, `a number from ${min} to ${max}`);
}

/** A limit: a whole number up to `max`, or 0, which switches the limit off (`Infinity`). */
export function limit(max: number): Reader<number> {
  const read = wholeNumber(0, max);
  return (value) => {
    const result = read(value);
    if (result.ok) return ok(result.value === 0 ? Infinity : result.value);
    return refuse(value, `a whole number from 1 to ${max}, or 0 for no limit`);
  };
}

/** A list of what `readItem` accepts. */
export function listOf<T>(readItem: Reader<T>): Reader<readonly T[]> {
  return (value) => {
    if (!Array.isArray(value)) return refuse(value, 'a list, as in ["one", "two"]');
    const results = value.map((item: unknown) => readItem(item));
    const mismatches = results.flatMap((result, index) =>
      result.ok ? [] : result.error.map((one) => ({ ...one, path: `[${index}]${one.path}` }))
    );
    if (mismatches.length > 0) return err(mismatches);
    return ok(results.flatMap((result) => result.ok ? [result.value] : []));
  };
}

/** The refusal of `value` itself. */
export function refuse(value: unknown, expected: string): Result<never, readonly Mismatch[]> {
  return refuseAs(describeFound(value), expected);
}

function refuseAs(found: string, expected: string): Result<never, readonly Mismatch[]> {
  return err([{ path: "", found, expected }]);
}

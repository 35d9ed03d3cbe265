/**
 * The claims of BareRTC (mid-2025) that are not about who a person is. Read leniently: what cannot
 * be used is left out.
 *
 * @module
 */

import { isFields } from "../protocol/fields.ts";
import { orderRules, type PersonRule } from "../protocol/person_rules.ts";

/** A trimmed text, or null when there is none. PHP sends null and "" for "not set". */
export function readText(value: unknown): string | null {
  const trimmed = typeof value === "string" ? value.trim() : "";
  return trimmed === "" ? null : trimmed;
}

/** m or f in either case; any other text means other. */
export function readGender(value: unknown): "m" | "f" | "o" | "" {
  const gender = readText(value)?.toLowerCase();
  if (gender === undefined) return "";
  return gender === "m" || gender === "f" ? gender : "o";
}

/**
 * The known rules in a list. Also from an object, which PHP makes of a list with holes, and from a
 * single text: a rule restricts, so it is better read generously than lost.
 */
export function readRules(value: unknown): readonly PersonRule[] {
  const items: readonly unknown[] = Array.isArray(value)
    ? value
    : isFields(value)
    ? Object.values(value)
    : [value];
  return orderRules(new Set(items.map((item) => readText(item)?.toLowerCase())));
}

/**
 * The claims of BareRTC (mid-2025) that are not about who a person is. Read leniently: what cannot
 * be used is left out.
 *
 * @module
 */

import { isFields } from "../protocol/fields.ts";

/** What a website can forbid a person, by BareRTC's names. */
const knownRules = ["redcam", "nobroadcast", "novideo", "noimage", "nodvd"] as const;

/** One of the things that a website can forbid or ask of a person. */
export type Rule = typeof knownRules[number];

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
export function readRules(value: unknown): readonly Rule[] {
  const items: readonly unknown[] = Array.isArray(value)
    ? value
    : isFields(value)
    ? Object.values(value)
    : [value];
  const named = new Set(items.map((item) => readText(item)?.toLowerCase()));
  // Who may not see cameras may not show one either, as in BareRTC.
  if (named.has("novideo")) named.add("nobroadcast");
  return knownRules.filter((rule) => named.has(rule));
}

/**
 * What is wrong with a settings file, in one grammar: where, what was found, what was expected.
 *
 * @module
 */

import type { Result } from "../protocol/result.ts";

/** A value that cannot be used. `path` is the key's, items counted from 0: `PublicChannels[1].ID`. */
export interface SettingsProblem {
  readonly path: string;
  /** What the file says, as a phrase; a secret is described, never quoted. */
  readonly found: string;
  readonly expected: string;
}

/** Like a problem, with the path from the key that was read: "" for itself, `[2]` for an item. */
export type Mismatch = SettingsProblem;

/** Turns a value of a TOML file into a setting, or says everything that is wrong with it. */
export type Reader<T> = (value: unknown) => Result<T, readonly Mismatch[]>;

/** Longest quotation of a value in a problem. */
const QUOTE_LENGTH = 60;

/** The problem as one line. */
export function describeProblem({ path, found, expected }: SettingsProblem): string {
  return `${path}: found ${found}, expected ${expected}.`;
}

/** A value as a phrase: quoted if short and simple, else its kind. */
export function describeFound(value: unknown): string {
  if (typeof value === "string") return describeText(value);
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return describeKind(value);
}

/** What kind of value it is, for secrets and for what cannot be quoted in a line. */
export function describeKind(value: unknown): string {
  if (value === undefined) return "nothing";
  if (Array.isArray(value)) return "a list";
  if (value instanceof Date) return "a date";
  if (typeof value === "object") return "a table";
  if (typeof value === "string") return "a text";
  return typeof value === "boolean" ? "true or false" : `a ${typeof value}`;
}

function describeText(text: string): string {
  if (text === "") return "an empty text";
  return JSON.stringify(text.length > QUOTE_LENGTH ? `${text.slice(0, QUOTE_LENGTH)}…` : text);
}

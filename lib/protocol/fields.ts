import { err, ok, type Result } from "./result.ts";

/**
 * Readers of single fields of a flat JSON object. Each gives a value or a sentence that names the
 * field, says what was found and what is expected. Null, like BareRTC's zero values, is absence.
 */
export type Fields = Readonly<Record<string, unknown>>;

/** Bounds of a text field, in UTF-16 code units. */
export interface TextBounds {
  readonly min?: number;
  readonly max: number;
}

/** A word for what a value is, never the value itself. */
export function describe(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "a list" : typeof value;
}

/** Narrows parsed JSON to an object whose fields can be read. */
export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A text that may be missing. */
export function optionalText(
  fields: Fields,
  key: string,
  bounds: TextBounds,
): Result<string | undefined> {
  const value = fields[key] ?? undefined;
  if (value === undefined) return ok(undefined);
  if (typeof value !== "string") return err(`"${key}" is ${describe(value)}; expected a text`);
  const min = bounds.min ?? 0;
  if (value.length > bounds.max) {
    return err(`"${key}" has ${value.length} characters; at most ${bounds.max} are allowed`);
  }
  if (value.length < min) return err(`"${key}" has fewer than ${min} characters`);
  return ok(value);
}

/** A text that must be there. */
export function text(fields: Fields, key: string, bounds: TextBounds): Result<string> {
  const read = optionalText(fields, key, bounds);
  if (!read.ok) return read;
  return read.value === undefined ? err(`"${key}" is missing; expected a text`) : ok(read.value);
}

/** A whole number within bounds that may be missing. */
export function optionalInteger(
  fields: Fields,
  key: string,
  min: number,
  max: number,
): Result<number | undefined> {
  const value = fields[key] ?? undefined;
  if (value === undefined) return ok(undefined);
  if (typeof value !== "number" || !Number.isInteger(value) || value < min || value > max) {
    return err(`"${key}" is not a whole number from ${min} to ${max}`);
  }
  return ok(value);
}

/** A whole number within bounds that must be there. */
export function integer(fields: Fields, key: string, min: number, max: number): Result<number> {
  const read = optionalInteger(fields, key, min, max);
  if (!read.ok) return read;
  return read.value === undefined
    ? err(`"${key}" is missing; expected a whole number`)
    : ok(read.value);
}

/** A truth value that may be missing. */
export function optionalBoolean(fields: Fields, key: string): Result<boolean | undefined> {
  const value = fields[key] ?? undefined;
  if (value === undefined || typeof value === "boolean") return ok(value);
  return err(`"${key}" is ${describe(value)}; expected true or false`);
}

/** A list of texts, empty when missing. */
export function textList(
  fields: Fields,
  key: string,
  bounds: TextBounds,
  maxItems: number,
): Result<readonly string[]> {
  const value = fields[key] ?? [];
  if (!Array.isArray(value)) return err(`"${key}" is ${describe(value)}; expected a list`);
  if (value.length > maxItems) return err(`"${key}" has more than ${maxItems} items`);
  const texts = value.filter((item): item is string => typeof item === "string");
  if (texts.length < value.length || texts.some((item) => item.length > bounds.max)) {
    return err(`"${key}" holds an item that is not a text of at most ${bounds.max} characters`);
  }
  return ok(texts);
}

/** A text that may be missing, as a part of an object; anything but a text with something in it is none. */
export function filled<K extends string>(fields: Fields, key: K): { [P in K]?: string } {
  const value = fields[key];
  const part: { [P in K]?: string } = {};
  if (typeof value === "string" && value !== "") part[key] = value;
  return part;
}

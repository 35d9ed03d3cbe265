/**
 * Stand-in for `jsr:@std/toml@^1` on the npm library smol-toml: `parse` and `stringify`.
 * The layout that `stringify` writes differs from the published one; the values do not.
 *
 * @module
 */

import { parse as parseToml, stringify as writeToml, TomlDate, TomlError } from "smol-toml";

/** Dates become plain `Date`s and local times text, as the published library has them. */
function plain(value: unknown): unknown {
  if (value instanceof TomlDate) {
    return value.isTime() ? value.toISOString().replace(/\.000$/, "") : new Date(value.getTime());
  }
  if (Array.isArray(value)) return value.map(plain);
  return typeof value === "object" && value !== null ? plainTable(value) : value;
}

function plainTable(table: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(table).map(([key, value]) => [key, plain(value)]));
}

/** Reads TOML. Throws a `SyntaxError` that names line and column (both counted from 1). */
export function parse(text: string): Record<string, unknown> {
  try {
    return plainTable(parseToml(text));
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const reason = error.message.split("\n", 1)[0]?.replace(/^Invalid TOML document: /, "");
    throw new SyntaxError(
      `Parse error on line ${error.line}, column ${error.column}: ${reason}`,
      { cause: error },
    );
  }
}

/** Writes TOML. The published library's `keyAlignment` is not part of this stand-in: it throws. */
export function stringify(
  obj: Record<string, unknown>,
  options: { keyAlignment?: boolean } = {},
): string {
  if (options.keyAlignment) {
    throw new Error("The option 'keyAlignment' is not part of this stand-in for @std/toml.");
  }
  return writeToml(obj);
}

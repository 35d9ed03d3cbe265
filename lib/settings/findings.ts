/**
 * What reading a settings file brings to light, besides the settings.
 *
 * @module
 */

import { closest, distance } from "fastest-levenshtein";
import { BARERTC_KEYS } from "./known_keys.ts";
import type { Mismatch, SettingsProblem } from "./mismatch.ts";

/** Collects problems, which stop the start, and warnings, which do not. */
export class Findings {
  readonly problems: SettingsProblem[] = [];
  readonly #warnings: string[] = [];
  /** Keys of BareRTC that the file uses and we do not read; a set, as lists repeat them. */
  readonly #notServed = new Set<string>();

  /** Adds problems with the key at `path`. */
  addProblems(path: string, mismatches: readonly Mismatch[]): void {
    this.problems.push(...mismatches.map((one) => ({ ...one, path: path + one.path })));
  }

  /** Adds a warning, a sentence that names its key. */
  addWarning(warning: string): void {
    this.#warnings.push(warning);
  }

  /**
   * Adds a warning for a key that nobody read.
   *
   * @param kind the table, as in {@link BARERTC_KEYS}
   * @param path of that very table in the file
   * @param read the keys that we read in such a table
   */
  addUnread(kind: string, path: string, key: string, read: readonly string[]): void {
    const known = BARERTC_KEYS[kind] ?? [];
    if (known.includes(key)) {
      this.#notServed.add(joinPath(kind, key));
      return;
    }
    const hint = suggestKey(key, [...read, ...known]) ?? suggestTable(key);
    this.addWarning(`${joinPath(path, key)}: unknown key, ignored.${hint}`);
  }

  /** All warnings; the keys that we do not serve yet take one line together. */
  listWarnings(): readonly string[] {
    if (this.#notServed.size === 0) return this.#warnings;
    const names = [...this.#notServed].join(", ");
    return [
      ...this.#warnings,
      `Ignored, because this server does not have these settings of BareRTC yet: ${names}.`,
    ];
  }
}

/** The path of `key` in the table at `path`. */
export function joinPath(path: string, key: string): string {
  return path === "" ? key : `${path}.${key}`;
}

/** The line that begins a table of this kind: `[JWT]`, `[[PublicChannels]]`. */
export function nameHeader(kind: string): string {
  return kind.endsWith("[]") ? `[[${kind.slice(0, -2)}]]` : `[${kind}]`;
}

/** The nearest key if a third of its letters or fewer differ; letter case costs nothing. */
function suggestKey(key: string, candidates: readonly string[]): string | undefined {
  const lower = key.toLowerCase();
  const nearest = closest(lower, candidates.map((candidate) => candidate.toLowerCase()));
  const name = candidates.find((candidate) => candidate.toLowerCase() === nearest);
  if (name === undefined || distance(lower, nearest) > Math.ceil(name.length / 3)) return undefined;
  return ` Did you mean "${name}"?`;
}

/** In TOML a key belongs to the last table above it, which is easily forgotten. */
function suggestTable(key: string): string {
  for (const [kind, keys] of Object.entries(BARERTC_KEYS)) {
    if (!keys.includes(key)) continue;
    return kind === ""
      ? " It belongs above the first [table] of the file."
      : ` It belongs below ${nameHeader(kind)}.`;
  }
  return "";
}

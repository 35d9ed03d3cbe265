/**
 * One table of the settings file while it is being read. It remembers which keys were asked for, so
 * that every other key in the file can be reported: reading a key is all it takes to make it known.
 *
 * @module
 */

import { type Findings, joinPath, nameHeader } from "./findings.ts";
import { describeFound, type Reader } from "./mismatch.ts";

type Table = Readonly<Record<string, unknown>>;

/** Reads the keys of one table; problems go to the findings that all sections share. */
export class Section {
  readonly #read: string[] = [];

  /**
   * @param kind which table it is, for the list of known keys: `PublicChannels[]`
   * @param path where it is in the file: `PublicChannels[1]`
   */
  private constructor(
    private readonly table: Table,
    private readonly kind: string,
    readonly path: string,
    private readonly findings: Findings,
  ) {}

  /**
   * Runs `readKeys` on the table `value` and then reports the keys that it did not ask for.
   * What is not a table is a problem, and is read as an empty one.
   */
  static read<T>(
    value: unknown,
    place: { readonly kind: string; readonly path: string },
    findings: Findings,
    readKeys: (section: Section) => T,
  ): T {
    const { kind, path } = place;
    const isUsable = isTable(value);
    if (!isUsable) {
      const expected = `a table that begins with ${nameHeader(kind)}`;
      findings.addProblems(path, [{ path: "", found: describeFound(value), expected }]);
    }
    const section = new Section(isUsable ? value : {}, kind, path, findings);
    const settings = readKeys(section);
    section.#reportUnread();
    return settings;
  }

  /** The setting `key`, or `fallback` if the file does not have it or it cannot be used. */
  read<T>(key: string, reader: Reader<T>, fallback: T): T {
    this.#read.push(key);
    if (!this.has(key)) return fallback;
    const result = reader(this.table[key]);
    if (result.ok) return result.value;
    this.findings.addProblems(joinPath(this.path, key), result.error);
    return fallback;
  }

  /** The table `[key]`, empty if the file does not have it. */
  readTable<T>(key: string, readKeys: (section: Section) => T): T {
    this.#read.push(key);
    const value = this.has(key) ? this.table[key] : {};
    const place = { kind: joinPath(this.kind, key), path: joinPath(this.path, key) };
    return Section.read(value, place, this.findings, readKeys);
  }

  /** The tables `[[key]]`, or `fallback` if the file has none at all. */
  readTables<T>(
    key: string,
    readKeys: (section: Section) => T,
    fallback: readonly T[],
  ): readonly T[] {
    this.#read.push(key);
    if (!this.has(key)) return fallback;
    const value = this.table[key];
    const path = joinPath(this.path, key);
    if (!Array.isArray(value)) {
      this.report(key, describeFound(value), `one or more tables that begin with [[${path}]]`);
      return fallback;
    }
    return value.map((item: unknown, index) =>
      Section.read(
        item,
        { kind: `${path}[]`, path: `${path}[${index}]` },
        this.findings,
        readKeys,
      )
    );
  }

  /** True if the file has this key. */
  has(key: string): boolean {
    return Object.hasOwn(this.table, key);
  }

  /** True if the file has this key with a value that cannot be used. */
  isRefused(key: string): boolean {
    const path = joinPath(this.path, key);
    return this.findings.problems.some((problem) => problem.path === path);
  }

  /** Adds a problem with `key` that only shows when several values are seen together. */
  report(key: string, found: string, expected: string): void {
    this.findings.addProblems(joinPath(this.path, key), [{ path: "", found, expected }]);
  }

  #reportUnread(): void {
    for (const key of Object.keys(this.table)) {
      if (this.#read.includes(key)) continue;
      this.findings.addUnread(this.kind, this.path, key, this.#read);
    }
  }
}

function isTable(value: unknown): value is Table {
  return typeof value === "object" && value !== null && !Array.isArray(value) &&
    !(value instanceof Date);
}

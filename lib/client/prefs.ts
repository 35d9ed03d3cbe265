import type { TextStorage } from "./client_deps.ts";

/** One thing that the browser remembers, and how it is written. */
export interface Pref<T> {
  readonly key: string;
  /** The value of a stored text; undefined if it is none, as other versions of the page may have written it. */
  parse(text: string): T | undefined;
  format(value: T): string;
  /** What holds until something is stored. */
  readonly fallback: T;
}

/** The name that a guest entered with last. */
export const usernamePref: Pref<string> = {
  key: "barertc:username",
  parse: (text) => text,
  format: (value) => value,
  fallback: "",
};

/**
 * Remembers things in one of the browser's storages. Never throws: where storage is blocked or
 * full, as in private windows, things are remembered for as long as the page is open.
 */
export class Prefs {
  readonly #open: () => TextStorage;
  /** What could not be stored; null for what could not be removed. */
  readonly #unstored = new Map<string, string | null>();

  constructor(open: () => TextStorage) {
    this.#open = open;
  }

  /** What is remembered, or the preference's fallback. */
  get<T>(pref: Pref<T>): T {
    const text = this.#read(pref.key);
    return (text === null ? undefined : pref.parse(text)) ?? pref.fallback;
  }

  /** Remembers a value. */
  set<T>(pref: Pref<T>, value: T): void {
    this.#write(pref.key, pref.format(value));
  }

  /** Goes back to the fallback. */
  forget<T>(pref: Pref<T>): void {
    this.#write(pref.key, null);
  }

  #read(key: string): string | null {
    const unstored = this.#unstored.get(key);
    if (unstored !== undefined) return unstored;
    try {
      return this.#open().getItem(key);
    } catch {
      return null;
    }
  }

  #write(key: string, text: string | null): void {
    try {
      const storage = this.#open();
      if (text === null) storage.removeItem(key);
      else storage.setItem(key, text);
      this.#unstored.delete(key);
    } catch {
      this.#unstored.set(key, text);
    }
  }
}

/**
 * The bans in a file of their own, so that they hold after a restart.
 *
 * @module
 */

import { dirname } from "node:path";
import type { Exclusion } from "../broker/bans.ts";
import type { Log } from "./log.ts";
import { parseBans } from "./parse_bans.ts";

/** Only the server's own user may read it: it holds addresses of guests. */
const PRIVATE_FILE = 0o600;
const PRIVATE_FOLDER = 0o700;

/** Writes bans to a file, one version at a time; of those that come meanwhile the last is written. */
export class BanStore {
  readonly #file: string;
  readonly #log: Log;
  /** What is still to be written; null if the file is up to date. */
  #next: readonly Exclusion[] | null = null;
  #writing: Promise<void> | null = null;

  constructor(file: string, log: Log) {
    this.#file = file;
    this.#log = log;
  }

  /**
   * Reads the bans; none if there is no file. One that cannot be understood is moved aside, with a
   * warning, and what was good in it is kept. Synchronous: it happens once, before the server listens.
   */
  load(): readonly Exclusion[] {
    let text: string;
    try {
      text = Deno.readTextFileSync(this.#file);
    } catch (cause) {
      if (!(cause instanceof Deno.errors.NotFound)) {
        this.#log("warn", `${this.#file}: the bans cannot be read, so none hold.`, cause);
      }
      return [];
    }
    const { bans, problem } = parseBans(text);
    if (problem !== null) this.#setAside(problem, bans.length);
    return bans;
  }

  /** Has the bans written, soon. */
  save(bans: readonly Exclusion[]): void {
    this.#next = bans;
    this.#writing ??= this.#writeAll();
  }

  /** Waits until everything is written. */
  async flush(): Promise<void> {
    await this.#writing;
  }

  async #writeAll(): Promise<void> {
    for (let bans = this.#take(); bans !== null; bans = this.#take()) {
      try {
        await this.#write(bans);
      } catch (cause) {
        this.#log("warn", `${this.#file}: the bans cannot be written; a restart ends them.`, cause);
      }
    }
    this.#writing = null;
  }

  #take(): readonly Exclusion[] | null {
    const bans = this.#next;
    this.#next = null;
    return bans;
  }

  /** A file that is there is whole at any moment: the new one takes its place at once. */
  async #write(bans: readonly Exclusion[]): Promise<void> {
    await Deno.mkdir(dirname(this.#file), { recursive: true, mode: PRIVATE_FOLDER });
    const draft = `${this.#file}.new`;
    const text = JSON.stringify({ version: 1, bans }, null, 2) + "\n";
    await Deno.writeTextFile(draft, text, { mode: PRIVATE_FILE });
    await Deno.rename(draft, this.#file);
  }

  #setAside(problem: string, kept: number): void {
    const aside = `${this.#file}.bad-${Date.now()}`;
    const rest = kept === 1 ? "1 ban in it still holds" : `${kept} bans in it still hold`;
    try {
      Deno.renameSync(this.#file, aside);
      this.#log("warn", `${this.#file}: ${problem}. It is now ${aside}; ${rest}.`);
    } catch (cause) {
      this.#log("warn", `${this.#file}: ${problem}; ${rest}. It could not be moved aside.`, cause);
    }
  }
}

/**
 * Notes how to take back what a step writes, so that one that fails leaves the room as it was. The
 * room's records and collections (`journalled_record.ts`, `journalled_map.ts`, `journalled_set.ts`)
 * write through it; what is outside of it is written plainly and stays written.
 */
export class Journal {
  /** Called before each write of a step and before its end. Only tests set it, to make them fail. */
  beforeWrite: (() => void) | null = null;
  /** What takes back the writes of the step that runs, oldest first. */
  readonly #undos: (() => void)[] = [];
  #isRunning = false;

  /**
   * Runs a step. If it throws, all that it wrote is taken back, the latest first, and the exception
   * goes on. Throws as well if another step of the same room is running.
   */
  run<T>(work: () => T): T {
    if (this.#isRunning) throw new Error("A step cannot begin within another one.");
    this.#isRunning = true;
    try {
      const result = work();
      this.beforeWrite?.();
      this.#undos.length = 0;
      return result;
    } finally {
      this.#isRunning = false;
      for (let undo = this.#undos.pop(); undo !== undefined; undo = this.#undos.pop()) undo();
    }
  }

  /** Notes how to take back a write that is about to be made. Between steps nothing is noted. */
  note(undo: () => void): void {
    if (!this.#isRunning) return;
    this.beforeWrite?.();
    this.#undos.push(undo);
  }
}

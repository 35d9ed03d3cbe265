import type { ClientDeps } from "./client_deps.ts";

/** Milliseconds without any input after which a person counts as idle; 300 s, as in BareRTC. */
const IDLE_MS = 300_000;

/** Notices when nobody has touched the page for a while, and when somebody does again. */
export class IdleWatch {
  readonly #clock: ClientDeps["clock"];
  readonly #changed: () => void;
  readonly #unlisten: () => void;
  #lastInputAt: number;
  #isIdle = false;
  #cancel: () => void = () => {};

  /** `changed` is called each time that `isIdle` has changed. */
  constructor({ clock, page }: Pick<ClientDeps, "clock" | "page">, changed: () => void) {
    this.#clock = clock;
    this.#changed = changed;
    this.#lastInputAt = clock.now();
    this.#unlisten = page.on("input", () => this.noteInput());
    this.#await(IDLE_MS);
  }

  /** Whether there was no input for 300 s. */
  get isIdle(): boolean {
    return this.#isIdle;
  }

  /** Says that somebody is there. Cheap, as it is called with each move of the pointer. */
  noteInput(): void {
    this.#lastInputAt = this.#clock.now();
    if (!this.#isIdle) return;
    this.#isIdle = false;
    this.#await(IDLE_MS);
    this.#changed();
  }

  /** Stops watching. */
  dispose(): void {
    this.#cancel();
    this.#unlisten();
  }

  #await(ms: number): void {
    this.#cancel = this.#clock.schedule(() => this.#look(), ms);
  }

  #look(): void {
    const left = this.#lastInputAt + IDLE_MS - this.#clock.now();
    if (left > 0) return this.#await(left);
    this.#isIdle = true;
    this.#changed();
  }
}

import type { Page } from "./client_deps.ts";

/** The page's one way to Web Audio. Browsers let it run only once somebody has touched the page. */
export class AudioOutput {
  #context: AudioContext | null = null;
  #unlisten: (() => void) | null = null;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** The context, if it runs. If not, the next touch of the page will make it run. */
  get running(): AudioContext | null {
    this.#context ??= new AudioContext();
    if (this.#context.state === "running") return this.#context;
    this.#resume(this.#context);
    this.#unlisten ??= this.#page.on("input", () => this.#context && this.#resume(this.#context));
    return null;
  }

  #resume(context: AudioContext): void {
    if (context.state === "running") {
      this.#unlisten?.();
      this.#unlisten = null;
    } else {
      // Refused before the first touch, which is no news to anyone.
      context.resume().catch(() => {});
    }
  }
}

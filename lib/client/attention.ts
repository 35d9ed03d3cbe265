import type { Page } from "./client_deps.ts";

/** Knows whether somebody is looking at the newest line of the active conversation. */
export class Attention {
  readonly #page: Page;
  readonly #returned: () => void;
  readonly #unlisten: readonly (() => void)[];
  #isPresent: boolean;
  #isAtBottom = true;

  /** `returned` is called whenever the newest line has come into view again. */
  constructor(page: Page, returned: () => void) {
    this.#page = page;
    this.#returned = returned;
    this.#isPresent = page.isVisible() && page.hasFocus();
    const look = () => this.#look();
    const events = ["visible", "hidden", "focus", "blur", "pageshow"] as const;
    this.#unlisten = events.map((event) => page.on(event, look));
  }

  /** Whether the newest line of the active conversation is being looked at. */
  get isOnNewest(): boolean {
    return this.#isPresent && this.#isAtBottom;
  }

  /** The UI says whether the newest line is in view. */
  setAtBottom(isAtBottom: boolean): void {
    this.#isAtBottom = isAtBottom;
    if (this.isOnNewest) this.#returned();
  }

  /** Stops listening to the page. */
  dispose(): void {
    for (const unlisten of this.#unlisten) unlisten();
  }

  #look(): void {
    this.#isPresent = this.#page.isVisible() && this.#page.hasFocus();
    if (this.isOnNewest) this.#returned();
  }
}

import assert from "node:assert/strict";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { findChromium, NO_CHROMIUM } from "./chromium.ts";

/** The three screens of `look.md`: a desktop, an iPad held upright, a phone. */
export const SCREENS = {
  desktop: { width: 1280, height: 800 },
  tablet: { width: 820, height: 1180 },
  phone: { width: 390, height: 844 },
} as const;

/** As root there is no sandbox; without the rest Chromium asks for hosts of its own. */
const ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--use-fake-device-for-media-stream",
  "--use-fake-ui-for-media-stream",
];

const executablePath = findChromium();

/** A page of a test, with everything that it complained about. */
export interface TestPage {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Console errors, uncaught errors, and violations of the content security policy. */
  readonly complaints: readonly string[];
}

/** One browser for a test, in which every page is a person of their own. */
export class TestBrowser implements AsyncDisposable {
  readonly #browser: Browser;

  constructor(browser: Browser) {
    this.#browser = browser;
  }

  /** Opens a blank page in a context of its own: nothing is shared with other pages. */
  async open(options: Parameters<Browser["newContext"]>[0] = {}): Promise<TestPage> {
    const context = await this.#browser.newContext({ viewport: SCREENS.desktop, ...options });
    context.setDefaultTimeout(10_000);
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on("pageerror", (error) => complaints.push(`uncaught: ${error.message}`));
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(message.text());
    });
    return { page, context, complaints };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#browser.close();
  }
}

/** A test in a real browser; skipped, with the reason in its name, where there is none. */
export function browserTest(name: string, run: (browser: TestBrowser) => Promise<void>): void {
  if (executablePath === null) {
    Deno.test({ name: `${name} [skipped: ${NO_CHROMIUM}]`, ignore: true, fn: () => {} });
    return;
  }
  Deno.test({
    name,
    // Playwright keeps a connection of its own to the browser between tests.
    sanitizeOps: false,
    sanitizeResources: false,
    async fn() {
      await using browser = new TestBrowser(await chromium.launch({ executablePath, args: ARGS }));
      await run(browser);
    },
  });
}

/** Fails with the list if a page complained about anything. */
export function assertQuiet({ complaints }: TestPage): void {
  assert.deepEqual(complaints, []);
}

import assert from "node:assert/strict";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { CHROMIUM, explainMissing, findProgram } from "./programs.ts";

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

const executablePath = findProgram(CHROMIUM);

/** A page of a test, with everything that it complained about. */
export interface TestPage {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Console errors, uncaught errors, and violations of the content security policy. */
  readonly complaints: readonly string[];
}

/** How a page is opened: Playwright's options, and what is to be done before the page is there. */
export type PageOptions = NonNullable<Parameters<Browser["newContext"]>[0]> & {
  readonly prepare?: (context: BrowserContext) => Promise<unknown>;
};

/** One browser for a test, in which every page is a person of their own. */
export class TestBrowser implements AsyncDisposable {
  readonly #browser: Browser;

  constructor(browser: Browser) {
    this.#browser = browser;
  }

  /** Opens a blank page in a context of its own: nothing is shared with other pages. */
  async open({ prepare, ...options }: PageOptions = {}): Promise<TestPage> {
    const context = await this.#browser.newContext({ viewport: SCREENS.desktop, ...options });
    context.setDefaultTimeout(10_000);
    await prepare?.(context);
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

/** A browser with fake cameras. Throws, saying how to get one, where there is none. */
export async function launchBrowser(): Promise<TestBrowser> {
  if (executablePath === null) throw new Error(explainMissing(CHROMIUM));
  return new TestBrowser(await chromium.launch({ executablePath, args: ARGS }));
}

/**
 * A test in a real browser. Skipped, with the reason in its name, where there is no browser, or
 * where `missing` says what else is not there.
 */
export function browserTest(
  name: string,
  run: (browser: TestBrowser) => Promise<void>,
  missing: string | null = null,
): void {
  const reason = executablePath === null ? explainMissing(CHROMIUM) : missing;
  if (executablePath === null || reason !== null) {
    Deno.test({ name: `${name} [skipped: ${reason}]`, ignore: reason !== null, fn: () => {} });
    return;
  }
  Deno.test({
    name,
    // Playwright keeps a connection of its own to the browser between tests.
    sanitizeOps: false,
    sanitizeResources: false,
    async fn() {
      await using browser = await launchBrowser();
      await run(browser);
    },
  });
}

/** Fails with the list if a page complained about anything. */
export function assertQuiet({ complaints }: TestPage): void {
  assert.deepEqual(complaints, []);
}

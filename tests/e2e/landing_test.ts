import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { browserTest } from "../support/browser.ts";
import { SETTINGS, startTestServer } from "../support/test_server.ts";
import { signFor } from "../support/test_token.ts";

/** Holds the page's scripts back until the function that it gives is called. */
async function delayScripts(page: Page): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.route("**/_fresh/js/**", async (route) => {
    await promise;
    // A page that was left in the meantime has no use for its scripts.
    await route.continue().catch(() => {});
  });
  return resolve;
}

/** The client listens for the page's visibility as soon as it is made. */
const NOTE_CLIENT = `
  globalThis.clientRuns = false;
  const listen = document.addEventListener;
  document.addEventListener = function (type, ...rest) {
    if (type === "visibilitychange") globalThis.clientRuns = true;
    return listen.call(this, type, ...rest);
  };
`;

browserTest(
  "a name typed before the script is there stays, and so does the focus",
  async (browser) => {
    await using server = await startTestServer();
    const { page } = await browser.open();
    const release = await delayScripts(page);
    await page.addInitScript(NOTE_CLIENT);
    await page.goto(server.url, { waitUntil: "commit" });
    const field = page.getByLabel("Your name in the room");
    await field.click();
    await page.keyboard.type("early");
    release();
    await page.waitForFunction(() => Reflect.get(globalThis, "clientRuns") === true);
    await page.keyboard.type(" bird");
    assert.equal(await field.inputValue(), "early bird");
    await page.keyboard.press("Enter");
    await page.locator(".composer-field").waitFor();
  },
);

browserTest("a member cannot lose the token by pressing the button too early", async (browser) => {
  await using server = await startTestServer(SETTINGS.strict);
  const { page } = await browser.open();
  const release = await delayScripts(page);
  await page.goto(`${server.url}/?jwt=${await signFor("alice")}`, { waitUntil: "commit" });
  const button = page.getByRole("button", { name: "Continue as alice" });
  await button.waitFor();
  assert.equal(await button.isDisabled(), true);
  release();
  await page.locator(".composer-field").waitFor();
});

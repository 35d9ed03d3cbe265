import assert from "node:assert/strict";
import { browserTest, SCREENS } from "../support/browser.ts";
import { BrowserPerson } from "../support/person.ts";
import { startTestServer } from "../support/test_server.ts";

browserTest("on a phone Back closes the pane over the chat, and not the room", async (browser) => {
  await using server = await startTestServer();
  const options = { viewport: SCREENS.phone, hasTouch: true, isMobile: true };
  const alice = await BrowserPerson.enter(browser, server.url, { name: "alice" }, options);
  const { page } = alice;
  const entries = () => page.evaluate(() => history.length);
  const before = await entries();
  for (const pane of ["channels", "people"]) {
    const opened = page.locator(`#${pane}-pane.pane-shown`);
    await page.locator(`#${pane}-button`).click();
    await opened.waitFor();
    await page.evaluate(() => history.back());
    await opened.waitFor({ state: "hidden" });
    assert.equal(await alice.composer.isVisible(), true);
  }
  await page.locator("#people-button").click();
  await page.locator("#people-close").click();
  await page.locator("#channels-button").click();
  await page.getByRole("button", { name: "Off Topic" }).click();
  await alice.say("still here");
  await alice.reads("still here");
  assert.equal(page.url(), `${server.url}/`);
  assert.ok(await entries() <= before + 1, "the history grew with every pane");
});

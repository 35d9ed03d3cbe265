import assert from "node:assert/strict";
import { browserTest } from "../support/browser.ts";
import { recordPeerConnections, sentBytes } from "../support/peer_connections.ts";
import { BrowserPerson } from "../support/person.ts";
import { startTestServer } from "../support/test_server.ts";

/** Puts the page's tab behind another, as far as the page can tell. */
async function hide({ page }: BrowserPerson, hidden: boolean): Promise<void> {
  await page.evaluate((isHidden) => {
    const state = isHidden ? "hidden" : "visible";
    Object.defineProperty(document, "hidden", { value: isHidden, configurable: true });
    Object.defineProperty(document, "visibilityState", { value: state, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  }, hidden);
}

/** Bytes that somebody sends in a second. */
async function measure({ page }: BrowserPerson): Promise<number> {
  const before = await sentBytes(page);
  await page.waitForTimeout(1_000);
  return await sentBytes(page) - before;
}

/** Longer than a tile must be hidden before that is told. */
const TOLD_MS = 3_000;

browserTest("a hidden tab gets nothing, unless it plays in picture in picture", async (browser) => {
  await using server = await startTestServer();
  const options = { prepare: recordPeerConnections };
  const alice = await BrowserPerson.enter(browser, server.url, { name: "alice" }, options);
  const bob = await BrowserPerson.enter(browser, server.url, { name: "bob" });
  await alice.goLive();
  await bob.watch("alice");
  await bob.sees("alice");
  await hide(bob, true);
  await bob.page.waitForTimeout(TOLD_MS);
  assert.equal(await measure(alice), 0);
  await hide(bob, false);
  await bob.sees("alice");
  await bob.tile("alice").hover();
  await bob.tile("alice").getByRole("button", { name: "Picture in picture" }).click();
  await bob.page.waitForFunction(() => document.pictureInPictureElement !== null);
  await hide(bob, true);
  await bob.page.waitForTimeout(TOLD_MS);
  assert.ok(await measure(alice) > 5_000);
});

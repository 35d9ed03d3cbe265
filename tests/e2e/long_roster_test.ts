import assert from "node:assert/strict";
import { assertAccessible } from "../support/accessibility.ts";
import { assertQuiet, browserTest } from "../support/browser.ts";
import { BrowserPerson } from "../support/person.ts";
import { startTestServer } from "../support/test_server.ts";
import { TestSocket } from "../support/test_socket.ts";

/** One address may be a whole crowd. */
const CROWDED = "[Limits]\nSocketsPerAddress = 0\nSocketsPerMinutePerAddress = 0\n";

const PEOPLE = 150;

const nameOf = (number: number) => `guest ${String(number).padStart(3, "0")}`;

browserTest("a long Who List is drawn in part, and works as a whole", async (browser) => {
  await using server = await startTestServer(CROWDED);
  const alice = await BrowserPerson.enter(browser, server.url, { name: "alice" });
  const { page } = alice;
  const login = (username: string) => ({ username, features: ["roster-delta"] });
  const crowd = await Promise.all(
    Array.from({ length: PEOPLE }, (_, n) => TestSocket.enter(server.url, login(nameOf(n)))),
  );
  const rows = page.locator(".who-list .who-row");
  const focused = () => page.evaluate(() => document.activeElement?.textContent);
  const rowOf = (number: number) => rows.filter({ hasText: nameOf(number) });
  await page.locator(".people-total", { hasText: "151" }).waitFor();
  // The number in the head is ahead of the list, which is drawn some thirty times a second.
  await page.locator(`.who-row[aria-setsize="${PEOPLE}"]`).first().waitFor();
  assert.ok(await rows.count() < 60, "everyone is drawn");
  assert.equal(await rowOf(3).getAttribute("aria-posinset"), "4");
  assert.equal(await rowOf(3).getAttribute("aria-setsize"), String(PEOPLE));
  await assertAccessible(page, "long Who List");

  await rowOf(0).locator(".who-person").focus();
  await page.keyboard.press("End");
  await rowOf(149).waitFor();
  assert.match(await focused() ?? "", /guest 149/);
  await page.keyboard.press("ArrowUp");
  assert.match(await focused() ?? "", /guest 148/);
  await page.locator(".pane-people .pane-body").evaluate((box) => box.scrollTop = 0);
  await rowOf(0).waitFor();
  await page.keyboard.press("ArrowUp");
  assert.match(await focused() ?? "", /guest 147/, "the focus was lost on the way");

  await page.getByLabel("Find someone by name").fill("guest 10");
  await rowOf(105).waitFor();
  assert.equal(await rows.count(), 10);
  crowd[0]?.send({ action: "me", status: "away" });
  await crowd[0]?.settle();
  await page.getByLabel("Find someone by name").fill("");
  await rowOf(0).getByText("Away").first().waitFor();

  await crowd[1]?.[Symbol.asyncDispose]();
  await page.locator(".people-total", { hasText: "150" }).waitFor();
  await rowOf(1).waitFor({ state: "detached" });
  assertQuiet(alice.test);
  await Promise.all(crowd.map((socket) => socket[Symbol.asyncDispose]()));
});

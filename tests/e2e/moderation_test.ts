import assert from "node:assert/strict";
import { assertAccessible } from "../support/accessibility.ts";
import { assertQuiet, browserTest } from "../support/browser.ts";
import { BrowserPerson } from "../support/person.ts";
import { SETTINGS, startTestServer } from "../support/test_server.ts";
import { signFor } from "../support/test_token.ts";

async function openCard({ page }: BrowserPerson, name: string): Promise<void> {
  await page.locator(".who-person", { hasText: name }).click();
}

browserTest("an operator sends somebody out from their card, with a reason", async (browser) => {
  await using server = await startTestServer(SETTINGS.strict);
  const enter = async (name: string, claims = {}) =>
    await BrowserPerson.enter(browser, server.url, { token: await signFor(name, claims) });
  const olga = await enter("olga", { op: true });
  const bob = await enter("bob");
  await openCard(olga, "bob");
  const card = olga.page.getByRole("dialog", { name: "About bob" });
  await assertAccessible(olga.page, "card with an operator's buttons");
  await card.getByRole("button", { name: "Send out" }).click();
  await card.getByLabel("Reason, which they will read").fill("too loud");
  await assertAccessible(olga.page, "form for a kick");
  await card.getByRole("button", { name: "Send out" }).click();
  await olga.reads("bob was sent out");
  await bob.page.getByText(/Reason: too loud\./).first().waitFor();
  assert.equal(server.isHere("bob"), false);

  const again = await enter("mia");
  await openCard(again, "olga");
  const other = again.page.getByRole("dialog", { name: "About olga" });
  assert.equal(await other.getByRole("region", { name: "Moderation" }).count(), 0);
  assertQuiet(olga.test);
});

browserTest("commands and names are completed in the composer, by keys alone", async (browser) => {
  await using server = await startTestServer(SETTINGS.strict);
  const enter = async (name: string, claims = {}) =>
    await BrowserPerson.enter(browser, server.url, { token: await signFor(name, claims) });
  const olga = await enter("olga", { op: true });
  const bob = await enter("two words");
  const list = olga.page.getByRole("listbox", { name: "Commands and names" });
  await olga.composer.pressSequentially("/b");
  await list.getByRole("option", { name: /^\/ban NAME/ }).waitFor();
  await assertAccessible(olga.page, "completions");
  await olga.composer.press("ArrowDown");
  assert.match(
    await list.getByRole("option", { selected: true }).textContent() ?? "",
    /^\/bans/,
  );
  await olga.composer.press("ArrowUp");
  await olga.composer.press("Enter");
  assert.equal(await olga.composer.inputValue(), "/ban ");
  await olga.composer.pressSequentially("tw");
  await olga.composer.press("Tab");
  assert.equal(await olga.composer.inputValue(), '/ban "two words" ');
  await olga.composer.pressSequentially("1 spam");
  await olga.composer.press("Enter");
  await olga.reads("two words is banned for 60 minutes");
  await bob.page.getByText(/Reason: spam\./).first().waitFor();
  assert.equal(await olga.composer.inputValue(), "");

  await olga.say("/kik me");
  await olga.reads("There is no command /kik");
  await olga.composer.pressSequentially("/he");
  await list.waitFor();
  await olga.composer.press("Escape");
  await list.waitFor({ state: "hidden" });
  assert.equal(await olga.composer.inputValue(), "/he");
  assertQuiet(olga.test);
});

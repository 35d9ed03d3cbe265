import assert from "node:assert/strict";
import { assertAccessible } from "../support/accessibility.ts";
import { assertQuiet, browserTest } from "../support/browser.ts";
import { BrowserPerson } from "../support/person.ts";
import { SETTINGS, startTestServer } from "../support/test_server.ts";
import { signFor } from "../support/test_token.ts";

browserTest(
  "people block somebody, and are gone for each other until they unblock them",
  async (browser) => {
    await using server = await startTestServer(SETTINGS.mixed);
    const ann = await BrowserPerson.enter(browser, server.url, { name: "ann" });
    const bob = await BrowserPerson.enter(browser, server.url, { name: "bob" });
    await bob.say("hello from bob");
    await ann.reads("hello from bob");
    await ann.page.getByRole("log").getByRole("button", { name: "bob", exact: true }).click();
    await ann.page.getByRole("dialog").getByRole("button", { name: "Block", exact: true }).click();
    const rowOf = (page: typeof ann.page, name: string) =>
      page.getByRole("button", { name: `Private message to ${name}` });
    await rowOf(ann.page, "bob").waitFor({ state: "detached" });
    await rowOf(bob.page, "ann").waitFor({ state: "detached" });
    await bob.say("anybody here?");
    await bob.reads("anybody here?");
    await ann.page.reload();
    await ann.page.getByLabel("Your name in the room").fill("ann");
    await ann.page.keyboard.press("Enter");
    await ann.composer.waitFor();
    assert.equal(await rowOf(ann.page, "bob").count(), 0, "the block was forgotten");
    await ann.page.getByRole("button", { name: "More" }).click();
    await ann.page.getByRole("button", { name: "Blocked people" }).click();
    await assertAccessible(ann.page, "a dialog");
    await ann.page.getByRole("button", { name: "Unblock bob" }).click();
    await ann.page.getByRole("dialog").getByRole("button", { name: "Close" }).click();
    await rowOf(ann.page, "bob").waitFor();
    await rowOf(bob.page, "ann").waitFor();
    for (const person of [ann, bob]) assertQuiet(person.test);
  },
);

browserTest("people report a message, and operators read what the server saw", async (browser) => {
  await using server = await startTestServer(SETTINGS.mixed);
  const token = await signFor("olga", { op: true });
  const olga = await BrowserPerson.enter(browser, server.url, { token });
  const ann = await BrowserPerson.enter(browser, server.url, { name: "ann" });
  const bob = await BrowserPerson.enter(browser, server.url, { name: "bob" });
  await bob.say("buy **this**");
  await ann.reads("this");
  await ann.page.getByRole("button", { name: "Report this message of bob" }).click();
  const dialog = ann.page.getByRole("dialog");
  await dialog.getByLabel("What is wrong").selectOption("Spam or advertising");
  await dialog.getByLabel("Anything else").fill("third time");
  await assertAccessible(ann.page, "a dialog");
  await dialog.getByRole("button", { name: "Send report" }).click();
  await ann.reads("has reached the operators");
  await olga.reads("buy **this**");
  await olga.reads("third time");
  await bob.doesNotRead("third time");
  for (const person of [olga, ann, bob]) assertQuiet(person.test);
});

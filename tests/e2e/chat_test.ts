import assert from "node:assert/strict";
import type { BrowserContext } from "playwright-core";
import { assertQuiet, browserTest } from "../support/browser.ts";
import { BrowserPerson } from "../support/person.ts";
import { SETTINGS, startTestServer } from "../support/test_server.ts";
import { signFor } from "../support/test_token.ts";

browserTest("three members talk in public and in private in a strict room", async (browser) => {
  await using server = await startTestServer(SETTINGS.strict);
  const enter = async (name: string, claims = {}) =>
    await BrowserPerson.enter(browser, server.url, { token: await signFor(name, claims) });
  const alice = await enter("alice", { op: true });
  const bob = await enter("bob");
  const carol = await enter("carol");

  await alice.say("hello **everyone**");
  for (const person of [alice, bob, carol]) await person.reads("everyone");
  await bob.reads("carol");

  await bob.writePrivatelyTo("alice");
  await bob.say("a word in private");
  await bob.reads("a word in private");
  await alice.show(/bob/);
  await alice.reads("a word in private");
  await alice.say("and back");
  await bob.reads("and back");
  assert.equal(await carol.page.getByText("a word in private").count(), 0);

  await carol.show(/Off Topic/);
  await carol.say("something else");
  await carol.reads("something else");
  await bob.show(/Off Topic/);
  await bob.reads("something else");
  for (const person of [alice, bob, carol]) assertQuiet(person.test);
});

browserTest("D15: the token leaves the address bar and the history at once", async (browser) => {
  await using server = await startTestServer(SETTINGS.strict);
  const alice = await BrowserPerson.enter(browser, server.url, { token: await signFor("alice") });
  assert.equal(alice.page.url(), `${server.url}/`);
  assert.equal(await alice.page.evaluate(() => history.length), 2);
  assert.ok(!server.logged.some((line) => line.includes("eyJ")));
});

browserTest("two guests of one name get two names, and a guest keeps theirs", async (browser) => {
  await using server = await startTestServer();
  const first = await BrowserPerson.enter(browser, server.url, { name: "maria" });
  const second = await BrowserPerson.enter(browser, server.url, { name: "Maria" });
  await second.reads("you are Maria 2 for now");
  await second.say("hi");
  await first.reads("hi");
  await first.page.reload();
  await first.page.locator('input[name="username"]:valid').waitFor();
  assert.equal(await first.page.getByLabel("Your name in the room").inputValue(), "maria");
});

browserTest("a lost connection comes back by itself and keeps unsent text", async (browser) => {
  await using server = await startTestServer();
  // The wait before the next attempt is random, and can be too short to be seen.
  const prepare = (context: BrowserContext) => context.addInitScript(() => Math.random = () => 0.9);
  const alice = await BrowserPerson.enter(browser, server.url, { name: "alice" }, { prepare });
  const bob = await BrowserPerson.enter(browser, server.url, { name: "bob" });
  await alice.composer.fill("half a thought");
  server.site.host.end(server.sessionOf("alice"), 1013, "test");
  await alice.page.getByText(/Reconnecting|Connection lost/).first().waitFor();
  await alice.page.getByText("Connected", { exact: true }).first().waitFor();
  assert.equal(await alice.composer.inputValue(), "half a thought");
  await alice.composer.press("Enter");
  await bob.reads("half a thought");
});

browserTest("a guest who is replaced elsewhere is told and does not come back", async (browser) => {
  await using server = await startTestServer(SETTINGS.strict);
  const token = await signFor("alice");
  const older = await BrowserPerson.enter(browser, server.url, { token });
  await BrowserPerson.enter(browser, server.url, { token });
  await older.page.getByText(/another window or on another device/).first().waitFor();
  assert.equal(server.site.host.room.people.size, 1);
});

browserTest("a private conversation closes when its person is gone for good", async (browser) => {
  await using server = await startTestServer();
  const alice = await BrowserPerson.enter(browser, server.url, { name: "alice" });
  const bob = await BrowserPerson.enter(browser, server.url, { name: "bob" });
  await alice.writePrivatelyTo("bob");
  await alice.say("only for bob");
  await bob.show(/alice/);
  await bob.reads("only for bob");
  await bob.test.context.close();
  await alice.page.getByText(/has left. You can read/).waitFor();
  const newcomer = await BrowserPerson.enter(browser, server.url, { name: "bob" });
  await alice.reads("Someone else is called bob now");
  assert.equal(await newcomer.page.getByText("only for bob").count(), 0);
});

import assert from "node:assert/strict";
import { assertQuiet, browserTest, type TestBrowser } from "../support/browser.ts";
import { BrowserPerson } from "../support/person.ts";
import { startTestServer } from "../support/test_server.ts";

async function enterAll(browser: TestBrowser, url: string, names: readonly string[]) {
  const people: BrowserPerson[] = [];
  for (const name of names) people.push(await BrowserPerson.enter(browser, url, { name }));
  return people;
}

browserTest("one broadcasts and two watch, until it is stopped", async (browser) => {
  await using server = await startTestServer();
  const [alice, bob, carol] = await enterAll(browser, server.url, ["alice", "bob", "carol"]);
  assert.ok(alice && bob && carol);
  await alice.goLive();
  for (const viewer of [bob, carol]) {
    await viewer.watch("alice");
    await viewer.sees("alice");
  }
  await alice.hasViewers(2);
  await alice.stopCamera();
  for (const viewer of [bob, carol]) await viewer.losesSightOf("alice");
  assert.equal(await bob.cameraOf("alice").count(), 0);
  for (const person of [alice, bob, carol]) assertQuiet(person.test);
});

browserTest("two watch each other, having clicked in the same second", async (browser) => {
  await using server = await startTestServer();
  const [alice, bob] = await enterAll(browser, server.url, ["alice", "bob"]);
  assert.ok(alice && bob);
  await alice.goLive();
  await bob.goLive();
  await bob.cameraOf("alice").waitFor();
  await alice.cameraOf("bob").waitFor();
  await Promise.all([alice.watch("bob"), bob.watch("alice")]);
  await Promise.all([alice.sees("bob"), bob.sees("alice")]);
  assertQuiet(alice.test);
  assertQuiet(bob.test);
});

browserTest(
  "a boot looks like a camera that was turned off, and can be undone",
  async (browser) => {
    await using server = await startTestServer();
    const [alice, bob, carol] = await enterAll(browser, server.url, ["alice", "bob", "carol"]);
    assert.ok(alice && bob && carol);
    await alice.goLive();
    await bob.watch("alice");
    await carol.watch("alice");
    await bob.sees("alice");
    await carol.sees("alice");
    await alice.showViewers();
    await alice.page.getByRole("button", { name: "Hide your camera from bob" }).click();
    await bob.losesSightOf("alice");
    assert.equal(await bob.cameraOf("alice").count(), 0);
    await carol.sees("alice");
    await alice.page.getByRole("button", { name: /let bob see your camera again/ }).click();
    await bob.watch("alice");
    await bob.sees("alice");
  },
);

browserTest("closing, leaving and reloading end a watching from either side", async (browser) => {
  await using server = await startTestServer();
  const [alice, bob, carol] = await enterAll(browser, server.url, ["alice", "bob", "carol"]);
  assert.ok(alice && bob && carol);
  await alice.goLive();
  await bob.watch("alice");
  await carol.watch("alice");
  await bob.sees("alice");
  await carol.sees("alice");
  await alice.hasViewers(2);
  await bob.close("alice");
  await bob.losesSightOf("alice");
  await alice.hasViewers(1);
  await carol.page.reload();
  await alice.hasViewers(0);
  await bob.watch("alice");
  await bob.sees("alice");
  await alice.hasViewers(1);
  await alice.page.reload();
  await bob.losesSightOf("alice");
});

browserTest("a picture outlives the session on the server", async (browser) => {
  await using server = await startTestServer();
  const [alice, bob] = await enterAll(browser, server.url, ["alice", "bob"]);
  assert.ok(alice && bob);
  await alice.goLive();
  await bob.watch("alice");
  await bob.sees("alice");
  for (const person of [alice, bob]) {
    const username = person === alice ? "alice" : "bob";
    const before = server.sessionOf(username);
    // After a code that tells of a loss the session would go on.
    server.site.host.end(before, 1011, "test");
    await bob.sees("alice");
    await server.until(() => server.isHere(username) && server.sessionOf(username) !== before);
    await alice.hasViewers(1);
    await bob.sees("alice");
  }
});

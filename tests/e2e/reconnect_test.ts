import assert from "node:assert/strict";
import type { BrowserContext } from "playwright-core";
import { assertQuiet, browserTest, type TestBrowser } from "../support/browser.ts";
import { recordPeerConnections } from "../support/peer_connections.ts";
import { BrowserPerson } from "../support/person.ts";
import { TcpProxy } from "../support/tcp_proxy.ts";
import { startTestServer } from "../support/test_server.ts";

/** Two people, who reach the server by these addresses. */
async function enterBoth(browser: TestBrowser, url: string, urlOfBob = url) {
  const options = {
    prepare: async (context: BrowserContext) => {
      await recordPeerConnections(context);
      // The waits between attempts are random, and grow; a test has not so much time.
      await context.addInitScript(() => Math.random = () => 0.2);
    },
  };
  const alice = await BrowserPerson.enter(browser, url, { name: "alice" }, options);
  const bob = await BrowserPerson.enter(browser, urlOfBob, { name: "bob" }, options);
  await alice.reads("bob joined");
  return { alice, bob };
}

/** Waits until both have read all of that. */
async function readAll(
  one: BrowserPerson,
  other: BrowserPerson,
  texts: readonly string[],
): Promise<void> {
  for (const text of texts) await Promise.all([one.reads(text), other.reads(text)]);
}

/** The messages that stand in the channel, in order. */
async function messagesOf({ page }: BrowserPerson): Promise<readonly string[]> {
  return await page.locator(".message-text").allInnerTexts();
}

/** The lines about who came and went. */
async function presenceOf({ page }: BrowserPerson): Promise<readonly string[]> {
  return await page.locator(".presence-text").allInnerTexts();
}

/** Notes from now on what a tile says in words, and each time that its picture is gone. */
async function noteTrouble({ page }: BrowserPerson): Promise<() => Promise<readonly string[]>> {
  await page.evaluate(() => {
    const noted: string[] = [];
    Object.assign(globalThis, { noted });
    const look = () => {
      for (const words of document.querySelectorAll(".tile .tile-words")) {
        noted.push(words.textContent ?? "");
      }
      for (const picture of document.querySelectorAll<HTMLVideoElement>(".tile video")) {
        if (picture.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) noted.push("no picture");
      }
      requestAnimationFrame(look);
    };
    look();
  });
  return () => page.evaluate(() => Reflect.get(globalThis, "noted"));
}

/** How many peer connections the page has made. */
async function peersOf({ page }: BrowserPerson): Promise<number> {
  return await page.evaluate(() => Reflect.get(globalThis, "keptPeerConnections").length);
}

browserTest(
  "people whose connections break again and again lose nothing, and nobody notices",
  async (browser) => {
    await using server = await startTestServer();
    await using proxy = TcpProxy.start(server.url);
    const { alice, bob } = await enterBoth(browser, proxy.url);
    await alice.goLive();
    await bob.watch("alice");
    await bob.sees("alice");
    const troubles = await noteTrouble(bob);
    const peers = await peersOf(bob);
    for (let round = 0; round < 3; round++) {
      // On its way when the connection breaks, and while there is none.
      await alice.say(`a${round}`);
      proxy.cut();
      await bob.say(`b${round}`);
      await alice.say(`c${round}`);
      await readAll(alice, bob, ["a", "b", "c"].map((name) => `${name}${round}`));
      // The server has it, and nobody hears of it.
      proxy.stall("down");
      await alice.say(`d${round}`);
      await bob.say(`e${round}`);
      proxy.cut();
      proxy.flow();
      await readAll(alice, bob, [`d${round}`, `e${round}`]);
    }
    await alice.page.waitForFunction(() => document.querySelector(".message-wait") === null);
    await bob.page.waitForFunction(() => document.querySelector(".message-wait") === null);
    const heard = await messagesOf(alice);
    assert.equal(new Set(heard).size, 15);
    assert.equal(heard.length, 15);
    assert.deepEqual(await messagesOf(bob), heard);
    assert.deepEqual(await presenceOf(alice), ["bob joined"]);
    assert.deepEqual(await presenceOf(bob), []);
    assert.deepEqual(await troubles(), []);
    assert.equal(await peersOf(bob), peers);
    await bob.sees("alice");
    await alice.hasViewers(1);
  },
);

browserTest(
  "what is decided while there is no connection holds when it is back",
  async (browser) => {
    await using server = await startTestServer();
    await using proxy = TcpProxy.start(server.url);
    const { alice, bob } = await enterBoth(browser, proxy.url, server.url);
    await alice.goLive();
    await bob.watch("alice");
    await bob.sees("alice");
    await alice.showViewers();
    proxy.refuses = true;
    proxy.cut();
    await alice.page.getByRole("button", { name: "Hide your camera from bob" }).click();
    await alice.page.keyboard.press("Escape");
    await alice.say("later");
    await alice.page.getByText(/Next try in/).first().waitFor();
    await alice.page.getByText(/goes out when the connection is back/).waitFor();
    proxy.refuses = false;
    await bob.reads("later");
    await bob.losesSightOf("alice");
    await bob.cameraOf("alice").waitFor({ state: "detached" });
    assert.deepEqual(await presenceOf(alice), ["bob joined"]);
  },
);

browserTest(
  "a restart of the server leaves pictures on, and is told in one line",
  async (browser) => {
    const first = await startTestServer();
    await using proxy = TcpProxy.start(first.url);
    const { alice, bob } = await enterBoth(browser, proxy.url);
    await alice.goLive();
    await bob.goLive();
    await Promise.all([alice.watch("bob"), bob.watch("alice")]);
    await Promise.all([alice.sees("bob"), bob.sees("alice")]);
    const troubles = await Promise.all([noteTrouble(alice), noteTrouble(bob)]);
    const peers = await peersOf(bob);
    await first[Symbol.asyncDispose]();
    await alice.page.getByText(/Next try in|Reconnecting|Trying again/).first().waitFor();
    await using second = await startTestServer();
    proxy.target = Number(new URL(second.url).port);
    await second.until(() => second.isHere("alice") && second.isHere("bob"));
    // Each side makes a new connection for each of the two pictures, and only then lets go of the old.
    await bob.page.waitForFunction(
      (count) => {
        const kept: RTCPeerConnection[] = Reflect.get(globalThis, "keptPeerConnections");
        const open = kept.filter(({ connectionState }) => connectionState === "connected");
        return kept.length === count + 2 && open.length === 2;
      },
      peers,
    );
    await Promise.all([alice.sees("bob"), bob.sees("alice")]);
    await Promise.all([alice.hasViewers(1), bob.hasViewers(1)]);
    for (const trouble of troubles) assert.deepEqual(await trouble(), []);
    await alice.reads("only what follows here is shown");
    await alice.say("still here");
    await bob.reads("still here");
    assert.equal(await alice.page.getByText("only what follows here is shown").count(), 1);
  },
);

browserTest(
  "somebody who leaves is gone at once, and so is who closes the page",
  async (browser) => {
    await using server = await startTestServer();
    const { alice, bob } = await enterBoth(browser, server.url);
    await bob.page.close();
    await alice.reads("bob left");
    await server.until(() => !server.isHere("bob"));
    assertQuiet(alice.test);
  },
);

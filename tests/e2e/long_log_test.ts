import assert from "node:assert/strict";
import type { BrowserContext } from "playwright-core";
import { MOST_DRAWN } from "../../lib/ui/drawn_blocks.ts";
import { assertQuiet, browserTest, type TestBrowser } from "../support/browser.ts";
import { BrowserPerson } from "../support/person.ts";
import { startTestServer } from "../support/test_server.ts";
import { TestSocket } from "../support/test_socket.ts";

/** One person may say as much as they like. */
const TALKATIVE = "[Limits]\nMessagesPerSecond = 0\nMessageBurst = 0\n";

const BLOCK = 25;

/** A way to open the room with so many lines kept. */
function keeping(lines: number) {
  return {
    prepare: (context: BrowserContext) =>
      context.addInitScript((text) => localStorage.setItem("barertc:scrollback", text), `${lines}`),
  };
}

/** Lines of one to four lines of text, so that no two blocks are equally high. */
async function talk(socket: TestSocket, from: number, to: number): Promise<void> {
  for (let number = from; number <= to; number++) {
    const message = `line ${number}, ${"and so on ".repeat(number * 7 % 23)}`;
    socket.send({ action: "message", channel: "lobby", message });
  }
  await socket.next("message", ({ message }) => message.includes(`line ${to},`));
  socket.received.length = 0;
}

interface Scene extends AsyncDisposable {
  readonly alice: BrowserPerson;
  readonly bob: TestSocket;
}

/** Alice, in whose room bob has said so much. */
async function begin(browser: TestBrowser, kept: number, said: number): Promise<Scene> {
  const server = await startTestServer(TALKATIVE);
  const alice = await BrowserPerson.enter(browser, server.url, { name: "alice" }, keeping(kept));
  const bob = await TestSocket.enter(server.url, { username: "bob" });
  await talk(bob, 1, said);
  await alice.reads(`line ${said},`);
  return {
    alice,
    bob,
    async [Symbol.asyncDispose]() {
      await bob[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}

/** Scrolls up to a line and notes from then on how far it moves; gives the farthest, in pixels. */
async function beginReading({ page }: BrowserPerson, text: string): Promise<() => Promise<number>> {
  const line = page.locator(".line", { hasText: text });
  await line.evaluate((element) => element.scrollIntoView({ block: "center" }));
  await page.locator(".jump-button").waitFor();
  const watch = await line.evaluateHandle(async (element) => {
    const place = () => element.getBoundingClientRect().top;
    // What is drawn because of the way here comes first.
    for (let still = 0, before = place(); still < 10; before = place()) {
      await new Promise(requestAnimationFrame);
      still = place() === before ? still + 1 : 0;
    }
    const first = place();
    const found = { farthest: 0 };
    const look = () => {
      found.farthest = element.isConnected
        ? Math.max(found.farthest, Math.abs(place() - first))
        : NaN;
      requestAnimationFrame(look);
    };
    look();
    return found;
  });
  return () => watch.evaluate(({ farthest }) => farthest);
}

const WAYS: readonly [string, string][] = [
  ["where the browser keeps its place", ""],
  ["where the browser does not, as Safari", ".log { overflow-anchor: none !important }"],
];

for (const [where, css] of WAYS) {
  browserTest(
    `a line that is read stays where it is while others come and go, ${where}`,
    async (browser) => {
      await using scene = await begin(browser, 500, 480);
      const { alice, bob } = scene;
      // The page allows no inline styles; those that a script adds to a constructed sheet it does.
      await alice.page.evaluate((text) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(text);
        document.adoptedStyleSheets = [sheet];
      }, css);
      const drift = await beginReading(alice, "line 420,");
      for (let from = 481; from <= 780; from += 20) await talk(bob, from, from + 19);
      await alice.page.getByRole("button", { name: "300 new messages" }).waitFor();
      assert.equal(await alice.page.locator(".line", { hasText: "line 250," }).count(), 0);
      assert.ok(await drift() <= 2, `it moved by ${await drift()} px`);
      await alice.page.getByRole("button", { name: "300 new messages" }).click();
      await alice.reads("line 780,");
      assertQuiet(alice.test);
    },
  );
}

browserTest("the newest line stays in view while many come and the oldest go", async (browser) => {
  await using scene = await begin(browser, 200, 190);
  const { alice, bob } = scene;
  await talk(bob, 191, 490);
  await alice.page.locator(".line", { hasText: "line 490," }).waitFor();
  const below = await alice.page.locator(".log").evaluate((log) =>
    log.scrollHeight - log.scrollTop - log.clientHeight
  );
  assert.ok(below < 2, `${below} px below the view`);
  assert.equal(await alice.page.locator(".jump-button").count(), 0);
  assert.equal(await alice.page.title(), "BareRTC");
});

browserTest("fewer lines can be kept, at once and on later visits", async (browser) => {
  await using scene = await begin(browser, 1_000, 450);
  const { alice: { page }, alice } = scene;
  const countLines = () => page.locator(".line").count();
  await page.waitForFunction(() => document.querySelectorAll(".line").length > 440);
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("button", { name: "Settings" }).click();
  await page.getByLabel("Messages kept of each conversation").selectOption("200");
  await page.waitForFunction(() => document.querySelectorAll(".line").length <= 200);
  assert.ok(await countLines() > 200 - BLOCK);
  await alice.reads("line 450,");
  const kept = await page.evaluate(() => localStorage.getItem("barertc:scrollback"));
  assert.equal(kept, "200");
  await page.getByRole("button", { name: "Close" }).click();
  assertQuiet(alice.test);
});

browserTest(
  "of a very long log only a part is drawn, and all of it can be read",
  async (browser) => {
    await using scene = await begin(browser, 2_000, 1_500);
    const { page } = scene.alice;
    const most = (MOST_DRAWN + 8) * BLOCK;
    assert.ok(await page.locator(".line").count() <= most);
    await page.locator(".log").evaluate((log) => log.scrollTop = 0);
    await page.locator(".line", { hasText: "line 1," }).waitFor();
    assert.ok(await page.locator(".line").count() <= most);
    await page.getByRole("button", { name: "Back to the newest" }).click();
    await page.locator(".line", { hasText: "line 1500," }).waitFor();
  },
);

browserTest("a long log opens where the unread begins", async (browser) => {
  await using scene = await begin(browser, 1_000, 400);
  const { alice, bob } = scene;
  await alice.show("Off Topic");
  await talk(bob, 401, 600);
  await alice.page.waitForFunction(() => document.title.startsWith("(200)"));
  await alice.show("Lobby");
  const divider = alice.page.locator(".unread-divider");
  await divider.waitFor();
  const distance = await divider.evaluate((element) =>
    element.getBoundingClientRect().top -
    (element.closest(".log")?.getBoundingClientRect().top ?? NaN)
  );
  assert.ok(Math.abs(distance - 8) <= 2, `the divider is ${distance} px below the top`);
});

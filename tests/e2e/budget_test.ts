import assert from "node:assert/strict";
import { assertQuiet, browserTest } from "../support/browser.ts";
import { SETTINGS, startTestServer } from "../support/test_server.ts";
import { signFor } from "../support/test_token.ts";

/** What a first visit may cost, with an empty cache. */
const MAX_BYTES = 200_000;
const MAX_REQUESTS = 15;

browserTest("the first load of the room stays within 200 kB and 15 requests", async (browser) => {
  await using server = await startTestServer(SETTINGS.strict);
  const test = await browser.open();
  const { page, context } = test;
  const devtools = await context.newCDPSession(page);
  await devtools.send("Network.enable");
  let bytes = 0;
  const requests: string[] = [];
  devtools.on("Network.requestWillBeSent", ({ request }) => requests.push(request.url));
  devtools.on("Network.webSocketCreated", ({ url }) => requests.push(url));
  devtools.on("Network.loadingFinished", ({ encodedDataLength }) => bytes += encodedDataLength);
  await page.goto(`${server.url}/?jwt=${await signFor("alice")}`, { waitUntil: "networkidle" });
  await page.locator(".composer-field").waitFor();
  console.log(`first load: ${requests.length} requests, ${Math.round(bytes / 1000)} kB`);
  assert.ok(requests.some((url) => url.startsWith("ws:")), "the WebSocket was not counted");
  assert.ok(bytes > 20_000, "the bytes were not counted");
  assert.ok(requests.length <= MAX_REQUESTS, `${requests.length} requests: ${requests.join(" ")}`);
  assert.ok(bytes <= MAX_BYTES, `${bytes} bytes`);
  assertQuiet(test);
});

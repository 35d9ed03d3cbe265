import { assertQuiet, browserTest } from "../support/browser.ts";
import { BareRTCPage } from "../support/barertc_page.ts";
import { BrowserPerson } from "../support/person.ts";
import { startTestServer } from "../support/test_server.ts";

browserTest("a BareRTC client watches our camera, and is seen to", async (browser) => {
  await using server = await startTestServer();
  const alice = await BrowserPerson.enter(browser, server.url, { name: "alice" });
  const guest = await BareRTCPage.enter(browser, server.url, "guest");
  await alice.goLive();
  await guest.watch("alice");
  await alice.reads("guest watches your camera");
  assertQuiet(alice.test);
});

browserTest("we watch a BareRTC client's camera, until it is turned off", async (browser) => {
  await using server = await startTestServer();
  const alice = await BrowserPerson.enter(browser, server.url, { name: "alice" });
  const guest = await BareRTCPage.enter(browser, server.url, "guest");
  await guest.goLive();
  await alice.watch("guest");
  await alice.sees("guest");
  await guest.hangUp();
  await alice.losesSightOf("guest");
  assertQuiet(alice.test);
});

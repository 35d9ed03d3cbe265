import assert from "node:assert/strict";
import { assertQuiet, browserTest } from "../support/browser.ts";
import { recordPeerConnections } from "../support/peer_connections.ts";
import { BrowserPerson } from "../support/person.ts";
import { startTestServer } from "../support/test_server.ts";
import { TestSocket } from "../support/test_socket.ts";

const GUEST = { username: "eve", features: ["roster-delta"] };

/** An offer as browsers make it, without which no candidate is looked at. */
async function makeOffer({ page }: BrowserPerson): Promise<string> {
  return await page.evaluate(async () => {
    const connection = new RTCPeerConnection();
    connection.createDataChannel("");
    for (const kind of ["audio", "video"]) connection.addTransceiver(kind);
    const offer = await connection.createOffer();
    connection.close();
    return JSON.stringify(offer);
  });
}

browserTest("a hostile viewer spoils nothing for the others", async (browser) => {
  // The page has to bear it by itself, so the server's own limits are off.
  await using server = await startTestServer("[Limits]\nSignalsPerSecond = 0\n");
  const options = { prepare: recordPeerConnections };
  const alice = await BrowserPerson.enter(browser, server.url, { name: "alice" }, options);
  const bob = await BrowserPerson.enter(browser, server.url, { name: "bob" });
  await alice.goLive();
  await bob.watch("alice");
  await bob.sees("alice");
  const offer = await makeOffer(bob);
  await using eve = await TestSocket.enter(server.url, GUEST);
  const open = async () => {
    eve.send({ action: "open", username: "alice" });
    const link = { username: "alice", openSecret: (await eve.next("open")).openSecret };
    return {
      describe: (description: string) => eve.send({ action: "sdp", ...link, description }),
      find: (candidate: string) => eve.send({ action: "candidate", ...link, candidate }),
    };
  };
  for (const sdp of ["v=0\r\nrubbish", offer.replace(/fingerprint/g, "thumbprint")]) {
    (await open()).describe(JSON.stringify({ type: "offer", sdp }));
  }
  for (let count = 0; count < 30; count++) await open();
  const last = await open();
  for (let port = 1; port <= 5_000; port++) {
    const candidate = `candidate:1 1 udp 1 192.0.2.1 ${port} typ host`;
    last.find(JSON.stringify({ candidate, sdpMid: "0" }));
  }
  last.describe(offer);
  await eve.next("sdp");
  await bob.sees("alice");
  const connections = await alice.page.evaluate(() => {
    const kept: RTCPeerConnection[] = Reflect.get(globalThis, "keptPeerConnections");
    return kept.filter(({ connectionState }) => connectionState !== "closed").length;
  });
  assert.equal(connections, 2);
  assertQuiet(alice.test);
});

import assert from "node:assert/strict";
import { browserTest } from "../support/browser.ts";
import { RELAY_SECRET, startRelay } from "../support/coturn.ts";
import { recordPeerConnections, selectedCandidateTypes } from "../support/peer_connections.ts";
import { BrowserPerson } from "../support/person.ts";
import { COTURN, explainMissing, findProgram } from "../support/programs.ts";
import { startTestServer } from "../support/test_server.ts";

const missing = findProgram(COTURN) === null ? explainMissing(COTURN) : null;

browserTest("pictures go through coturn alone, and come back with it", async (browser) => {
  let relay = await startRelay();
  await using server = await startTestServer(`[TURN]
URLs = ["${relay.url}"]
SharedSecret = "${RELAY_SECRET}"
RelayOnly = true
`);
  const options = { prepare: recordPeerConnections };
  const alice = await BrowserPerson.enter(browser, server.url, { name: "alice" }, options);
  const bob = await BrowserPerson.enter(browser, server.url, { name: "bob" }, options);
  await alice.goLive();
  await bob.watch("alice");
  await bob.sees("alice");
  assert.deepEqual(await selectedCandidateTypes(bob.page), ["relay"]);
  assert.deepEqual(await selectedCandidateTypes(alice.page), ["relay"]);

  const { port } = relay;
  await relay[Symbol.asyncDispose]();
  await bob.tile("alice").getByText(/Trying again/).waitFor({ timeout: 30_000 });
  relay = await startRelay(port);
  await bob.tile("alice").getByText(/Trying again/).waitFor({ state: "hidden", timeout: 40_000 });
  await bob.sees("alice");
  assert.deepEqual(await selectedCandidateTypes(bob.page), ["relay"]);
  await relay[Symbol.asyncDispose]();
}, missing);

import { describe, it } from "@std/testing/bdd";
import assert from "node:assert/strict";
import { SETTINGS, startTestServer } from "../support/test_server.ts";
import { TestSocket } from "../support/test_socket.ts";
import { signFor } from "../support/test_token.ts";

const SECRET = "static-auth-secret of a relay";
const TURN = `[TURN]
URLs = ["stun:stun.example", "turns:relay.example:5349"]
SharedSecret = "${SECRET}"
TTL = 600
RelayOnly = true
`;
const FEATURES = { features: ["roster-delta", "ice-servers"] };

/** HMAC-SHA1 by Web Crypto, which the server does not use for it. */
async function sign(text: string): Promise<string> {
  const bytes = (value: string) => new TextEncoder().encode(value);
  const algorithm = { name: "HMAC", hash: "SHA-1" };
  const key = await crypto.subtle.importKey("raw", bytes(SECRET), algorithm, false, ["sign"]);
  const signature = await crypto.subtle.sign("HMAC", key, bytes(text));
  return btoa(String.fromCharCode(...new Uint8Array(signature)));
}

describe("ICE servers on a real socket", () => {
  it("come after login, with credentials that the relay can check and that run out", async () => {
    await using server = await startTestServer(TURN);
    await using ann = await TestSocket.connect(server.url);
    const before = Math.floor(Date.now() / 1000);
    ann.send({ action: "login", username: "ann", ...FEATURES });
    const { personID, features } = await ann.next("me");
    assert.ok(features.includes("ice-servers"));
    const { iceServers, relayOnly } = await ann.next("ice-servers");
    const [stun, turn] = iceServers;
    assert.equal(relayOnly, true);
    assert.deepEqual(stun, { urls: ["stun:stun.example"] });
    assert.deepEqual(turn?.urls, ["turns:relay.example:5349"]);
    const [expiry, person] = turn?.username?.split(":") ?? [];
    assert.equal(person, personID);
    const life = Number(expiry) - before;
    assert.ok(life >= 600 && life <= 605, `good for ${life} s`);
    assert.equal(turn?.credential, await sign(turn?.username ?? ""));
  });

  it("are not told to BareRTC clients, before login, or to somebody who is refused", async () => {
    await using server = await startTestServer(SETTINGS.mixed + TURN);
    await using legacy = await TestSocket.enter(server.url, { username: "legacy" });
    await using delta = await TestSocket.enter(server.url, {
      username: "delta",
      features: ["roster-delta"],
    });
    await using silent = await TestSocket.connect(server.url);
    await using forger = await TestSocket.connect(server.url);
    const jwt = await signFor("ann", {}, { secret: "another secret of thirty-two bytes!!" });
    forger.send({ action: "login", username: "ann", jwt, ...FEATURES });
    await forger.next("disconnect");
    await forger.closed();
    await using nameless = await TestSocket.connect(server.url);
    nameless.send({ action: "login", username: "@", ...FEATURES });
    await nameless.next("error");
    for (const socket of [legacy, delta, silent, nameless]) await socket.settle();
    for (const socket of [legacy, delta, silent, forger, nameless]) {
      assert.doesNotMatch(JSON.stringify(socket.received), /ice-servers|relay\.example/);
    }
  });

  it("are renewed for those who asked for them, and for nobody else", async () => {
    await using server = await startTestServer(TURN);
    await using ann = await TestSocket.enter(server.url, { username: "ann", ...FEATURES });
    await using legacy = await TestSocket.enter(server.url, { username: "legacy" });
    const first = await ann.next("ice-servers");
    server.site.host.dispatch({ type: "Ticked", duty: "pings", at: Date.now() + 299_000 });
    server.site.host.dispatch({ type: "Ticked", duty: "pings", at: Date.now() + 400_000 });
    const second = await ann.next("ice-servers");
    assert.deepEqual(
      second.iceServers.map(({ urls }) => urls),
      first.iceServers.map((s) => s.urls),
    );
    await ann.settle();
    await legacy.settle();
    assert.deepEqual(ann.received.filter(({ action }) => action === "ice-servers"), []);
    assert.doesNotMatch(JSON.stringify(legacy.received), /ice-servers|relay\.example/);
  });

  it("D16: stand in no page, whoever asks for it", async () => {
    await using server = await startTestServer(SETTINGS.mixed + TURN);
    for (const path of ["/", `/?jwt=${await signFor("ann")}`, "/about", "/api/statistics"]) {
      const text = await (await fetch(server.url + path)).text();
      assert.doesNotMatch(text, /relay\.example|static-auth-secret|stun\.example/, path);
    }
    assert.ok(!server.logged.some((line) => line.includes(SECRET)), "the secret was logged");
  });
});

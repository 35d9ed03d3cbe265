import { describe, it } from "@std/testing/bdd";
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { CloseCode } from "../../lib/protocol/close_codes.ts";
import { MAX_STRIKES } from "../../lib/protocol/limits.ts";
import { SETTINGS, startTestServer, TEST_SECRET } from "../support/test_server.ts";
import { TestSocket } from "../support/test_socket.ts";
import { signFor } from "../support/test_token.ts";
import { HOSTILE_ROOM, warningsOf } from "./attack_support.ts";
import { HonestPerson } from "./honest_person.ts";

function encode(part: unknown): string {
  const text = typeof part === "string" ? part : JSON.stringify(part);
  return Buffer.from(text).toString("base64url");
}

/** A token with whatever header, signed by HMAC-SHA256 with whatever key. */
function forge(header: object, key: string, claims: object = {}): string {
  const exp = Math.floor(Date.now() / 1000) + 300;
  const signed = `${encode(header)}.${encode({ sub: "mallory", op: true, exp, ...claims })}`;
  return `${signed}.${createHmac("sha256", key).update(signed).digest("base64url")}`;
}

const HS256 = { alg: "HS256", typ: "JWT" };

async function listForgeries(): Promise<readonly (readonly [string, string])[]> {
  const good = await signFor("honest", { op: true });
  const [header = "", payload = "", signature = ""] = good.split(".");
  return [
    ["D1: signed with the empty key", forge(HS256, "")],
    ["signed with a guessed key", forge(HS256, "secret")],
    ["signed with the key in another spelling", forge(HS256, TEST_SECRET.toUpperCase())],
    ["of alg none", `${encode({ alg: "none" })}.${payload}.`],
    [
      "of alg None, with the signature of another",
      `${encode({ alg: "None" })}.${payload}.${signature}`,
    ],
    ["of alg nOnE with an empty key", forge({ alg: "nOnE" }, "")],
    [
      "of an algorithm with key pairs, signed with the secret",
      forge({ alg: "RS256" }, TEST_SECRET),
    ],
    ["of a longer hash than it has", forge({ alg: "HS512" }, TEST_SECRET)],
    ["of a list of algorithms", forge({ alg: ["HS256", "none"] }, TEST_SECRET)],
    ["of no algorithm", forge({ typ: "JWT" }, TEST_SECRET)],
    ["that brings its own key", forge({ ...HS256, jwk: { kty: "oct", k: "" } }, "")],
    ["that names a file as its key", forge({ ...HS256, kid: "/dev/null" }, "")],
    ["that demands an extension", forge({ ...HS256, crit: ["b64"], b64: false }, TEST_SECRET)],
    ["without its signature", `${header}.${payload}.`],
    ["with another payload", `${header}.${encode({ sub: "mallory", op: true })}.${signature}`],
    ["that has run out", forge(HS256, TEST_SECRET, { exp: 1 })],
    ["that is to begin", forge(HS256, TEST_SECRET, { nbf: 4_102_444_800 })],
    ["without an end that is a number", forge(HS256, TEST_SECRET, { exp: "never" })],
    ["of nobody", forge(HS256, TEST_SECRET, { sub: "" })],
    ["of somebody who is a list", forge(HS256, TEST_SECRET, { sub: ["mallory"] })],
    ["of dots", "..."],
    ["of rubbish", "\u0000".repeat(100)],
  ];
}

describe("hostile: tokens", () => {
  it("forged ones let nobody in, and are in no log", async () => {
    await using server = await startTestServer(SETTINGS.strict);
    await using honest = await HonestPerson.enter(server.url);
    const forgeries = await listForgeries();
    await honest.endure(`${forgeries.length} forged tokens`, async () => {
      for (const [what, jwt] of forgeries) {
        await using mallory = await TestSocket.connect(server.url);
        mallory.send({ action: "login", username: "mallory", jwt });
        assert.equal((await mallory.closed()).code, CloseCode.LoginRefused, `a token ${what}`);
        assert.ok(!mallory.received.some(({ action }) => action === "me"), `a token ${what}`);
      }
    });
    const log = server.logged.join("\n");
    for (const [what, jwt] of forgeries.slice(0, -2)) {
      assert.ok(!log.includes(jwt), `the log has the token ${what}`);
    }
    assert.ok(!log.includes(TEST_SECRET));
  });

  it("D1: where tokens are off, none makes an operator", async () => {
    await using server = await startTestServer(SETTINGS.open);
    for (const jwt of [forge(HS256, ""), forge(HS256, TEST_SECRET)]) {
      await using mallory = await TestSocket.connect(server.url);
      mallory.send({ action: "login", username: "mallory", jwt });
      assert.equal((await mallory.next("me")).op, undefined);
    }
  });
});

/** Everything that a client can say, aimed at somebody. */
function aimAt(username: string, personID: string): readonly Record<string, unknown>[] {
  const person = { username, personID };
  const description = JSON.stringify({ type: "offer", sdp: "v=0\r\n" });
  const candidate = JSON.stringify({ candidate: "candidate:1 1 udp 1 192.0.2.1 9 typ host" });
  return [
    ...["open", "watch", "unwatch", "boot", "unboot", "mute", "unmute", "block", "unblock"]
      .map((action) => ({ action, ...person })),
    { action: "sdp", ...person, description },
    { action: "candidate", ...person, candidate },
    { action: "message", channel: "lobby", message: "spam" },
    { action: "message", channel: `@${username}`, message: "spam", personID },
    { action: "me", status: "busy", video: 1 },
    { action: "video-invite", usernames: [username] },
    { action: "report", ...person, channel: "lobby", reason: "x", message: "x", msgID: 1 },
    { action: "react", msgID: 1, message: "x" },
    { action: "blocklist", usernames: [username] },
  ];
}

describe("hostile: before login", () => {
  it("D3, D13: nothing that is said reaches anybody, and nothing of the room is told", async () => {
    await using server = await startTestServer(HOSTILE_ROOM);
    await using honest = await HonestPerson.enter(server.url);
    await using alice = await TestSocket.enter(server.url, { username: "alice" });
    alice.send({ action: "me", video: 1 });
    const { personID } = await alice.next("me");
    await alice.settle();
    alice.received.length = 0;
    await honest.endure("signals before login", async () => {
      for (const frame of aimAt("alice", personID)) {
        await using mallory = await TestSocket.connect(server.url);
        mallory.send(frame);
        await mallory.settle();
        assert.deepEqual(mallory.received.filter(({ action }) => action !== "error"), []);
      }
    });
    await alice.settle();
    const usual = ["message", "who", "ping"];
    assert.deepEqual(alice.received.filter(({ action }) => !usual.includes(action)), []);
    assert.ok(
      alice.received.every((news) => news.action !== "message" || news.username === "honest"),
    );
  });

  it("P8, D7: who does not log in and does not stop is closed, with one line each", async () => {
    await using server = await startTestServer(HOSTILE_ROOM);
    await using mallory = await TestSocket.connect(server.url);
    for (const frame of aimAt("alice", "x").slice(0, MAX_STRIKES)) mallory.send(frame);
    assert.equal((await mallory.closed()).code, CloseCode.PolicyViolation);
    assert.equal(warningsOf(server.logged).length, 1);
  });
});

import { describe, it } from "@std/testing/bdd";
import assert from "node:assert/strict";
import { CloseCode } from "../../lib/protocol/close_codes.ts";
import { PING_INTERVAL_MS } from "../../lib/protocol/limits.ts";
import type { ServerMessage } from "../../lib/protocol/server_message.ts";
import { startTestServer, type TestServer } from "../support/test_server.ts";
import { TestSocket } from "../support/test_socket.ts";

const FEATURES = ["roster-delta", "resume"];

/** A server that does not ping while a test counts messages; the first ping would come at any moment. */
async function startWithoutPings(toml?: string): Promise<TestServer> {
  const server = await startTestServer(toml);
  server.site.host.room.nextPingAt = Date.now() + PING_INTERVAL_MS;
  return server;
}

/** Enters with the feature. Everything that came until the login was over is taken and counted. */
async function enter(server: TestServer, username: string) {
  const socket = await TestSocket.connect(server.url);
  socket.send({ action: "login", username, features: FEATURES });
  const { resumeKey, features } = await socket.next("me");
  assert.deepEqual(features, FEATURES);
  assert.ok(resumeKey);
  await socket.settle();
  // The answer that `settle` waits for is one more.
  const seen = socket.received.length + 1;
  socket.received.length = 0;
  return { socket, resumeKey, seen };
}

const saidIn = (messages: readonly ServerMessage[]) =>
  messages.flatMap((message) => message.action === "message" ? [message.message.trim()] : []);

describe("resume on a real socket", () => {
  it("F5, F7: whoever comes back has missed nothing, and nobody has noticed", async () => {
    await using server = await startWithoutPings();
    const alice = await enter(server, "alice");
    const bob = await enter(server, "bob");
    await using bobSocket = bob.socket;
    await alice.socket.drop();
    assert.equal(server.isHere("alice"), true);
    for (const text of ["one", "two"]) {
      bobSocket.send({ action: "message", channel: "lobby", message: text });
    }
    await bobSocket.next("message", ({ message }) => message.includes("two"));

    await using back = await TestSocket.connect(server.url);
    // Bob's coming is what she has seen since she settled.
    back.send({ action: "resume", resumeKey: alice.resumeKey, seen: alice.seen });
    await back.next("resumed");
    await back.next("roster", ({ kind }) => kind === "joined");
    back.send({ action: "message", channel: "lobby", message: "three" });
    const heard: string[] = [];
    while (heard.length < 3) heard.push((await back.next("message")).message.trim());
    assert.deepEqual(heard, ["<p>one</p>", "<p>two</p>", "<p>three</p>"]);
    await bobSocket.next("message", ({ message }) => message.includes("three"));
    assert.deepEqual(bobSocket.received.filter(({ action }) => action !== "message"), []);
  });

  it("F7: what has come already does not come again", async () => {
    await using server = await startWithoutPings();
    const { socket, resumeKey, seen } = await enter(server, "alice");
    for (const text of ["one", "two", "three"]) {
      socket.send({ action: "message", channel: "lobby", message: text });
    }
    await socket.next("message", ({ message }) => message.includes("three"));
    await socket.drop();
    await using back = await TestSocket.connect(server.url);
    back.send({ action: "resume", resumeKey, seen: seen + 2 });
    await back.next("resumed");
    await back.settle();
    assert.deepEqual(saidIn(back.received), ["<p>three</p>"]);
  });

  it("F7: an older connection that still stands is closed, and says no more", async () => {
    await using server = await startWithoutPings();
    const { socket, resumeKey, seen } = await enter(server, "alice");
    await using back = await TestSocket.connect(server.url);
    back.send({ action: "resume", resumeKey, seen });
    await back.next("resumed");
    assert.equal((await socket.closed()).code, CloseCode.ComingBack);
    assert.equal(server.isHere("alice"), true);
    await back.settle();
  });

  it("F8: a key that is not known is refused, and a login may follow", async () => {
    await using server = await startWithoutPings();
    await using socket = await TestSocket.connect(server.url);
    socket.send({ action: "resume", resumeKey: "none", seen: 0 });
    await socket.next("resume-refused");
    socket.send({ action: "login", username: "alice" });
    assert.equal((await socket.next("me")).username, "alice");
  });

  it("F8: a session of which too much was forgotten is not resumed, and taken over quietly", async () => {
    await using server = await startWithoutPings();
    const personKey = "a key of sixteen or more";
    const first = await TestSocket.connect(server.url);
    first.send({ action: "login", username: "alice", features: FEATURES, personKey });
    const { resumeKey } = await first.next("me");
    await first.settle();
    // The answer that `settle` waits for is one more.
    first.send({ action: "ack", seen: first.received.length + 1 });
    await first.settle();
    await first.drop();
    const bob = await enter(server, "bob");
    await using bobSocket = bob.socket;
    await using back = await TestSocket.connect(server.url);
    back.send({ action: "resume", resumeKey, seen: 1 });
    await back.next("resume-refused");
    back.send({ action: "login", username: "alice", features: FEATURES, personKey });
    assert.equal((await back.next("me")).username, "alice");
    await bobSocket.settle();
    assert.deepEqual(bobSocket.received, []);
  });

  it("F9: whoever closes with 1000 has left at once", async () => {
    await using server = await startWithoutPings();
    const { socket, resumeKey } = await enter(server, "alice");
    await socket[Symbol.asyncDispose]();
    await server.until(() => !server.isHere("alice"));
    await using back = await TestSocket.connect(server.url);
    back.send({ action: "resume", resumeKey, seen: 0 });
    await back.next("resume-refused");
  });

  it("F9: with ResumeSeconds 0 there is no such feature, and a drop is a leave", async () => {
    await using server = await startWithoutPings("[Limits]\nResumeSeconds = 0\n");
    const socket = await TestSocket.connect(server.url);
    socket.send({ action: "login", username: "alice", features: FEATURES });
    const me = await socket.next("me");
    assert.deepEqual([me.features, me.resumeKey], [["roster-delta"], undefined]);
    await socket.drop();
    await server.until(() => !server.isHere("alice"));
  });
});

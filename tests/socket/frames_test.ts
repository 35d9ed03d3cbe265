import { describe, it } from "@std/testing/bdd";
import assert from "node:assert/strict";
import { CloseCode } from "../../lib/protocol/close_codes.ts";
import { MAX_FRAME_LENGTH, MAX_STRIKES } from "../../lib/protocol/limits.ts";
import { startTestServer } from "../support/test_server.ts";
import { TestSocket } from "../support/test_socket.ts";

describe("frames on a real socket", () => {
  it("delivers what is said in a channel to everyone, and a direct message to the two", async () => {
    await using server = await startTestServer();
    await using alice = await TestSocket.enter(server.url, { username: "alice" });
    await using bob = await TestSocket.enter(server.url, { username: "bob" });
    await using carol = await TestSocket.enter(server.url, { username: "carol" });

    alice.send({ action: "message", channel: "lobby", message: "hello **all**" });
    for (const socket of [alice, bob, carol]) {
      assert.match((await socket.next("message")).message, /hello <strong>all<\/strong>/);
    }
    alice.send({ action: "message", channel: "@bob", message: "just you" });
    assert.equal((await bob.next("message")).channel, "@alice");
    assert.equal((await alice.next("message")).channel, "@bob");
    await carol.settle();
    assert.ok(!carol.received.some((message) => message.action === "message"));
  });

  it("D25: has nothing of what is said in its log, debug lines included", async () => {
    await using server = await startTestServer();
    await using alice = await TestSocket.enter(server.url, { username: "alice" });
    await using bob = await TestSocket.enter(server.url, { username: "bob" });
    for (const channel of ["lobby", "@bob"]) {
      alice.send({ action: "message", channel, message: "xyzzy" });
      await bob.next("message");
    }
    for (const channel of ["nowhere", "@nobody"]) {
      alice.send({ action: "message", channel, message: "xyzzy" });
    }
    await alice.settle();
    assert.ok(server.logged.some((line) => line.includes("alice")), "the log was not read");
    assert.deepEqual(server.logged.filter((line) => line.includes("xyzzy")), []);
  });

  it("tells BareRTC clients of a change by the whole list, once per tick", async () => {
    await using server = await startTestServer();
    await using alice = await TestSocket.enter(server.url, { username: "alice" });
    await using _bob = await TestSocket.enter(server.url, { username: "bob" });
    const { whoList } = await alice.next("who", ({ whoList }) => whoList.length === 2);
    assert.deepEqual(whoList.map((row) => row.username), ["alice", "bob"]);
    assert.ok(!alice.received.some((message) => message.action === "roster"));
  });

  it("answers binary frames and broken JSON with an error and lives on", async () => {
    await using server = await startTestServer();
    await using alice = await TestSocket.enter(server.url, { username: "alice" });
    alice.sendBytes(new Uint8Array([1, 2, 3]));
    await alice.next("error", ({ message }) => message.includes("Binary"));
    alice.send("{");
    await alice.next("error", ({ message }) => message.includes("not JSON"));
    alice.send({ action: "message", channel: "lobby", message: "still here" });
    await alice.next("message");
  });

  it("closes a socket that goes on sending nonsense", async () => {
    await using server = await startTestServer();
    await using mallory = await TestSocket.connect(server.url);
    for (let i = 0; i < MAX_STRIKES; i++) mallory.send("nonsense");
    assert.equal((await mallory.closed()).code, CloseCode.PolicyViolation);
    const warnings = server.logged.filter((line) => line.startsWith("warn"));
    assert.equal(warnings.length, 1);
  });

  it("closes a socket that sends a frame above the limit", async () => {
    await using server = await startTestServer();
    await using mallory = await TestSocket.enter(server.url, { username: "mallory" });
    mallory.send("x".repeat(MAX_FRAME_LENGTH + 1));
    assert.equal((await mallory.closed()).code, CloseCode.MessageTooBig);
  });

  it("closes a socket that does not log in in time", async () => {
    await using server = await startTestServer("[Limits]\nLoginSeconds = 1\n");
    await using silent = await TestSocket.connect(server.url);
    assert.equal((await silent.closed()).code, CloseCode.PolicyViolation);
  });

  it("tells everyone of a restart and closes with 1012", async () => {
    const server = await startTestServer();
    await using alice = await TestSocket.enter(server.url, { username: "alice" });
    await server[Symbol.asyncDispose]();
    await alice.next("error", ({ message }) => message.includes("restarting"));
    assert.equal((await alice.closed()).code, CloseCode.ServiceRestart);
  });
});

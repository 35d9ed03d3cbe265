import { describe, it } from "@std/testing/bdd";
import assert from "node:assert/strict";
import { CloseCode } from "../../lib/protocol/close_codes.ts";
import { handshake, sendRaw } from "../support/raw_http.ts";
import { SETTINGS, startTestServer } from "../support/test_server.ts";
import { TestSocket } from "../support/test_socket.ts";
import { signFor } from "../support/test_token.ts";

describe("login on a real socket", () => {
  it("lets a guest in by name and greets them in every channel", async () => {
    await using server = await startTestServer();
    await using alice = await TestSocket.connect(server.url);
    alice.send({ action: "login", username: "alice" });
    const me = await alice.next("me");
    assert.equal(me.username, "alice");
    assert.deepEqual((await alice.next("who")).whoList.map((row) => row.username), ["alice"]);
    const welcome = await alice.next("error", ({ channel }) => channel === "offtopic");
    assert.equal(welcome.kind, "notice");
  });

  it("lets only a valid token in when strict, under the token's name", async () => {
    await using server = await startTestServer(SETTINGS.strict);
    await using member = await TestSocket.connect(server.url);
    const jwt = await signFor("alice", { op: true, img: "/alice.png" });
    member.send({ action: "login", username: "somebody else", jwt });
    assert.equal((await member.next("me")).username, "alice");
    const [row] = (await member.next("who")).whoList;
    assert.equal(row?.op, true);
    assert.equal(row?.avatar, "https://www.example.com/alice.png");

    await using guest = await TestSocket.connect(server.url);
    guest.send({ action: "login", username: "bob" });
    await guest.next("disconnect");
    assert.equal((await guest.closed()).code, CloseCode.LoginRefused);
  });

  it("answers what came while the token was being checked only after the login", async () => {
    await using server = await startTestServer(SETTINGS.strict);
    await using alice = await TestSocket.connect(server.url);
    alice.send({ action: "login", username: "alice", jwt: await signFor("alice") });
    alice.send({ action: "message", channel: "lobby", message: "early" });
    assert.match((await alice.next("message")).message, /early/);
    const errors = alice.received.filter((m) => m.action === "error" && m.kind !== "notice");
    assert.deepEqual(errors, []);
  });

  it("D1: refuses an empty-key token and one signed by another secret, and logs neither", async () => {
    await using server = await startTestServer(SETTINGS.mixed);
    const jwt = await signFor("alice", { op: true }, {
      secret: "another secret of thirty-two bytes!!",
    });
    await using forger = await TestSocket.connect(server.url);
    forger.send({ action: "login", username: "alice", jwt });
    await forger.next("disconnect");
    assert.equal((await forger.closed()).code, CloseCode.LoginRefused);
    assert.ok(server.logged.some((line) => line.startsWith("info Refused a login")));
    assert.ok(!server.logged.some((line) => line.includes(jwt) || line.includes("eyJ")));
  });

  it("ignores tokens altogether while JWT is off: nobody is operator", async () => {
    await using server = await startTestServer();
    await using alice = await TestSocket.connect(server.url);
    const jwt = await signFor("root", { op: true });
    alice.send({ action: "login", username: "alice", jwt });
    const me = await alice.next("me");
    assert.equal(me.username, "alice");
    assert.equal(me.op, undefined);
  });

  it("closes the older session of the same person, who stays in the room", async () => {
    await using server = await startTestServer(SETTINGS.strict);
    const jwt = await signFor("alice");
    await using older = await TestSocket.enter(server.url, { jwt });
    await using newer = await TestSocket.enter(server.url, { jwt });
    await older.next("disconnect");
    assert.equal((await older.closed()).code, CloseCode.SignedInElsewhere);
    assert.equal(server.site.host.room.people.size, 1);
    newer.send({ action: "message", channel: "lobby", message: "still here" });
    await newer.next("message");
  });
});

describe("the WebSocket handshake", () => {
  const upgrade = async (toml: string, headers: readonly string[]) => {
    await using server = await startTestServer(toml);
    return await sendRaw(server.url, handshake(server.url, headers));
  };

  it("takes pages of our own origin, of CORSHosts, and clients that are no pages", async () => {
    await using server = await startTestServer('CORSHosts = ["https://site.example"]\n');
    for (const headers of [[], [`Origin: ${server.url}`], ["Origin: https://site.example"]]) {
      assert.match(await sendRaw(server.url, handshake(server.url, headers)), /^HTTP\/1.1 101 /);
    }
  });

  it("refuses pages of other sites", async () => {
    assert.match(await upgrade("", ["Origin: https://evil.example"]), /^HTTP\/1.1 403 /);
    assert.match(await upgrade("", ["Origin: null"]), /^HTTP\/1.1 403 /);
  });

  it("answers a plain request with 426", async () => {
    await using server = await startTestServer();
    const response = await fetch(`${server.url}/ws`);
    await response.body?.cancel();
    assert.equal(response.status, 426);
  });
});

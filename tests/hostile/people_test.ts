import { describe, it } from "@std/testing/bdd";
import assert from "node:assert/strict";
import { CloseCode } from "../../lib/protocol/close_codes.ts";
import { MAX_OVER_PACE } from "../../lib/protocol/limits.ts";
import { startTestServer } from "../support/test_server.ts";
import { TestSocket } from "../support/test_socket.ts";
import { signFor } from "../support/test_token.ts";
import { from, HOSTILE_ROOM, warningsOf } from "./attack_support.ts";
import { HonestPerson } from "./honest_person.ts";

/** An address of its own for each attacker, so that no limit of addresses comes first. */
const addressOf = (index: number) => from(`198.51.100.${index}`);

const NAMES = [
  ...["ChatServer", "chat server", "ChatClient", "@honest", "here", "\u200B", " ", "h\u043Enest"],
  ...[
    "<img src=x onerror=alert(1)>",
    "honest\u202E",
    "ho\u200Bnest",
    "HONEST",
    "ｈｏｎｅｓｔ",
    "honest\n",
  ],
  ...[
    "a`b",
    "x".repeat(2_000),
    "e" + "\u0301".repeat(60),
    "&lt;b&gt;",
    '" onclick="',
    "🐢".repeat(40),
  ],
];

describe("hostile: names", () => {
  it("D9: none passes for another, holds markup or goes on for ever", async () => {
    await using server = await startTestServer(HOSTILE_ROOM);
    await using honest = await HonestPerson.enter(server.url);
    const taken = new Set<string>();
    await honest.endure(`${NAMES.length} names`, async () => {
      for (const [index, username] of NAMES.entries()) {
        await using mallory = await TestSocket.connect(server.url, addressOf(index));
        mallory.send({ action: "login", username });
        await mallory.next("error");
        mallory.send({ action: "login", username: "" });
        const me = mallory.received.find((message) => message.action === "me") ??
          await mallory.next("me");
        if (me.action === "me") taken.add(me.username);
      }
    });
    for (const name of taken) {
      assert.match(name, /^(?:honest \d+|HONEST \d+|anonymous(?: \d+)?)$/, `"${name}" was let in`);
    }
  });
});

describe("hostile: takeovers", () => {
  it("D27: of 20 logins of one guest in one tick, one stays, and of 20 with one name all differ", async () => {
    await using server = await startTestServer(HOSTILE_ROOM);
    await using honest = await HonestPerson.enter(server.url);
    const enterAll = async (login: (index: number) => Record<string, unknown>) => {
      const sockets = await Promise.all(
        Array.from({ length: 20 }, (_, i) => TestSocket.connect(server.url, addressOf(i))),
      );
      for (const [i, socket] of sockets.entries()) socket.send({ action: "login", ...login(i) });
      const answers = await Promise.all(sockets.map((socket) => socket.next("me")));
      return { sockets, names: answers.map(({ username }) => username) };
    };
    const jwt = await signFor("carol");
    const { room } = server.site.host;
    const crowds = await honest.endure("60 logins at once", () =>
      Promise.all([
        enterAll(() => ({ username: "twin", personKey: "k".repeat(32) })),
        enterAll((i) => ({ username: i % 2 === 0 ? "same" : "S AME" })),
        enterAll(() => ({ jwt })),
      ]));
    const present = [...room.people.values()].map(({ username }) => username).sort();
    assert.equal(present.filter((name) => name.startsWith("twin")).length, 1);
    assert.equal(present.filter((name) => name === "carol").length, 1);
    assert.equal(new Set(crowds[1].names.map((name) => name.toLowerCase())).size, 20);
    assert.equal(present.length, 1 + 1 + 20 + 1);
    for (const { sockets } of crowds) {
      for (const socket of sockets) await socket[Symbol.asyncDispose]();
    }
  });
});

const FLOODS: readonly (readonly [string, Record<string, unknown>])[] = [
  ["message", { channel: "lobby", message: "spam" }],
  ["message", { channel: "@honest", message: "spam", clientID: "c" }],
  ["me", { status: "busy" }],
  ["ping", {}],
  ["typing", {}],
  ["open", { username: "honest" }],
  ["watch", { username: "honest" }],
  ["unwatch", { username: "honest" }],
  ["boot", { username: "honest" }],
  ["unboot", { username: "honest" }],
  ["mute", { username: "honest" }],
  ["unmute", { username: "honest" }],
  ["video-invite", { usernames: Array(100).fill("honest") }],
  ["sdp", { username: "honest", description: '{"type":"renegotiate"}' }],
  ["candidate", { username: "honest", candidate: '{"candidate":""}' }],
];

describe("hostile: floods", () => {
  it("D11: of every action end their connection, with one line each, and few get through", async () => {
    await using server = await startTestServer(HOSTILE_ROOM);
    await using honest = await HonestPerson.enter(server.url);
    await honest.endure(`${FLOODS.length} floods of 3,000 frames`, async () => {
      for (const [index, [action, fields]] of FLOODS.entries()) {
        const login = { username: `flood ${index}` };
        await using mallory = await TestSocket.enter(server.url, login, addressOf(index));
        for (let i = 0; i < 3_000; i++) mallory.send({ action, ...fields });
        // Frames that are still under way may break the connection before the close frame is read.
        assert.ok([CloseCode.PolicyViolation, 0].includes((await mallory.closed()).code), action);
        const answers = mallory.received.filter(({ action }) => action === "error").length;
        assert.ok(answers <= MAX_OVER_PACE + 60, `${action} was answered ${answers} times`);
      }
    });
    const spam = honest.received.filter((news) =>
      news.action === "message" && news.message.includes("spam")
    );
    assert.ok(spam.length <= 2 * 15, `${spam.length} messages got through`);
    const lines = warningsOf(server.logged);
    assert.equal(lines.length, FLOODS.length);
    assert.equal(new Set(lines).size, FLOODS.length);
    assert.ok(!server.logged.some((line) => line.includes("spam")));
  });
});

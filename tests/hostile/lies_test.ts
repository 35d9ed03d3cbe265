import { describe, it } from "@std/testing/bdd";
import assert from "node:assert/strict";
import { startTestServer } from "../support/test_server.ts";
import { TestSocket } from "../support/test_socket.ts";
import { from, HOSTILE_ROOM, warningsOf } from "./attack_support.ts";
import { HonestPerson } from "./honest_person.ts";

const CANDIDATE = JSON.stringify({ candidate: "candidate:1 1 udp 1 192.0.2.1 9 typ host" });
const OFFER = JSON.stringify({ type: "offer", sdp: "v=0\r\n" });

/** Fields that only the server may fill, with what somebody would like them to say. */
const LIES = {
  username: "alice",
  personID: "0123456789abcdef",
  threadID: "0123456789abcdef",
  msgID: 1,
  op: true,
  vip: true,
  kind: "notice",
  features: ["op"],
  loginAt: 0,
  avatar: "https://evil.example/",
  nickname: "Operator",
  whoList: [],
  rows: [],
  jwt: "x",
  sessionID: 1,
  openSecret: "1",
} as const;

async function openRoom(url: string) {
  const alice = await TestSocket.enter(url, { username: "alice" }, from("198.51.100.1"));
  const bob = await TestSocket.enter(url, { username: "bob" }, from("198.51.100.2"));
  const mallory = await TestSocket.enter(
    url,
    { ...LIES, jwt: "", username: "mallory" },
    from("198.51.100.66"),
  );
  return { alice, bob, mallory };
}

describe("hostile: lies", () => {
  it("whoever says they are somebody else is shown as themselves", async () => {
    await using server = await startTestServer(HOSTILE_ROOM);
    await using honest = await HonestPerson.enter(server.url);
    const { alice, bob, mallory } = await openRoom(server.url);
    await honest.endure("lies in every field", async () => {
      mallory.send({ ...LIES, action: "me", status: "busy", video: 65_535 });
      mallory.send({ ...LIES, action: "message", channel: "lobby", message: "believe me" });
      const { username } = await bob.next("message", ({ message }) => message.includes("believe"));
      assert.equal(username, "mallory");
      mallory.send({ ...LIES, action: "message", channel: "@alice", message: "believe me" });
      await mallory.settle();
    });
    const { people } = server.site.host.room;
    const row = [...people.values()].find(({ username }) => username === "mallory")?.row;
    assert.deepEqual([row?.op, row?.vip, row?.avatar, row?.nickname], Array(4).fill(undefined));
    assert.notEqual(row?.personID, LIES.personID);
    await alice.settle();
    assert.ok(
      !alice.received.some((news) =>
        news.action === "message" && news.message.includes("believe") && news.channel !== "lobby"
      ),
      "a message to another personID than alice's reached her",
    );
    for (const socket of [alice, bob, mallory]) await socket[Symbol.asyncDispose]();
  });

  it("ids of links are of no use to a third, nor to anybody once the link has ended", async () => {
    await using server = await startTestServer(HOSTILE_ROOM);
    await using honest = await HonestPerson.enter(server.url);
    const { alice, bob, mallory } = await openRoom(server.url);
    await honest.endure("replayed ids", async () => {
      alice.send({ action: "me", video: 1 });
      await alice.settle();
      bob.send({ action: "open", username: "alice" });
      const { openSecret } = await bob.next("open");
      for (const secret of [openSecret, "", "1", openSecret.toUpperCase()]) {
        const link = { username: "alice", openSecret: secret };
        mallory.send({ action: "sdp", ...link, description: OFFER });
        mallory.send({ action: "candidate", ...link, candidate: CANDIDATE });
        mallory.send({ action: "unwatch", ...link });
      }
      await mallory.settle();
      bob.send({ action: "unwatch", username: "alice", openSecret });
      await alice.next("unwatch");
      bob.send({ action: "sdp", username: "alice", openSecret, description: OFFER });
      bob.send({ action: "candidate", username: "alice", openSecret, candidate: CANDIDATE });
      await bob.settle();
    });
    await alice.settle();
    const signals = alice.received.filter(({ action }) =>
      action === "sdp" || action === "candidate" || action === "unwatch"
    );
    assert.deepEqual(signals, []);
    assert.deepEqual(warningsOf(server.logged), []);
    for (const socket of [alice, bob, mallory]) await socket[Symbol.asyncDispose]();
  });

  it("D2: nobody ends another's stay, whatever id or address they use", async () => {
    await using server = await startTestServer(HOSTILE_ROOM);
    await using honest = await HonestPerson.enter(server.url);
    const { alice, bob, mallory } = await openRoom(server.url);
    await honest.endure("attempts to end others", async () => {
      const body = JSON.stringify({ username: "alice", session_id: "wrong" });
      for (const path of ["/poll", "/logout", "/api/shutdown", "/api/authenticate"]) {
        const response = await fetch(`${server.url}${path}`, { method: "POST", body });
        await response.body?.cancel();
        assert.ok(response.status >= 400, path);
      }
      for (const action of ["disconnect", "kick", "logout"]) {
        mallory.send({ action, username: "alice" });
      }
      mallory.send({ action: "message", channel: "lobby", message: "/kick alice" });
      await mallory.settle();
    });
    alice.send({ action: "message", channel: "lobby", message: "alive" });
    await bob.next("message", ({ username }) => username === "alice");
    for (const socket of [alice, bob, mallory]) await socket[Symbol.asyncDispose]();
  });
});

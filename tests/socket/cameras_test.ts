import { describe, it } from "@std/testing/bdd";
import assert from "node:assert/strict";
import { ANSWER, CANDIDATE, OFFER, RENEGOTIATE } from "../support/signals.ts";
import { SETTINGS, startTestServer } from "../support/test_server.ts";
import { TestSocket } from "../support/test_socket.ts";
import { signFor } from "../support/test_token.ts";

const DELTA = { features: ["roster-delta"] };
const SIGNALS = /^(open|ring|watch|unwatch|sdp|candidate)$/;

/** Ann shows her camera, and bob watches it; eve and a connection without a login are there too. */
async function startWatching(url: string) {
  const enter = async (name: string) =>
    await TestSocket.enter(url, { jwt: await signFor(name), ...DELTA });
  const [ann, bob, eve] = [await enter("ann"), await enter("bob"), await enter("eve")];
  const stranger = await TestSocket.connect(url);
  ann.send({ action: "me", video: 1 });
  await bob.next("roster", ({ changed }) => changed?.[0]?.video === 1);
  bob.send({ action: "open", username: "ann" });
  const { openSecret } = await bob.next("open");
  assert.equal((await ann.next("ring")).openSecret, openSecret);
  await ann.next("watch");
  const all = [ann, bob, eve, stranger];
  return {
    ann,
    bob,
    eve,
    stranger,
    openSecret,
    /** Fails if anybody has got a signal; after this, everything that was sent has been answered. */
    async assertSilence() {
      // The first round lets the server answer everything, the second lets everybody read it.
      for (const socket of [...all, ...all]) await socket.settle();
      for (const socket of all) {
        const signals = socket.received.filter(({ action }) => SIGNALS.test(action));
        assert.deepEqual(signals, []);
      }
    },
    async [Symbol.asyncDispose]() {
      for (const socket of all) await socket[Symbol.asyncDispose]();
    },
  };
}

/** Every signal to everyone, with the id of a link and without. */
function tryEverything(socket: TestSocket, openSecret: string): void {
  for (const username of ["ann", "bob", "eve", ""]) {
    for (const link of [{ openSecret }, {}]) {
      for (const description of [OFFER, ANSWER, RENEGOTIATE]) {
        socket.send({ action: "sdp", username: username || "x", ...link, description });
      }
      socket.send({
        action: "candidate",
        username: username || "x",
        ...link,
        candidate: CANDIDATE,
      });
    }
  }
}

describe("cameras on a real socket", () => {
  it("passes signals along a link, as they were written", async () => {
    await using server = await startTestServer(SETTINGS.strict);
    await using room = await startWatching(server.url);
    const { ann, bob, openSecret } = room;
    bob.send({ action: "sdp", username: "ann", openSecret, description: OFFER });
    assert.deepEqual(await ann.next("sdp"), {
      action: "sdp",
      username: "bob",
      openSecret,
      description: OFFER,
    });
    ann.send({ action: "sdp", username: "bob", description: ANSWER });
    assert.equal((await bob.next("sdp")).openSecret, openSecret);
    ann.send({ action: "candidate", username: "bob", openSecret, candidate: CANDIDATE });
    assert.equal((await bob.next("candidate")).candidate, CANDIDATE);
    await room.assertSilence();
  });

  it("lets no signal of a socket through that never logged in", async () => {
    await using server = await startTestServer(SETTINGS.strict);
    await using room = await startWatching(server.url);
    const { ann, openSecret } = room;
    const actions = [
      { action: "open", username: "ann" },
      { action: "sdp", username: "ann", openSecret, description: OFFER },
      { action: "sdp", username: "bob", openSecret, description: ANSWER },
      { action: "candidate", username: "ann", openSecret, candidate: CANDIDATE },
      { action: "watch", username: "ann" },
      { action: "unwatch", username: "ann", openSecret },
      { action: "boot", username: "bob" },
    ];
    for (const action of actions) {
      room.stranger.send(action);
      await room.stranger.next("error", ({ message }) => /not in the room yet/.test(message));
    }
    await using guest = await TestSocket.connect(server.url);
    guest.send({ action: "login", username: "ann" });
    for (const action of actions) guest.send(action);
    await guest.next("disconnect");
    await room.assertSilence();
    assert.equal(guest.received.filter(({ action }) => SIGNALS.test(action)).length, 0);
    room.bob.send({ action: "sdp", username: "ann", openSecret, description: OFFER });
    await ann.next("sdp");
  });

  it("lets no signal of a third person through", async () => {
    await using server = await startTestServer(SETTINGS.strict);
    await using room = await startWatching(server.url);
    tryEverything(room.eve, room.openSecret);
    await room.assertSilence();
  });

  it("lets no signal of a booted viewer through, whose camera is simply off", async () => {
    await using server = await startTestServer(SETTINGS.strict);
    await using room = await startWatching(server.url);
    const { ann, bob, openSecret } = room;
    ann.send({ action: "boot", username: "bob" });
    assert.equal((await ann.next("unwatch")).openSecret, openSecret);
    await bob.next("roster", ({ changed }) => changed?.[0]?.video === 0);
    tryEverything(bob, openSecret);
    bob.send({ action: "open", username: "ann" });
    assert.match((await bob.next("error", ({ cameraOf }) => !!cameraOf)).message, /ann is off\.$/);
    await room.assertSilence();
  });

  it("lets nothing through along a link that has ended, though both are there", async () => {
    await using server = await startTestServer(SETTINGS.strict);
    await using room = await startWatching(server.url);
    const { ann, bob, openSecret } = room;
    bob.send({ action: "unwatch", username: "ann" });
    await ann.next("unwatch");
    tryEverything(bob, openSecret);
    ann.send({ action: "sdp", username: "bob", openSecret, description: ANSWER });
    await room.assertSilence();
    bob.send({ action: "open", username: "ann" });
    const successor = await bob.next("open");
    assert.notEqual(successor.openSecret, openSecret);
    await ann.next("ring");
    await ann.next("watch");
    bob.send({ action: "sdp", username: "ann", openSecret, description: OFFER });
    await room.assertSilence();
  });

  it("ends the link when the viewer's connection ends, and tells the broadcaster", async () => {
    await using server = await startTestServer(SETTINGS.strict);
    await using room = await startWatching(server.url);
    const { ann, bob, openSecret } = room;
    await bob[Symbol.asyncDispose]();
    assert.equal((await ann.next("unwatch")).openSecret, openSecret);
    assert.equal(server.site.host.room.links.byID.size, 0);
  });

  it("names links by ids that cannot be guessed from each other", async () => {
    await using server = await startTestServer(SETTINGS.strict);
    await using room = await startWatching(server.url);
    room.eve.send({ action: "open", username: "ann" });
    const ids = [room.openSecret, (await room.eve.next("open")).openSecret];
    for (const id of ids) assert.match(id, /^[0-9a-f-]{36}$/);
    assert.notEqual(ids[0]?.slice(0, 8), ids[1]?.slice(0, 8));
  });
});

import assert from "node:assert/strict";
import { describe, it } from "@std/testing/bdd";
import { BOB_LIVE, enter, opens, succeed } from "./video_fixture.ts";

describe("a path that is gone", () => {
  it("may mend by itself for three seconds", async () => {
    const room = enter();
    const peer = await room.play(BOB_LIVE, "1");
    peer.waver();
    await room.wait(2_999);
    peer.listener.pathChanged("connected");
    await room.wait(60_000);
    assert.equal(opens(room), 1);
    assert.equal(room.tilePhase, "playing");
  });

  it("is replaced after three seconds", async () => {
    const room = enter();
    const peer = await room.play(BOB_LIVE, "1");
    peer.waver();
    await room.wait(2_999);
    assert.equal(room.tilePhase, "playing");
    await room.wait(1);
    assert.ok(peer.destroyed);
    assert.equal(room.tilePhase, "reconnecting");
    await room.wait(1);
    assert.equal(opens(room), 2);
    const stream = await succeed(room, "2");
    assert.equal(room.tilePhase, "playing");
    assert.equal(room.tile().stream.value, stream);
  });

  it("is replaced at once when it has failed", async () => {
    const room = enter();
    const peer = await room.play(BOB_LIVE, "1");
    peer.end(false);
    assert.equal(room.tilePhase, "reconnecting");
    await room.wait(1);
    assert.equal(opens(room), 2);
  });

  it("is replaced after a moment when the other end hung up, for which there may be a reason", async () => {
    const room = enter();
    const peer = await room.play(BOB_LIVE, "1");
    peer.end(true);
    await room.wait(999);
    assert.equal(opens(room), 1);
    await room.wait(1);
    assert.equal(opens(room), 2);
  });

  it("is looked for after longer and longer, for as long as both are there", async () => {
    const room = enter();
    room.browser.chance = 1;
    const peer = await room.play(BOB_LIVE, "1");
    peer.end(false);
    await room.wait(1);
    const waits = [];
    for (let id = 2; id < 9; id++) {
      const before = opens(room);
      room.open(BOB_LIVE, String(id));
      await room.settle();
      room.peers.last.end(false);
      let waited = 0;
      while (opens(room) === before) {
        await room.wait(500);
        waited += 500;
      }
      waits.push(waited);
    }
    assert.deepEqual(waits, [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
    assert.equal(room.tilePhase, "reconnecting");
  });

  it("is looked for at once when the network may have changed", async () => {
    const room = enter();
    const peer = await room.play(BOB_LIVE, "1");
    peer.waver();
    room.changeNetwork();
    assert.equal(opens(room), 2);
  });

  it("is not looked for anew while it is being looked for", async () => {
    const room = enter();
    const peer = await room.play(BOB_LIVE, "1");
    peer.end(false);
    await room.wait(1);
    room.changeNetwork();
    room.open(BOB_LIVE, "2");
    room.changeNetwork();
    assert.equal(opens(room), 2);
  });

  it("is looked for before it is missed when the network has changed", async () => {
    const room = enter();
    const peer = await room.play(BOB_LIVE, "1");
    room.changeNetwork(false);
    assert.equal(opens(room), 1);
    room.changeNetwork(true);
    assert.equal(opens(room), 2);
    assert.equal(room.tilePhase, "playing");
    await succeed(room, "2");
    assert.equal(room.tilePhase, "playing");
    await room.wait(2_000);
    assert.ok(peer.destroyed);
    assert.equal(room.tilePhase, "playing");
  });

  it("is not looked for after the person has closed the tile", async () => {
    const room = enter();
    const peer = await room.play(BOB_LIVE, "1");
    peer.waver();
    room.cameras.close("p-bob");
    await room.wait(60_000);
    assert.equal(opens(room), 1);
  });
});

describe("an attempt at a camera that was never seen", () => {
  it("is made twice, each for 15 s, before the person is told", async () => {
    const room = enter();
    await room.watch(BOB_LIVE, "1");
    await room.wait(15_000);
    assert.equal(room.tilePhase, "opening");
    await room.wait(1);
    assert.equal(opens(room), 2);
    room.open(BOB_LIVE, "2");
    await room.wait(15_000);
    assert.equal(room.tilePhase, "failed");
    assert.equal(room.sent("unwatch").at(-1)?.openSecret, "2");
    assert.deepEqual(room.peers.alive, []);
    await room.wait(30_000);
    assert.equal(opens(room), 2);
  });

  it("is not counted against the person's next try", async () => {
    const room = enter();
    await room.watch(BOB_LIVE, "1");
    room.peers.last.end(false);
    await room.wait(1);
    room.open(BOB_LIVE, "2");
    await room.settle();
    room.peers.last.end(false);
    assert.equal(room.tilePhase, "failed");
    room.cameras.watch("p-bob");
    room.open(BOB_LIVE, "3");
    await room.settle();
    room.peers.last.end(false);
    assert.equal(room.tilePhase, "opening");
  });

  it("fails with a reason when the code for peers cannot be loaded", async () => {
    const room = enter();
    room.net.fails = true;
    room.cameras.watch("p-bob");
    await room.settle();
    room.open(BOB_LIVE, "1");
    await room.settle();
    await room.wait(1);
    room.open(BOB_LIVE, "2");
    await room.settle();
    assert.equal(room.tilePhase, "failed");
    room.net.fails = false;
    await room.play(BOB_LIVE, "3");
    assert.equal(room.tilePhase, "playing");
  });
});

import assert from "node:assert/strict";
import { describe, it } from "@std/testing/bdd";
import { html } from "../../lib/protocol/safe_html.ts";
import { BOB } from "./room_fixture.ts";
import { BOB_LIVE, enter, opens, succeed } from "./video_fixture.ts";

describe("the viewer's own connection", () => {
  it("may be lost without the picture", async () => {
    const room = enter();
    await room.play(BOB_LIVE, "1");
    room.cut();
    await room.settle();
    assert.equal(room.tilePhase, "playing");
    assert.equal(room.peers.alive.length, 1);
  });

  it("opens everything again when it is back, and shows the old picture until the new is there", async () => {
    const room = enter();
    const peer = await room.play(BOB_LIVE, "1");
    await room.returnTo(BOB_LIVE);
    assert.equal(opens(room), 1);
    assert.equal(room.tilePhase, "playing");
    room.open(BOB_LIVE, "2");
    await room.settle();
    assert.ok(!peer.destroyed);
    const stream = room.peers.last.connect();
    assert.equal(room.tile().stream.value, stream);
    assert.equal(room.tilePhase, "playing");
    // Until the first picture of the new one has come.
    await room.wait(1_999);
    assert.ok(!peer.destroyed);
    await room.wait(1);
    assert.ok(peer.destroyed);
    assert.equal(room.peers.alive.length, 1);
    assert.equal(room.tilePhase, "playing");
  });

  it("leaves no connection behind, however soon the tile is closed or opened again", async () => {
    const room = enter();
    await room.play(BOB_LIVE, "1");
    for (const id of ["2", "3"]) {
      room.changeNetwork(true);
      await succeed(room, id);
    }
    assert.equal(room.peers.alive.length, 2);
    room.cameras.close("p-bob");
    assert.deepEqual(room.peers.alive, []);
  });

  it("is waited for by what was lost meanwhile", async () => {
    const room = enter();
    const peer = await room.play(BOB_LIVE, "1");
    room.cut();
    peer.end(false);
    assert.equal(room.tilePhase, "reconnecting");
    await room.settle();
    room.actions.reconnectNow();
    room.admit(BOB_LIVE);
    await room.settle();
    assert.equal(opens(room), 1);
    await succeed(room, "2");
    assert.equal(room.tilePhase, "playing");
  });

  it("opens a camera again that was being opened", async () => {
    const room = enter();
    room.cameras.watch("p-bob");
    await room.settle();
    await room.returnTo(BOB_LIVE);
    assert.equal(opens(room), 1);
    assert.equal(room.tilePhase, "opening");
  });

  it("finds cameras closed that went off meanwhile", async () => {
    const room = enter();
    const peer = await room.play(BOB_LIVE, "1");
    room.cut();
    peer.end(true);
    await room.returnTo(BOB);
    assert.equal(room.tilePhase, "none");
  });

  it("that ends for good closes everything", async () => {
    const room = enter();
    await room.goLive();
    await room.play(BOB_LIVE, "1");
    room.cut(4001);
    await room.settle();
    assert.equal(room.tilePhase, "none");
    assert.equal(room.ownPhase, "off");
    assert.deepEqual(room.media.live, []);
  });
});

describe("the broadcaster's connection", () => {
  it("may be lost without the picture, which is opened anew when they are back", async () => {
    const room = enter();
    await room.play(BOB_LIVE, "1");
    room.changeRoster([], ["p-bob"]);
    assert.equal(room.tilePhase, "playing");
    await room.wait(10_000);
    room.changeRoster([BOB]);
    await room.wait(1_000);
    room.changeRoster([BOB_LIVE]);
    await room.settle();
    assert.equal(opens(room), 2);
    assert.equal(room.tilePhase, "playing");
    await succeed(room, "2");
    await room.wait(60_000);
    assert.equal(room.tilePhase, "playing");
  });

  it("is waited for 45 s while the picture comes, as after a restart of the server", async () => {
    const room = enter();
    await room.play(BOB_LIVE, "1");
    room.changeRoster([], ["p-bob"]);
    await room.wait(44_999);
    assert.equal(room.tilePhase, "playing");
    await room.wait(1);
    assert.equal(room.tilePhase, "none");
  });

  it("is waited for 20 s without a picture", async () => {
    const room = enter();
    const peer = await room.play(BOB_LIVE, "1");
    peer.end(false);
    room.changeRoster([], ["p-bob"]);
    assert.equal(room.tilePhase, "reconnecting");
    await room.wait(19_999);
    assert.equal(room.tilePhase, "reconnecting");
    await room.wait(1);
    assert.equal(room.tilePhase, "none");
  });

  it("is waited for also when the server is asked too early", async () => {
    const room = enter();
    const peer = await room.play(BOB_LIVE, "1");
    peer.end(false);
    await room.wait(1);
    room.changeRoster([BOB]);
    room.refuse(BOB, html`The camera of bob is off.`);
    assert.equal(room.tilePhase, "reconnecting");
    room.changeRoster([BOB_LIVE]);
    assert.equal(opens(room), 3);
  });
});

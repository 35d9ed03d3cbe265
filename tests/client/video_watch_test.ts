import assert from "node:assert/strict";
import { describe, it } from "@std/testing/bdd";
import { html } from "../../lib/protocol/safe_html.ts";
import { VideoFlag } from "../../lib/protocol/video_flags.ts";
import { FakeStream, FakeTrack } from "./fake_media.ts";
import { ALICE, BOB, read, row } from "./room_fixture.ts";
import { BOB_LIVE, CAROL_LIVE, enter, VideoFixture } from "./video_fixture.ts";

const { Active, Explicit, Muted, MutualRequired } = VideoFlag;

describe("watching somebody", () => {
  it("shows a tile at once, asks the server, and plays when the picture is there", async () => {
    const room = enter();
    room.cameras.watch("p-bob");
    assert.equal(room.tilePhase, "opening");
    await room.settle();
    assert.deepEqual(room.sent("open"), [
      { action: "open", username: "bob", personID: "p-bob" },
    ]);
    room.open(BOB_LIVE, "7");
    await room.settle();
    assert.equal(room.tilePhase, "opening");
    const stream = room.peers.last.connect();
    assert.equal(room.tilePhase, "playing");
    assert.equal(room.tile().stream.value, stream);
    assert.ok(room.tile().hasVideo.value);
  });

  it("only receives, by the latest ICE servers", async () => {
    const room = enter();
    const iceServers = [{ urls: ["turn:a"], username: "u", credential: "c" }];
    room.say({ action: "ice-servers", iceServers: [], relayOnly: false });
    room.say({ action: "ice-servers", iceServers, relayOnly: true });
    const { options } = await room.watch(BOB_LIVE, "7");
    assert.deepEqual(options, { iceServers, relayOnly: true, stream: null });
  });

  it("needs the path as well as the picture before it plays", async () => {
    const room = enter();
    const peer = await room.watch(BOB_LIVE, "7");
    peer.listener.streamed(new FakeStream(new FakeTrack("video")));
    assert.equal(room.tilePhase, "opening");
    peer.listener.pathChanged("connected");
    assert.equal(room.tilePhase, "playing");
  });

  it("of several keeps the order of opening", async () => {
    const room = enter();
    await room.play(CAROL_LIVE, "1");
    await room.play(BOB_LIVE, "2");
    assert.deepEqual(room.video.tiles.value.map(({ personID }) => personID), ["p-carol", "p-bob"]);
    assert.deepEqual(room.video.tiles.value.map(({ phase }) => phase.value.kind), [
      "playing",
      "playing",
    ]);
  });

  it("again changes nothing while it opens or plays", async () => {
    const room = enter();
    room.cameras.watch("p-bob");
    room.cameras.watch("p-bob");
    await room.settle();
    room.open(BOB_LIVE, "7");
    await room.settle();
    room.peers.last.connect();
    room.cameras.watch("p-bob");
    await room.settle();
    assert.equal(room.sent("open").length, 1);
    assert.equal(room.video.tiles.value.length, 1);
  });

  it("is not possible for oneself or for somebody who is not there", () => {
    const room = enter();
    room.cameras.watch("p-alice");
    room.cameras.watch("p-nobody");
    assert.equal(room.tilePhase, "none");
  });

  it("tells whether there is a picture, also when it comes later", async () => {
    const room = enter();
    const peer = await room.watch(BOB_LIVE, "7");
    const stream = new FakeStream(new FakeTrack("audio"));
    peer.connect(stream);
    assert.equal(room.tilePhase, "playing");
    assert.equal(room.tile().hasVideo.value, false);
    stream.gain(new FakeTrack("video"));
    assert.ok(room.tile().hasVideo.value);
  });

  it("shows what the Who List says of the camera", async () => {
    const room = enter();
    await room.play(BOB_LIVE, "7");
    room.changeRoster([row("robert", "p-bob", { video: Active | Explicit | Muted })]);
    const { username, explicit, microphoneOff } = room.tile();
    assert.deepEqual([username.value, explicit.value, microphoneOff.value], ["robert", true, true]);
  });
});

describe("a refusal", () => {
  it("stands on the tile, and not in the conversation", async () => {
    const room = enter();
    room.cameras.watch("p-bob");
    await room.settle();
    room.refuse(BOB_LIVE, html`The camera of bob is off.`);
    assert.deepEqual(room.tile().phase.value, {
      kind: "failed",
      reason: html`The camera of bob is off.`,
    });
    assert.deepEqual(read(room.lobby), []);
  });

  it("stands in the conversation when its tile is closed", async () => {
    const room = enter();
    room.cameras.watch("p-bob");
    await room.settle();
    room.cameras.close("p-bob");
    room.refuse(BOB_LIVE, html`The camera of bob is off.`);
    assert.match(read(room.lobby).join(), /is off/);
  });

  it("can be followed by another try", async () => {
    const room = enter();
    room.cameras.watch("p-bob");
    await room.settle();
    room.refuse(BOB_LIVE, html`Too many viewers.`);
    room.cameras.watch("p-bob");
    assert.equal(room.tilePhase, "opening");
    room.open(BOB_LIVE, "8");
    await room.settle();
    room.peers.last.connect();
    assert.equal(room.tilePhase, "playing");
  });

  it("of a camera that is off stays to be read", async () => {
    const room = new VideoFixture().enter(BOB, CAROL_LIVE);
    room.cameras.watch("p-bob");
    await room.settle();
    room.changeRoster([row("carol", "p-carol", { status: "away" })]);
    room.refuse(BOB, html`The camera of bob is off.`);
    room.changeRoster([row("carol", "p-carol", { status: "idle" })]);
    assert.equal(room.tilePhase, "failed");
  });

  it("comes from the page when the broadcaster asks for a camera and one's own goes off", async () => {
    const mutual = row("bob", "p-bob", { video: Active | MutualRequired });
    const room = new VideoFixture().enter(mutual);
    await room.goLive();
    const peer = await room.play(mutual, "7");
    room.cameras.stop();
    assert.equal(room.tilePhase, "failed");
    assert.ok(peer.destroyed);
    assert.equal(room.sent("unwatch").length, 1);
  });
});

describe("the end of a camera", () => {
  it("by its tile is told to the server, by the link's id", async () => {
    const room = enter();
    const peer = await room.play(BOB_LIVE, "7");
    room.cameras.close("p-bob");
    assert.equal(room.tilePhase, "none");
    assert.ok(peer.destroyed);
    assert.deepEqual(room.sent("unwatch"), [
      { action: "unwatch", personID: "p-bob", username: "bob", openSecret: "7" },
    ]);
  });

  it("before the server has answered ends the link when it comes", async () => {
    const room = enter();
    room.cameras.watch("p-bob");
    await room.settle();
    room.cameras.close("p-bob");
    room.open(BOB_LIVE, "7");
    await room.settle();
    assert.equal(room.peers.made.length, 0);
    assert.equal(room.sent("unwatch").at(-1)?.openSecret, "7");
  });

  it("by its broadcaster takes the tile away, whichever news comes first", async () => {
    for (const hangsUpFirst of [true, false]) {
      const room = enter();
      const peer = await room.play(BOB_LIVE, "7");
      if (hangsUpFirst) peer.end(true);
      room.changeRoster([BOB]);
      if (!hangsUpFirst) peer.end(true);
      assert.equal(room.tilePhase, "none");
      await room.wait(60_000);
      assert.equal(room.sent("open").length, 1);
    }
  });

  it("by leaving takes the tile away", async () => {
    const room = enter();
    const peer = await room.play(BOB_LIVE, "7");
    peer.end(true);
    room.changeRoster([], ["p-bob"]);
    assert.equal(room.tilePhase, "none");
  });

  it("before it ever played takes the tile away", async () => {
    const room = enter();
    await room.watch(BOB_LIVE, "7");
    room.changeRoster([BOB]);
    assert.equal(room.tilePhase, "none");
    assert.deepEqual(room.peers.alive, []);
  });

  it("takes the tile away in the end even if nobody hangs up", async () => {
    const room = enter();
    await room.play(BOB_LIVE, "7");
    room.changeRoster([BOB]);
    assert.equal(room.tilePhase, "playing");
    // A busy Who List does not put it off.
    await room.wait(4_999);
    room.changeRoster([ALICE]);
    await room.wait(1);
    assert.equal(room.tilePhase, "none");
    assert.deepEqual(room.peers.alive, []);
  });

  it("comes with one's own leaving", async () => {
    const room = enter();
    await room.play(BOB_LIVE, "7");
    room.actions.leave();
    assert.deepEqual(room.video.tiles.value, []);
    assert.deepEqual(room.peers.alive, []);
  });

  it("comes with muting the person", async () => {
    const room = enter();
    const peer = await room.play(BOB_LIVE, "7");
    room.cameras.mute("p-bob");
    assert.ok(peer.destroyed);
    assert.equal(room.tilePhase, "none");
    assert.deepEqual(room.sent("mute"), [
      { action: "mute", personID: "p-bob", username: "bob" },
    ]);
  });
});

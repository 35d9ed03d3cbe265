import { effect } from "@preact/signals";
import assert from "node:assert/strict";
import { describe, it } from "@std/testing/bdd";
import { VideoFlag } from "../../lib/protocol/video_flags.ts";
import { ALICE, BOB, present } from "./room_fixture.ts";
import { BOB_LIVE, CAROL_LIVE, VideoFixture } from "./video_fixture.ts";

const { Active } = VideoFlag;
const enter = () => new VideoFixture().enterSession("k1", BOB_LIVE, CAROL_LIVE);
const end = (id: string) => ({ username: "bob", personID: "p-bob", openSecret: id });

/** Loses the connection and gets it back; the session goes on, with what was missed. */
async function resume(room: VideoFixture, ...missed: unknown[]): Promise<void> {
  await room.settle();
  room.resume(...missed);
  await room.settle();
}

/** All phases that the first tile goes through from now on. */
function watchPhases(room: VideoFixture): Set<string> {
  const phases = new Set<string>();
  effect(() => void phases.add(room.tilePhase));
  return phases;
}

describe("a session that goes on", () => {
  it("leaves alone what plays, and asks for nothing", async () => {
    const room = enter();
    await room.goLive();
    const watched = await room.play(BOB_LIVE, "1");
    const viewer = await room.beWatched(CAROL_LIVE, "2");
    viewer.connect();
    const phases = watchPhases(room);
    room.cut();
    await resume(room, {
      action: "roster",
      rows: [],
      gone: [],
      changed: [{ personID: "p-carol" }],
    });
    await room.wait(120_000);
    assert.deepEqual([watched.destroyed, viewer.destroyed], [false, false]);
    assert.equal(room.peers.made.length, 2);
    assert.deepEqual(room.sent("open"), []);
    assert.deepEqual([...phases], ["playing"]);
    assert.deepEqual(room.video.viewers.value.map(({ username }) => username), ["carol"]);
  });

  it("leaves alone what plays also when the Who List comes with it", async () => {
    const room = enter();
    await room.play(BOB_LIVE, "1");
    room.cut();
    const renamed = { personID: "p-bob", username: "robert" };
    await resume(room, { action: "roster", rows: [], gone: [], changed: [renamed] });
    assert.deepEqual(room.sent("open"), []);
    assert.equal(room.tile().username.value, "robert");
    assert.equal(room.peers.alive.length, 1);
  });

  it("asks again for what was being opened, or was lost meanwhile", async () => {
    const room = enter();
    await room.watch(BOB_LIVE, "1");
    const carol = await room.play(CAROL_LIVE, "2");
    room.cut();
    carol.end(false);
    await resume(room);
    assert.deepEqual(room.sent("open").map(({ personID }) => personID), ["p-bob", "p-carol"]);
  });

  it("asks once for what was asked for meanwhile, and lets the server say that it is off", async () => {
    const room = new VideoFixture().enterSession("k1", BOB);
    room.cut();
    room.cameras.watch("p-bob");
    await resume(room);
    assert.equal(room.sent("open").length, 1);
  });

  it("looks for another path where one was going", async () => {
    const room = enter();
    const peer = await room.play(BOB_LIVE, "1");
    peer.waver();
    room.cut();
    await resume(room);
    assert.equal(room.sent("open").length, 1);
    assert.equal(room.tilePhase, "playing");
  });

  it("closes a tile whose person has left meanwhile", async () => {
    const room = enter();
    const peer = await room.play(BOB_LIVE, "1");
    room.cut();
    peer.end(true);
    await resume(room, { action: "roster", rows: [], gone: ["p-bob"], kind: "left" });
    await room.wait(60_000);
    assert.equal(room.tilePhase, "none");
  });

  it("takes the answer to what was asked before", async () => {
    const room = enter();
    room.cameras.watch("p-bob");
    await room.settle();
    room.cut();
    await resume(room, { action: "open", ...end("1") });
    room.say({ action: "open", ...end("2") });
    await room.settle();
    room.peers.last.connect();
    assert.equal(room.tilePhase, "playing");
    assert.equal(room.peers.alive.length, 1);
  });

  it("tells of a camera that was turned on or off meanwhile, and of viewers who went", async () => {
    const room = enter();
    await room.goLive();
    await room.play(BOB_LIVE, "1");
    room.cut();
    room.cameras.stop();
    room.cameras.close("p-bob");
    await resume(room);
    assert.deepEqual(room.sent("me").at(-1), { action: "me", video: 0 });
    assert.equal(room.sent("unwatch")[0]?.openSecret, "1");
    room.cut();
    await room.goLive();
    await resume(room);
    assert.deepEqual(room.sent("me").at(-1), { action: "me", video: Active });
  });

  it("tells whom one booted meanwhile", async () => {
    const room = enter();
    await room.goLive();
    const viewer = await room.beWatched(BOB_LIVE, "1");
    room.cut();
    room.cameras.boot("p-bob");
    assert.ok(viewer.destroyed);
    await resume(room);
    assert.equal(room.sent("boot").length, 1);
  });

  it("passes on signals once that could not be sent", async () => {
    const room = enter();
    await room.goLive();
    const viewer = await room.beWatched(BOB_LIVE, "1");
    viewer.connect();
    viewer.listener.described({ type: "renegotiate", renegotiate: true });
    room.cut();
    viewer.listener.described({ type: "renegotiate", renegotiate: true });
    viewer.listener.found({ candidate: "candidate:1" });
    await resume(room);
    const signals = room.browser.socket.sent.filter(({ action }) =>
      action === "sdp" || action === "candidate"
    );
    assert.deepEqual(signals.map(({ action }) => action), ["sdp", "candidate"]);
    assert.equal(signals[0]?.openSecret, "1");
    room.cut();
    await resume(room);
    assert.deepEqual(room.sent("sdp"), []);
  });

  it("turns a camera off that an operator has cut meanwhile", async () => {
    const room = enter();
    await room.goLive();
    await room.wait(25_000);
    room.say({ action: "ping" });
    await room.wait(66_000);
    room.cut();
    await resume(room, { action: "cut" });
    assert.equal(room.ownPhase, "off");
    assert.deepEqual(room.sent("me"), [{ action: "me", video: 0 }]);
  });
});

describe("a restart of the server", () => {
  /** Alice is in the room again, on a server that knew nothing of her. */
  function begin(room: VideoFixture, key: string, ...others: Parameters<VideoFixture["admit"]>) {
    room.comeBack();
    assert.equal(room.sent("login").length, 1);
    const { username, personID } = ALICE;
    room.browser.socket.sayTogether(
      { action: "me", username, personID, features: ["resume"], resumeKey: key },
      { action: "who", whoList: [ALICE, ...others] },
    );
  }

  it("goes by without a picture that stands still, whoever is back first", async () => {
    for (const isBobFirst of [true, false]) {
      const room = enter();
      const old = await room.play(BOB_LIVE, "1");
      const phases = watchPhases(room);
      const streams = new Set<unknown>();
      effect(() => void streams.add(room.tile().stream.value));
      room.cut(1012);
      await room.wait(3_000);
      begin(room, "k2", ...(isBobFirst ? [BOB_LIVE] : []));
      await room.settle();
      if (!isBobFirst) {
        await room.wait(30_000);
        room.changeRoster([BOB]);
        room.changeRoster([BOB_LIVE]);
        await room.settle();
      }
      assert.equal(room.sent("open").length, 1);
      room.open(BOB_LIVE, "2");
      await room.settle();
      assert.equal(old.destroyed, false);
      const stream = room.peers.last.connect();
      await room.wait(2_000);
      assert.equal(old.destroyed, true);
      assert.deepEqual([...phases], ["playing"]);
      assert.equal(room.tile().stream.value, stream);
      assert.ok(!streams.has(null));
    }
  });

  it("ends nobody's watching until they have had time to come back", async () => {
    const room = enter();
    await room.goLive();
    const old = await room.beWatched(CAROL_LIVE, "1");
    old.connect();
    room.cut(1012);
    await room.wait(2_000);
    begin(room, "k2");
    await room.settle();
    assert.deepEqual(room.sent("me"), [{ action: "me", video: Active }]);
    await room.wait(35_000);
    assert.equal(old.destroyed, false);
    room.changeRoster([CAROL_LIVE]);
    const again = await room.beWatched(CAROL_LIVE, "2");
    assert.equal(old.destroyed, false);
    again.connect();
    await room.wait(5_000);
    assert.deepEqual([old.destroyed, again.destroyed], [true, false]);
    assert.equal(present(room.video.viewers.value[0]).username, "carol");
  });
});

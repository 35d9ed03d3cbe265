import assert from "node:assert/strict";
import { describe, it } from "@std/testing/bdd";
import { VideoFlag } from "../../lib/protocol/video_flags.ts";
import { BOB, read, row } from "./room_fixture.ts";
import { BOB_LIVE, VideoFixture } from "./video_fixture.ts";

const CAROL = row("carol", "p-carol");
const DAVE = row("dave", "p-dave", { vip: true });

async function live(...others: Parameters<VideoFixture["enter"]>) {
  const room = new VideoFixture().enter(...(others.length > 0 ? others : [BOB, CAROL, DAVE]));
  await room.goLive();
  return room;
}

const names = (room: VideoFixture) => room.video.viewers.value.map(({ username }) => username);

describe("being watched", () => {
  it("sends one's stream to each viewer by a peer that waits for an offer", async () => {
    const room = await live();
    const bob = await room.beWatched(BOB, "1");
    await room.beWatched(CAROL, "2");
    const own = room.video.own.value;
    assert.ok(own.phase === "live");
    assert.equal(bob.options.stream, own.stream);
    assert.equal(room.peers.alive.length, 2);
    assert.deepEqual(names(room), ["bob", "carol"]);
  });

  it("is told once per person, with a sound if wanted", async () => {
    const room = await live();
    await room.beWatched(BOB, "1");
    room.unwatch(BOB, "1");
    await room.beWatched(BOB, "2");
    assert.equal(read(room.lobby).filter((line) => /bob.*watches/.test(line)).length, 1);
    assert.equal(room.net.chimes, 1);
    room.video.watchSound.value = false;
    await room.beWatched(CAROL, "3");
    assert.equal(room.net.chimes, 1);
  });

  it("is not possible while one's camera is off", async () => {
    const room = new VideoFixture().enter(BOB);
    room.ring(BOB, "1");
    await room.settle();
    assert.equal(room.peers.made.length, 0);
    assert.deepEqual(names(room), []);
  });

  it("ends with the link", async () => {
    const room = await live();
    const peer = await room.beWatched(BOB, "1");
    room.unwatch(BOB, "1");
    assert.ok(peer.destroyed);
    assert.deepEqual(names(room), []);
  });

  it("goes on by a second link, and the first lasts until that one is there", async () => {
    const room = await live();
    const first = await room.beWatched(BOB, "1");
    first.connect();
    room.ring(BOB, "2", false);
    await room.settle();
    const second = room.peers.last;
    assert.ok(second !== first && !first.destroyed);
    second.listener.pathChanged("connected");
    // The viewer ends the first when the second has brought a picture; or it ends by itself.
    await room.wait(4_999);
    assert.ok(!first.destroyed);
    await room.wait(1);
    assert.ok(first.destroyed && !second.destroyed);
    room.unwatch(BOB, "1");
    assert.deepEqual(names(room), ["bob"]);
    room.unwatch(BOB, "2");
    assert.deepEqual(names(room), []);
  });

  it("costs no more than two connections for each person, however often they get through", async () => {
    const room = await live();
    for (let id = 0; id < 20; id++) {
      room.ring(BOB, String(id), false);
      await room.settle();
      assert.ok(room.peers.alive.length <= 2);
      room.peers.last.connect();
    }
    await room.wait(5_000);
    assert.deepEqual(room.peers.alive, [room.peers.last]);
  });

  it("costs no more than two connections for each person, however often they ask", async () => {
    const room = await live();
    const first = await room.beWatched(BOB, "0");
    first.connect();
    for (let id = 1; id < 20; id++) room.ring(BOB, String(id), false);
    await room.settle();
    assert.equal(room.peers.alive.length, 2);
    assert.ok(!first.destroyed);
  });

  it("follows a viewer's new name", async () => {
    const room = await live();
    await room.beWatched(BOB, "1");
    room.changeRoster([row("robert", "p-bob")]);
    assert.deepEqual(names(room), ["robert"]);
  });

  it("opens the viewer's camera in turn, if that was chosen and they have one", async () => {
    const room = new VideoFixture().enter(BOB_LIVE, CAROL);
    room.cameras.choose({ mutualOpen: true });
    await room.goLive();
    await room.beWatched(BOB_LIVE, "1");
    await room.beWatched(CAROL, "2");
    assert.deepEqual(room.sent("open").map(({ personID }) => personID), ["p-bob"]);
    room.cameras.close("p-bob");
    room.unwatch(BOB_LIVE, "1");
    await room.beWatched(BOB_LIVE, "3");
    assert.equal(room.sent("open").length, 1);
  });

  it("opens no explicit camera in turn that would be asked about first", async () => {
    const explicit = row("bob", "p-bob", { video: VideoFlag.Active | VideoFlag.Explicit });
    const room = new VideoFixture().enter(explicit);
    room.cameras.choose({ mutualOpen: true });
    await room.goLive();
    await room.beWatched(explicit, "1");
    assert.equal(room.sent("open").length, 0);
    room.unwatch(explicit, "1");
    room.cameras.stop();
    room.video.confirmExplicit.value = false;
    await room.goLive();
    await room.beWatched(explicit, "2");
    assert.equal(room.sent("open").length, 1);
  });

  it("ends for those who may not watch under new choices", async () => {
    const room = await live(BOB_LIVE, CAROL, DAVE);
    for (const [index, person] of [BOB_LIVE, CAROL, DAVE].entries()) {
      await room.beWatched(person, String(index));
    }
    room.cameras.invite("p-carol");
    room.cameras.choose({ vipOnly: true });
    assert.deepEqual(names(room), ["carol", "dave"]);
    room.cameras.choose({ mutualRequired: true });
    assert.deepEqual(names(room), ["carol"]);
    assert.equal(room.peers.alive.length, 1);
  });

  it("goes on while one's connection is lost, and by new links after that", async () => {
    const room = await live();
    const bob = await room.beWatched(BOB, "1");
    const carol = await room.beWatched(CAROL, "2");
    await room.returnTo(BOB, CAROL);
    assert.deepEqual([bob.destroyed, carol.destroyed], [false, false]);
    const again = await room.beWatched(BOB, "3");
    again.listener.pathChanged("connected");
    assert.deepEqual([bob.destroyed, carol.destroyed], [true, false]);
    assert.deepEqual(names(room), ["bob"]);
    await room.wait(20_000);
    assert.ok(carol.destroyed);
    assert.ok(!again.destroyed);
  });

  it("waits for viewers who have lost theirs too, and not for longer than they need", async () => {
    const room = await live();
    const bob = await room.beWatched(BOB, "1");
    const carol = await room.beWatched(CAROL, "2");
    await room.returnTo();
    await room.wait(39_999);
    room.changeRoster([BOB]);
    const again = await room.beWatched(BOB, "3");
    again.listener.pathChanged("connected");
    assert.deepEqual([bob.destroyed, carol.destroyed], [true, false]);
    await room.wait(10_001);
    assert.deepEqual([again.destroyed, carol.destroyed], [false, true]);
  });
});

describe("a boot", () => {
  it("ends the watching and is told to the server", async () => {
    const room = await live();
    const peer = await room.beWatched(BOB, "1");
    room.cameras.boot("p-bob");
    assert.ok(peer.destroyed);
    assert.deepEqual(names(room), []);
    assert.deepEqual(room.sent("boot"), [{ action: "boot", personID: "p-bob", username: "bob" }]);
    assert.ok(room.video.booted.value.has("p-bob"));
  });

  it("shows them nothing even if the server lets them in", async () => {
    const room = await live();
    room.cameras.boot("p-bob");
    room.ring(BOB, "1");
    await room.settle();
    assert.equal(room.peers.made.length, 0);
    assert.deepEqual(names(room), []);
  });

  it("is taken back, also when they are not there", async () => {
    const room = await live();
    room.cameras.boot("p-bob");
    room.changeRoster([], ["p-bob"]);
    room.cameras.unboot("p-bob");
    assert.deepEqual(room.sent("unboot"), [
      { action: "unboot", personID: "p-bob", username: "bob" },
    ]);
    assert.equal(room.video.booted.value.size, 0);
  });

  it("ends an invitation", async () => {
    const room = await live();
    room.cameras.invite("p-bob");
    assert.deepEqual(room.sent("video-invite"), [{ action: "video-invite", usernames: ["bob"] }]);
    room.cameras.boot("p-bob");
    assert.equal(room.video.invited.value.size, 0);
  });

  it("is said again after a reconnect, as are mutes and invitations", async () => {
    const room = await live();
    room.cameras.boot("p-bob");
    room.cameras.mute("p-carol");
    room.cameras.invite("p-dave");
    await room.returnTo(BOB, CAROL, DAVE);
    assert.equal(room.sent("boot").length, 1);
    assert.equal(room.sent("mute").length, 1);
    assert.deepEqual(room.sent("video-invite")[0], {
      action: "video-invite",
      usernames: ["dave"],
    });
  });

  it("is said before the camera is used for the first time, too", () => {
    const room = new VideoFixture().enter(BOB);
    room.cameras.boot("p-bob");
    room.cameras.boot("p-bob");
    room.cameras.boot("p-alice");
    assert.equal(room.sent("boot").length, 1);
    assert.equal(room.net.loads, 0);
  });

  it("is forgotten with the person who did it", async () => {
    const room = await live();
    room.cameras.boot("p-bob");
    room.actions.leave();
    assert.equal(room.video.booted.value.size, 0);
  });
});

describe("an invitation", () => {
  it("reaches somebody who comes back, under whatever name", async () => {
    const room = await live();
    room.cameras.invite("p-bob");
    room.changeRoster([], ["p-bob"]);
    room.changeRoster([row("robert", "p-bob")]);
    assert.deepEqual(room.sent("video-invite").at(-1)?.usernames, ["robert"]);
  });
});

import assert from "node:assert/strict";
import { describe, it } from "@std/testing/bdd";
import { SPEAKING_LEVEL } from "../../lib/client/speaking.ts";
import { FakeStream, FakeTrack } from "./fake_media.ts";
import { BOB_LIVE, VideoFixture } from "./video_fixture.ts";

async function play() {
  const room = new VideoFixture().enter(BOB_LIVE);
  const peer = await room.play(BOB_LIVE, "1");
  const told = () => peer.said.map((text) => JSON.parse(text));
  return { room, peer, told };
}

const SEEN = { visible: true, audible: true };
const HIDDEN = { visible: false, audible: false };

describe("what is seen of a tile", () => {
  it("is told as soon as it can be", async () => {
    const { told } = await play();
    assert.deepEqual(told(), [SEEN]);
  });

  it("is told after two seconds of being hidden, and at once when it is shown", async () => {
    const { room, told } = await play();
    room.tile().visible.value = false;
    await room.wait(1_999);
    assert.deepEqual(told(), [SEEN]);
    await room.wait(1);
    assert.deepEqual(told(), [SEEN, HIDDEN]);
    room.tile().visible.value = true;
    assert.deepEqual(told(), [SEEN, HIDDEN, SEEN]);
  });

  it("is not told when it was hidden for a moment only", async () => {
    const { room, told } = await play();
    room.tile().visible.value = false;
    await room.wait(1_000);
    room.tile().visible.value = true;
    await room.wait(10_000);
    assert.deepEqual(told(), [SEEN]);
  });

  it("depends on the page, unless the tile floats above it", async () => {
    const { room, told } = await play();
    room.browser.setVisible(false);
    await room.wait(2_000);
    assert.deepEqual(told().at(-1), HIDDEN);
    room.browser.setVisible(true);
    assert.deepEqual(told().at(-1), SEEN);
    room.tile().floating.value = true;
    room.browser.setVisible(false);
    await room.wait(10_000);
    assert.deepEqual(told().at(-1), SEEN);
  });

  it("leaves the sound on for one who wants to hear hidden cameras", async () => {
    const { room, told } = await play();
    room.tile().visible.value = false;
    await room.wait(2_000);
    room.video.hearHidden.value = true;
    assert.deepEqual(told().at(-1), { visible: false, audible: true });
    room.video.hearHidden.value = false;
    assert.deepEqual(told().at(-1), HIDDEN);
  });

  it("includes what is heard", async () => {
    const { room, told } = await play();
    room.tile().muted.value = true;
    assert.deepEqual(told().at(-1), { visible: true, audible: false });
    room.tile().muted.value = false;
    room.tile().volume.value = 0;
    assert.deepEqual(told().at(-1), { visible: true, audible: false });
  });

  it("is told to a new link, too", async () => {
    const { room, peer } = await play();
    room.tile().muted.value = true;
    peer.end(false);
    await room.wait(1);
    room.open(BOB_LIVE, "2");
    await room.settle();
    room.peers.last.connect();
    assert.deepEqual(room.peers.last.said, ['{"visible":true,"audible":false}']);
  });
});

describe("a picture that stands still", () => {
  /** Looks are 2.5 s apart. */
  const LOOK = 2_500;

  it("counts as frozen after five seconds, until it moves", async () => {
    const { room, peer } = await play();
    peer.frames = 10;
    await room.wait(LOOK);
    await room.wait(LOOK);
    assert.equal(room.tilePhase, "playing");
    await room.wait(LOOK);
    assert.equal(room.tilePhase, "frozen");
    peer.frames = 11;
    await room.wait(LOOK);
    assert.equal(room.tilePhase, "playing");
  });

  it("can be opened anew by the person", async () => {
    const { room, peer } = await play();
    peer.frames = 10;
    for (let look = 0; look < 4; look++) await room.wait(LOOK);
    assert.equal(room.tilePhase, "frozen");
    room.cameras.watch("p-bob");
    assert.equal(room.sent("open").length, 2);
  });

  it("is not frozen while nobody looks, or when frames cannot be counted", async () => {
    const { room, peer } = await play();
    peer.frames = 10;
    room.tile().visible.value = false;
    for (let look = 0; look < 6; look++) await room.wait(LOOK);
    assert.equal(room.tilePhase, "playing");
    room.tile().visible.value = true;
    peer.frames = null;
    for (let look = 0; look < 6; look++) await room.wait(LOOK);
    assert.equal(room.tilePhase, "playing");
  });

  it("is none where there is sound only", async () => {
    const room = new VideoFixture().enter(BOB_LIVE);
    const peer = await room.watch(BOB_LIVE, "1");
    peer.connect(new FakeStream(new FakeTrack("audio")));
    peer.frames = 0;
    for (let look = 0; look < 6; look++) await room.wait(LOOK);
    assert.equal(room.tilePhase, "playing");
  });
});

describe("speaking", () => {
  it("shows on a tile while a voice is heard, and a little longer", async () => {
    const { room } = await play();
    const { speaking } = room.tile();
    room.net.level = SPEAKING_LEVEL;
    await room.wait(200);
    assert.ok(speaking.value);
    room.net.level = SPEAKING_LEVEL / 2;
    await room.wait(400);
    assert.ok(speaking.value);
    await room.wait(400);
    assert.ok(!speaking.value);
  });

  it("shows on oneself, and ends with the camera", async () => {
    const room = new VideoFixture().enter(BOB_LIVE);
    room.net.level = 1;
    await room.goLive();
    await room.wait(200);
    assert.ok(room.video.speaking.value);
    room.cameras.stop();
    assert.ok(!room.video.speaking.value);
  });

  it("costs nothing when nobody is on", async () => {
    const room = new VideoFixture().enter(BOB_LIVE);
    const before = room.browser.timers;
    await room.play(BOB_LIVE, "1");
    assert.ok(room.browser.timers > before);
    room.cameras.close("p-bob");
    assert.equal(room.browser.timers, before);
  });
});

describe("the page", () => {
  it("is let go of by everything to do with cameras", async () => {
    const room = new VideoFixture().enter(BOB_LIVE);
    await room.goLive();
    await room.play(BOB_LIVE, "1");
    room.client.dispose();
    assert.equal(room.browser.listeners, 0);
    assert.equal(room.browser.timers, 0);
    assert.deepEqual(room.peers.alive, []);
    assert.deepEqual(room.media.live, []);
  });
});

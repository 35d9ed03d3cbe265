import assert from "node:assert/strict";
import { describe, it } from "@std/testing/bdd";
import { VideoFlag } from "../../lib/protocol/video_flags.ts";
import { BOB } from "./room_fixture.ts";
import { VideoFixture } from "./video_fixture.ts";

async function fail(error: string, change: Parameters<VideoFixture["cameras"]["choose"]>[0] = {}) {
  const room = new VideoFixture().enter();
  room.media.failures = [error, error];
  room.cameras.choose(change);
  room.cameras.preview();
  await room.settle();
  assert.equal(room.ownPhase, "off");
  assert.deepEqual(room.media.live, []);
  return room.video.problem.value ?? "";
}

describe("a camera that does not start", () => {
  it("says so in a sentence of its own for each reason, with what to do", async () => {
    const sentences = new Map([
      [await fail("NotAllowedError"), /may not use.*Allow it in the browser/],
      [await fail("NotReadableError"), /another program.*try again/],
      [await fail("OverconstrainedError"), /Choose another device/],
      [await fail("NotFoundError"), /not found.*Choose another device/],
      [await fail("WhateverError"), /did not start.*Try again/],
    ]);
    assert.equal(sentences.size, 5);
    for (const [sentence, expected] of sentences) assert.match(sentence, expected);
  });

  it("names the thing that was asked for", async () => {
    assert.match(await fail("NotAllowedError"), /camera or microphone/);
    assert.match(await fail("NotAllowedError", { withAudio: false }), /your camera\./);
    assert.match(await fail("NotAllowedError", { withVideo: false }), /your microphone\./);
  });

  it("tells which device is missing, and what works without it", async () => {
    const room = new VideoFixture().enter();
    const attempt = async (kinds: readonly MediaDeviceKind[]) => {
      room.media.devices = kinds.map((kind) => ({ kind, deviceId: kind, label: "" }));
      room.media.failures = ["NotFoundError"];
      room.cameras.preview();
      await room.settle();
      return room.video.problem.value ?? "";
    };
    assert.match(await attempt(["audioinput"]), /no camera.*turn the picture off/);
    assert.match(await attempt(["videoinput"]), /no microphone.*turn the sound off/);
    assert.match(await attempt([]), /neither a camera nor a microphone/);
  });

  it("says what to do on a page that is not encrypted", async () => {
    const room = new VideoFixture({}, { media: null }).enter();
    room.cameras.preview();
    await room.settle();
    assert.match(room.video.problem.value ?? "", /https/);
    assert.equal(room.ownPhase, "off");
  });

  it("says so when neither picture nor sound was chosen", async () => {
    const room = new VideoFixture().enter();
    room.cameras.choose({ withVideo: false, withAudio: false });
    room.cameras.preview();
    await room.settle();
    assert.match(room.video.problem.value ?? "", /Choose picture, sound or both/);
    assert.deepEqual(room.media.asked, []);
  });

  it("is tried without a size when no size within the bounds is to be had", async () => {
    const room = new VideoFixture().enter();
    room.media.failures = ["OverconstrainedError"];
    room.cameras.preview();
    await room.settle();
    assert.equal(room.ownPhase, "preview");
    assert.deepEqual(room.media.asked[1]?.video, { facingMode: "user" });
  });

  it("starts when it is tried again, and says nothing more of what was", async () => {
    const room = new VideoFixture().enter();
    room.media.failures = ["NotReadableError"];
    room.cameras.preview();
    await room.settle();
    room.cameras.preview();
    assert.equal(room.video.problem.value, null);
    await room.settle();
    assert.equal(room.ownPhase, "preview");
  });
});

describe("another device", () => {
  it("takes the place of a live one for every viewer, and the old one is let go", async () => {
    const room = new VideoFixture().enter();
    await room.goLive();
    const peer = await room.beWatched(BOB, "1");
    const [before] = room.media.live;
    room.cameras.choose({ cameraID: "back" });
    await room.settle();
    const [video] = peer.streams.at(-1)?.getVideoTracks() ?? [];
    assert.ok(video && video !== before);
    assert.equal(before?.readyState, "ended");
    assert.equal(room.media.live.length, 2);
  });

  it("takes it also where only one can be open at a time", async () => {
    const room = new VideoFixture().enter();
    await room.goLive();
    const [before] = room.media.live;
    room.media.failures = ["NotReadableError"];
    room.cameras.choose({ cameraID: "back" });
    await room.settle();
    assert.equal(before?.readyState, "ended");
    assert.equal(room.media.live.filter(({ kind }) => kind === "video").length, 1);
    assert.equal(room.video.problem.value, null);
  });

  it("that may not be used leaves the one in use alone", async () => {
    const room = new VideoFixture().enter();
    await room.goLive();
    room.media.failures = ["NotAllowedError"];
    room.cameras.choose({ cameraID: "back" });
    await room.settle();
    assert.equal(room.media.live.length, 2);
    assert.match(room.video.problem.value ?? "", /may not use/);
    assert.equal(room.ownPhase, "live");
  });

  it("adds a picture to what was sound only, and the other way round", async () => {
    const room = new VideoFixture().enter();
    room.cameras.choose({ withVideo: false });
    await room.goLive();
    const peer = await room.beWatched(BOB, "1");
    room.cameras.choose({ withVideo: true, withAudio: false });
    await room.settle();
    assert.equal(room.ownPhase, "live");
    const kinds = peer.streams.at(-1)?.getTracks().map(({ kind }) => kind);
    assert.deepEqual(kinds, ["video"]);
  });

  it("is not needed to go off: the last track that goes takes the camera with it", async () => {
    const room = new VideoFixture().enter();
    await room.goLive();
    room.cameras.choose({ withVideo: false, withAudio: false });
    await room.settle();
    assert.equal(room.ownPhase, "off");
    assert.equal(room.sent("me").at(-1)?.video, 0);
    assert.match(room.video.problem.value ?? "", /Choose picture, sound or both/);
  });

  it("is the one that looks to the other side of a phone, when it is flipped", async () => {
    const room = new VideoFixture().enter();
    room.media.settings = { facingMode: "user", height: 480 };
    await room.goLive();
    room.cameras.flip();
    await room.settle();
    const { video } = room.media.asked.at(-1) ?? {};
    assert.ok(typeof video === "object");
    assert.equal(video.facingMode, "environment");
  });

  it("is the next one where cameras have no sides", async () => {
    const room = new VideoFixture().enter();
    await room.goLive();
    room.cameras.flip();
    await room.settle();
    assert.equal(room.video.choices.value.cameraID, "back");
    const { video } = room.media.asked.at(-1) ?? {};
    assert.ok(typeof video === "object");
    assert.deepEqual(video.deviceId, { ideal: "back" });
  });

  it("is looked for when the one in use is unplugged", async () => {
    const room = new VideoFixture().enter();
    await room.goLive();
    const [camera] = room.media.live;
    camera?.unplug();
    await room.settle();
    assert.equal(room.ownPhase, "live");
    assert.equal(room.media.live.filter(({ kind }) => kind === "video").length, 1);
  });

  it("that is not found leaves the sound, and the person is told", async () => {
    const room = new VideoFixture().enter();
    await room.goLive();
    const [camera] = room.media.live;
    room.media.failures = ["NotFoundError"];
    camera?.unplug();
    await room.settle();
    assert.equal(room.ownPhase, "live");
    assert.deepEqual(room.media.live.map(({ kind }) => kind), ["audio"]);
    assert.match(room.video.problem.value ?? "", /camera was disconnected/);
  });

  it("that is not found ends a camera of which nothing is left", async () => {
    const room = new VideoFixture().enter();
    room.cameras.choose({ withAudio: false });
    await room.goLive();
    const [camera] = room.media.live;
    room.media.failures = ["NotFoundError"];
    camera?.unplug();
    await room.settle();
    assert.equal(room.ownPhase, "off");
    assert.deepEqual(room.sent("me").map(({ video }) => video), [VideoFlag.Active, 0]);
    assert.match(room.video.problem.value ?? "", /camera was disconnected/);
  });
});

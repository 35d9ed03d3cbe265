import assert from "node:assert/strict";
import { describe, it } from "@std/testing/bdd";
import { Prefs } from "../../lib/client/prefs.ts";
import { createVideoModel } from "../../lib/client/video_model.ts";
import { VideoFlag } from "../../lib/protocol/video_flags.ts";
import { FakeStorage } from "./fake_browser.ts";
import { BOB, read } from "./room_fixture.ts";
import { VideoFixture } from "./video_fixture.ts";

const { Active, Muted, Explicit, MutualRequired } = VideoFlag;

/** What the server was told of the camera since the connection began. */
function told(room: VideoFixture): unknown[] {
  return room.sent("me").filter(({ video }) => video !== undefined).map(({ video }) => video);
}

describe("the preview", () => {
  it("starts the devices for oneself alone", async () => {
    const room = new VideoFixture().enter();
    room.cameras.preview();
    assert.equal(room.ownPhase, "starting");
    await room.settle();
    assert.equal(room.ownPhase, "preview");
    assert.deepEqual(told(room), []);
    assert.equal(room.media.live.length, 2);
  });

  it("asks for 640 by 480, and for no more than 1280 by 720", async () => {
    const room = new VideoFixture().enter();
    room.cameras.preview();
    await room.settle();
    const video = room.media.asked[0]?.video;
    assert.ok(typeof video === "object");
    assert.deepEqual(video.width, { ideal: 640, max: 1280 });
    assert.deepEqual(video.height, { ideal: 480, max: 720 });
  });

  it("asks for the remembered devices, without insisting on them", async () => {
    const room = new VideoFixture().enter();
    room.cameras.choose({ cameraID: "back", microphoneID: "mic" });
    room.cameras.preview();
    await room.settle();
    const { video, audio } = room.media.asked[0] ?? {};
    assert.ok(typeof video === "object" && typeof audio === "object");
    assert.deepEqual(video.deviceId, { ideal: "back" });
    assert.deepEqual(audio.deviceId, { ideal: "mic" });
  });

  it("can be sound only, or picture only", async () => {
    for (const kind of ["audio", "video"] as const) {
      const room = new VideoFixture().enter();
      room.cameras.choose({ withVideo: kind === "video", withAudio: kind === "audio" });
      room.cameras.preview();
      await room.settle();
      assert.deepEqual(room.media.live.map((track) => track.kind), [kind]);
    }
  });

  it("heeds what was chosen while the browser asked", async () => {
    const room = new VideoFixture().enter();
    room.cameras.preview();
    await room.settle();
    room.cameras.stop();
    room.cameras.preview();
    assert.equal(room.media.asked.length, 2, "the browser does not ask yet");
    room.cameras.choose({ withVideo: false });
    await room.settle();
    assert.deepEqual(room.media.live.map((track) => track.kind), ["audio"]);
    assert.equal(room.ownPhase, "preview");
  });

  it("starts again when picture or sound is turned on after both were off", async () => {
    const room = new VideoFixture().enter();
    room.cameras.preview();
    await room.settle();
    room.cameras.choose({ withVideo: false });
    room.cameras.choose({ withAudio: false });
    await room.settle();
    assert.equal(room.ownPhase, "off");
    room.cameras.choose({ mutualRequired: true });
    assert.equal(room.ownPhase, "off");
    room.cameras.choose({ withVideo: true });
    await room.settle();
    assert.equal(room.ownPhase, "preview");
    assert.equal(room.video.problem.value, null);
    assert.deepEqual(room.media.live.map((track) => track.kind), ["video"]);
  });

  it("names the devices once permission was given, and follows their coming and going", async () => {
    const room = new VideoFixture().enter();
    room.cameras.preview();
    await room.settle();
    assert.deepEqual(room.video.cameras.value.map(({ id }) => id), ["front", "back"]);
    assert.deepEqual(room.video.microphones.value, [{ id: "mic", label: "Microphone" }]);
    room.media.change([{ kind: "videoinput", deviceId: "new", label: "New" }]);
    await room.settle();
    assert.deepEqual(room.video.cameras.value, [{ id: "new", label: "New" }]);
  });

  it("that is left while it starts leaves no device open", async () => {
    const room = new VideoFixture().enter();
    room.cameras.preview();
    room.cameras.stop();
    await room.settle();
    assert.equal(room.ownPhase, "off");
    assert.deepEqual(room.media.live, []);
  });
});

describe("a live camera", () => {
  it("is told to the server with what was chosen", async () => {
    const room = new VideoFixture({ permitExplicit: true }).enter();
    room.cameras.choose({ explicit: true, mutualRequired: true });
    await room.goLive();
    assert.equal(room.ownPhase, "live");
    assert.deepEqual(told(room), [Active | Explicit | MutualRequired]);
  });

  it("is not explicit where that is not permitted", async () => {
    const room = new VideoFixture().enter();
    room.cameras.choose({ explicit: true });
    await room.goLive();
    assert.deepEqual(told(room), [Active]);
  });

  it("F4: stops with every track, and tells everyone", async () => {
    const room = new VideoFixture().enter();
    await room.goLive();
    const peer = await room.beWatched(BOB, "1");
    room.cameras.stop();
    assert.equal(room.ownPhase, "off");
    assert.deepEqual(room.media.live, []);
    assert.deepEqual(told(room), [Active, 0]);
    assert.ok(peer.destroyed);
    assert.deepEqual(room.video.viewers.value, []);
  });

  it("tells of changed choices, and of nothing else", async () => {
    const room = new VideoFixture().enter();
    await room.goLive();
    room.cameras.choose({ mutualRequired: true });
    room.cameras.choose({ mutualRequired: true });
    assert.deepEqual(told(room), [Active, Active | MutualRequired]);
  });

  it("switches the microphone off without letting go of it", async () => {
    const room = new VideoFixture().enter();
    await room.goLive();
    room.cameras.setMicrophoneOff(true);
    const [, microphone] = room.media.live;
    assert.equal(microphone?.enabled, false);
    assert.ok(room.video.microphoneOff.value);
    room.cameras.setMicrophoneOff(false);
    assert.equal(microphone?.enabled, true);
    assert.deepEqual(told(room), [Active, Active | Muted, Active]);
  });

  it("keeps the microphone off on another microphone", async () => {
    const room = new VideoFixture().enter();
    await room.goLive();
    room.cameras.setMicrophoneOff(true);
    room.cameras.choose({ microphoneID: "mic" });
    await room.settle();
    assert.equal(room.media.live.find(({ kind }) => kind === "audio")?.enabled, false);
  });

  it("is turned off by the server, and the person is told", async () => {
    const room = new VideoFixture().enter();
    await room.goLive();
    room.say({ action: "cut" });
    assert.equal(room.ownPhase, "off");
    assert.deepEqual(room.media.live, []);
    assert.match(read(room.lobby).join(), /turned off by an operator/);
  });

  it("is live again for the server after a reconnect, after boots and mutes", async () => {
    const room = new VideoFixture().enter();
    room.cameras.boot("p-bob");
    room.cameras.mute("p-bob");
    await room.goLive();
    await room.returnTo(BOB);
    const order = room.browser.socket.sent.map(({ action }) => action);
    assert.deepEqual(order.slice(1), ["boot", "mute", "me"]);
    assert.deepEqual(told(room), [Active]);
  });

  it("ends when the person leaves the room, without being live again later", async () => {
    const room = new VideoFixture().enter();
    await room.goLive();
    room.actions.leave();
    assert.deepEqual(room.media.live, []);
    room.enter();
    await room.settle();
    assert.deepEqual(told(room), []);
  });

  it("ends with the page", async () => {
    const room = new VideoFixture().enter();
    await room.goLive();
    const peer = await room.beWatched(BOB, "1");
    room.browser.fire("pagehide");
    assert.ok(peer.destroyed);
    assert.deepEqual(room.media.live, []);
  });
});

describe("what one chose", () => {
  const open = (storage: FakeStorage, permitExplicit = true) =>
    createVideoModel(permitExplicit, new Prefs(() => storage));

  it("is remembered by the browser", () => {
    const storage = new FakeStorage();
    const model = open(storage);
    assert.equal(storage.items.size, 0);
    const choices = { ...model.choices.value, cameraID: "back", mutualOpen: true, explicit: true };
    model.choices.value = choices;
    model.watchSound.value = false;
    model.confirmExplicit.value = false;
    const again = open(storage);
    assert.deepEqual(again.choices.value, choices);
    assert.equal(again.watchSound.value, false);
    assert.equal(again.confirmExplicit.value, false);
  });

  it("is explicit only where that is still permitted", () => {
    const storage = new FakeStorage();
    storage.setItem("barertc:camera", '{"explicit":true}');
    assert.equal(open(storage, false).choices.value.explicit, false);
    assert.equal(open(storage, true).choices.value.explicit, true);
  });

  it("falls back where another version has written something else", () => {
    for (const text of ["", "{", "7", "null", '{"withVideo":"no","cameraID":7}']) {
      const storage = new FakeStorage();
      storage.setItem("barertc:camera", text);
      storage.setItem("barertc:watch-sound", text);
      const { choices, watchSound } = open(storage);
      assert.deepEqual([choices.value.withVideo, choices.value.cameraID], [true, ""], text);
      assert.equal(watchSound.value, true);
    }
  });
});

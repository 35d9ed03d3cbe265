import assert from "node:assert/strict";
import { describe, it } from "@std/testing/bdd";
import type { CreateVideoEngine } from "../../lib/client/video_parts.ts";
import { read, RoomFixture } from "./room_fixture.ts";
import { BOB_LIVE, VideoFixture } from "./video_fixture.ts";

/** A room whose code for cameras comes when a test says so. */
function withLoads() {
  const loads: PromiseWithResolvers<CreateVideoEngine>[] = [];
  const room = new RoomFixture({}, {
    loadVideo: () => {
      const load = Promise.withResolvers<CreateVideoEngine>();
      loads.push(load);
      return load.promise;
    },
  }).enter(BOB_LIVE);
  return { room, loads, video: room.client.video };
}

async function settle() {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
}

describe("the code for cameras", () => {
  it("is not loaded for the messages and decisions that come without a camera", async () => {
    const { room, loads, video } = withLoads();
    const end = { username: "bob", personID: "p-bob", openSecret: "1" };
    for (const action of ["open", "ring", "watch", "unwatch"] as const) {
      room.browser.socket.say({ action, ...end });
    }
    room.browser.socket.say({ action: "ice-servers", iceServers: [], relayOnly: false });
    room.browser.socket.say({ action: "cut" });
    video.actions.boot("p-bob");
    video.actions.mute("p-bob");
    video.actions.choose({ mutualOpen: true });
    video.actions.stop();
    video.actions.goLive();
    video.actions.flip();
    video.actions.close("p-bob");
    room.reconnect(BOB_LIVE);
    room.actions.leave();
    await settle();
    assert.equal(loads.length, 0);
  });

  it("is loaded once, however much is asked for meanwhile", async () => {
    const { loads, video } = withLoads();
    video.actions.watch("p-bob");
    video.actions.preview();
    video.actions.preview();
    await settle();
    assert.equal(loads.length, 1);
  });

  it("that cannot be loaded is said where it was needed, and tried again", async () => {
    const { room, loads, video } = withLoads();
    video.actions.preview();
    video.actions.watch("p-bob");
    loads[0]?.reject(new Error("offline"));
    await settle();
    assert.equal(video.state.own.value.phase, "off");
    assert.match(video.state.problem.value ?? "", /could not be loaded/);
    assert.equal(video.state.tiles.value[0]?.phase.value.kind, "failed");
    assert.equal(room.browser.reports.length, 1);
    assert.deepEqual(read(room.lobby), []);
    video.actions.preview();
    assert.equal(loads.length, 2);
    assert.equal(video.state.problem.value, null);
  });

  it("loads that for peers only when somebody watches or is about to be watched", async () => {
    const room = new VideoFixture().enter(BOB_LIVE);
    room.cameras.preview();
    await room.settle();
    assert.equal(room.net.loads, 0);
    room.cameras.goLive();
    assert.equal(room.net.loads, 1);
    await room.play(BOB_LIVE, "1");
    assert.equal(room.net.loads, 1);
  });
});

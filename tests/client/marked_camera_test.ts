import assert from "node:assert/strict";
import { VideoFlag } from "../../lib/protocol/video_flags.ts";
import { VideoFixture } from "./video_fixture.ts";

const ME = { action: "me", username: "alice", personID: "p-alice", features: [] } as const;

Deno.test("F3: a camera that an operator marked as explicit stays so when anything else changes", async () => {
  const room = new VideoFixture({ permitExplicit: true }).enter();
  await room.goLive();
  room.say({ ...ME, video: VideoFlag.Active | VideoFlag.Explicit });
  room.cameras.setMicrophoneOff(true);
  const told = Number(room.browser.socket.sentOf("me").at(-1)?.video);
  assert.equal(told & VideoFlag.Explicit, VideoFlag.Explicit);
  assert.equal(told & VideoFlag.Muted, VideoFlag.Muted);
});

Deno.test("F3: a `me` without flags leaves the camera as it is", async () => {
  const room = new VideoFixture().enter();
  await room.goLive();
  const before = room.browser.socket.sentOf("me").length;
  room.say(ME);
  assert.equal(room.browser.socket.sentOf("me").length, before);
  assert.equal(room.ownPhase, "live");
});

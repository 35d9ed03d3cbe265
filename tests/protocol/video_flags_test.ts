import assert from "node:assert/strict";
import { MAX_VIDEO } from "../../lib/protocol/limits.ts";
import {
  ALL_VIDEO_FLAGS,
  hasFlag,
  ownVideoFlags,
  VideoFlag,
} from "../../lib/protocol/video_flags.ts";

const { Active, Explicit, Invited } = VideoFlag;

Deno.test("V1: the flags are BareRTC's", () => {
  assert.deepEqual(VideoFlag, {
    Active: 1,
    Explicit: 2,
    Muted: 4,
    NonExplicit: 8,
    MutualRequired: 16,
    MutualOpen: 32,
    OnlyVIP: 64,
    Invited: 128,
    NoWatermark: 256,
  });
});

Deno.test("V1: all flags together are the largest set, in which each is found by itself", () => {
  const flags = Object.values(VideoFlag);
  assert.equal(flags.reduce((sum, flag) => sum + flag, 0), ALL_VIDEO_FLAGS);
  for (const flag of flags) {
    assert.deepEqual(flags.filter((other) => hasFlag(flag, other)), [flag]);
    assert.ok(hasFlag(ALL_VIDEO_FLAGS, flag) && !hasFlag(ALL_VIDEO_FLAGS & ~flag, flag));
  }
});

Deno.test("V2: of every number that a client may send, only what it may say is kept", () => {
  for (let video = 0; video <= MAX_VIDEO; video++) {
    for (const permitExplicit of [true, false]) {
      const own = ownVideoFlags(video, permitExplicit);
      assert.equal(hasFlag(own, Active), hasFlag(video, Active));
      assert.equal(own & ~video, 0, "a flag was added");
      if (!hasFlag(video, Active)) assert.equal(own, 0);
      const dropped = Invited | ~ALL_VIDEO_FLAGS | (permitExplicit ? 0 : Explicit);
      if (hasFlag(video, Active)) assert.equal(own, video & ~dropped);
    }
  }
});

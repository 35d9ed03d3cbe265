import assert from "node:assert/strict";
import { describe, it } from "@std/testing/bdd";
import { liveVideoFlags, pictureLimits, watchRefusal } from "../../lib/client/video_policy.ts";
import { choicesPref } from "../../lib/client/video_prefs.ts";
import { VideoFlag } from "../../lib/protocol/video_flags.ts";

const NOBODY = { live: false, vip: false, invited: false };
const { Active, MutualRequired, OnlyVIP, Invited, Explicit, Muted } = VideoFlag;

describe("watchRefusal", () => {
  it("lets everyone watch a camera that asks for nothing", () => {
    assert.equal(watchRefusal(Active, NOBODY), null);
    assert.equal(watchRefusal(Active | Explicit | Muted, NOBODY), null);
  });

  it("lets nobody watch a camera that is off, whatever its other flags say", () => {
    for (const video of [0, Invited, MutualRequired, 511 & ~Active]) {
      assert.equal(watchRefusal(video, { live: true, vip: true, invited: true }), "off");
    }
  });

  it("asks for a camera where the broadcaster does", () => {
    assert.equal(watchRefusal(Active | MutualRequired, NOBODY), "mutual");
    assert.equal(watchRefusal(Active | MutualRequired, { ...NOBODY, live: true }), null);
  });

  it("asks for VIPs where the broadcaster does", () => {
    assert.equal(watchRefusal(Active | OnlyVIP, { ...NOBODY, live: true }), "vip");
    assert.equal(watchRefusal(Active | OnlyVIP, { ...NOBODY, vip: true }), null);
  });

  it("F12: asks the invited for nothing, by either side's knowledge", () => {
    const video = Active | OnlyVIP | MutualRequired;
    assert.equal(watchRefusal(video | Invited, NOBODY), null);
    assert.equal(watchRefusal(video, { ...NOBODY, invited: true }), null);
  });
});

describe("liveVideoFlags", () => {
  const choices = choicesPref.fallback;

  it("says only that the camera is on when nothing else was chosen", () => {
    assert.equal(liveVideoFlags(choices, false), Active);
  });

  it("has a bit for each choice and for the microphone", () => {
    const all = {
      ...choices,
      explicit: true,
      mutualRequired: true,
      mutualOpen: true,
      vipOnly: true,
    };
    assert.equal(liveVideoFlags(all, true), 1 | 2 | 4 | 16 | 32 | 64);
  });
});

describe("pictureLimits", () => {
  const counts = Array.from({ length: 60 }, (_, index) => index + 1);

  it("gives one viewer the whole picture", () => {
    const { scaleDown, maxFramerate, maxBitrateKbps } = pictureLimits(1);
    assert.deepEqual([scaleDown, maxFramerate, maxBitrateKbps], [1, 30, 1000]);
  });

  it("never gives more to each when there are more", () => {
    for (const viewers of counts) {
      const [fewer, more] = [pictureLimits(viewers), pictureLimits(viewers + 1)];
      assert.ok(more.maxBitrateKbps <= fewer.maxBitrateKbps, String(viewers));
      assert.ok(more.scaleDown >= fewer.scaleDown, String(viewers));
    }
  });

  it("keeps the pictures of up to 25 viewers within 2.5 Mbit/s together", () => {
    for (const viewers of counts.slice(0, 25)) {
      assert.ok(viewers * pictureLimits(viewers).maxBitrateKbps <= 2_500, String(viewers));
    }
  });

  it("scales a larger picture down further, and a smaller one not up", () => {
    assert.equal(pictureLimits(1, 720).scaleDown, 1.5);
    assert.equal(pictureLimits(10, 720).scaleDown, 3);
    assert.equal(pictureLimits(1, 240).scaleDown, 1);
  });
});

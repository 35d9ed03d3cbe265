import { describe, it } from "@std/testing/bdd";
import assert from "node:assert/strict";
import { VideoFlag } from "../../../lib/protocol/video_flags.ts";
import {
  type CameraMark,
  type CameraSituation,
  cameraWords,
  decidePress,
  markCamera,
} from "../../../lib/ui/video/camera_mark.ts";

const { Active, Explicit, MutualRequired, OnlyVIP, Invited } = VideoFlag;

function mark(video: number, more: Partial<CameraSituation> = {}): CameraMark {
  const situation = { video, watching: false, ownLive: false, ownVip: false, ...more };
  const found = markCamera(situation);
  assert.ok(found !== null);
  return found;
}

describe("the mark of a camera", () => {
  it("is absent while the camera is off, whatever the other flags say", () => {
    for (const video of [0, Explicit, MutualRequired | Invited]) {
      const situation = { video, watching: false, ownLive: true, ownVip: true };
      assert.equal(markCamera(situation), null);
    }
  });

  it("differs for every state that a person must tell apart", () => {
    const marks = [
      mark(Active),
      mark(Active | Explicit),
      mark(Active, { watching: true }),
      mark(Active | MutualRequired, { ownLive: true }),
      mark(Active | OnlyVIP, { ownVip: true }),
      mark(Active | Invited),
    ];
    const looks = marks.map(({ shape, badge }) => `${shape} ${badge}`);
    const words = marks.map((each) => cameraWords(each, "maria"));
    assert.equal(new Set(looks).size, marks.length);
    assert.ok(words.every((each) => each.includes("maria")));
  });

  it("shows no barrier to those who meet the condition, are invited, or watch already", () => {
    assert.equal(mark(Active | MutualRequired).barrier, "mutual");
    assert.equal(mark(Active | MutualRequired, { ownLive: true }).barrier, null);
    assert.equal(mark(Active | OnlyVIP).barrier, "vip");
    assert.equal(mark(Active | OnlyVIP, { ownVip: true }).barrier, null);
    assert.equal(mark(Active | OnlyVIP | MutualRequired | Invited).barrier, null);
    assert.equal(mark(Active | MutualRequired, { watching: true }).barrier, null);
  });

  it("says in words what it is", () => {
    assert.equal(cameraWords(mark(Active), "bob"), "Watch bob");
    assert.equal(cameraWords(mark(Active | Explicit), "bob"), "Watch bob (explicit)");
    assert.equal(cameraWords(mark(Active, { watching: true }), "bob"), "Stop watching bob");
    assert.match(cameraWords(mark(Active | OnlyVIP), "bob"), /VIPs only/);
    assert.match(cameraWords(mark(Active | MutualRequired), "bob"), /who show theirs/);
    assert.match(cameraWords(mark(Active | Invited), "bob"), /invites you/);
  });
});

describe("a press on it", () => {
  it("opens a camera and closes one that is open", () => {
    assert.equal(decidePress(mark(Active), true), "watch");
    assert.equal(decidePress(mark(Active | Explicit, { watching: true }), true), "close");
  });

  it("asks before an explicit camera, until told not to", () => {
    assert.equal(decidePress(mark(Active | Explicit), true), "ask-explicit");
    assert.equal(decidePress(mark(Active | Explicit), false), "watch");
  });

  it("explains a barrier and asks nothing in front of it", () => {
    assert.equal(decidePress(mark(Active | Explicit | MutualRequired), true), "explain-mutual");
    assert.equal(decidePress(mark(Active | OnlyVIP), true), "explain-vip");
  });
});

import assert from "node:assert/strict";
import { describe, it } from "@std/testing/bdd";
import { pictureLimits } from "../../lib/client/video_policy.ts";
import { VideoFlag } from "../../lib/protocol/video_flags.ts";
import { BOB, row } from "./room_fixture.ts";
import { VideoFixture } from "./video_fixture.ts";

const CAROL = row("carol", "p-carol");
const DAVE = row("dave", "p-dave", { vip: true });

async function live() {
  const room = new VideoFixture().enter(BOB, CAROL, DAVE);
  await room.goLive();
  return room;
}

describe("the uplink", () => {
  it("is shared among those who see the picture", async () => {
    const room = await live();
    const bob = await room.beWatched(BOB, "1");
    assert.deepEqual(bob.limits, { picture: pictureLimits(1), sound: true });
    const others = [];
    for (let index = 0; index < 5; index++) {
      others.push(await room.beWatched(row(`n${index}`, `p-${index}`), `x${index}`));
    }
    assert.deepEqual(bob.limits?.picture, pictureLimits(6));
    others[0]?.listener.received('{"visible":false}');
    others[1]?.listener.received('{"visible":false,"audible":false}');
    assert.deepEqual(bob.limits?.picture, pictureLimits(4));
    assert.deepEqual(others[0]?.limits, { picture: null, sound: true });
    assert.deepEqual(others[1]?.limits, { picture: null, sound: false });
    others[0]?.listener.received('{"visible":true}');
    assert.deepEqual(others[0]?.limits?.picture, pictureLimits(5));
  });

  it("does not heed what is no such message", async () => {
    const room = await live();
    const bob = await room.beWatched(BOB, "1");
    for (const text of ["", "{", "null", "[]", "{}", '{"visible":0}', '{"visible":"no"}']) {
      bob.listener.received(text);
    }
    assert.deepEqual(bob.limits, { picture: pictureLimits(1), sound: true });
  });

  it("goes by the size of the picture that is taken", async () => {
    const room = new VideoFixture().enter(BOB);
    room.media.settings = { height: 720 };
    await room.goLive();
    const bob = await room.beWatched(BOB, "1");
    assert.equal(bob.limits?.picture?.scaleDown, 1.5);
  });

  it("is free again for the others when a link is lost", async () => {
    const room = await live();
    const bob = await room.beWatched(BOB, "1");
    await room.beWatched(CAROL, "2");
    const dave = await room.beWatched(DAVE, "3");
    assert.deepEqual(bob.limits?.picture, pictureLimits(3));
    dave.end(true);
    assert.deepEqual(bob.limits?.picture, pictureLimits(2));
    assert.equal(room.sent("me").at(-1)?.video, VideoFlag.Active);
  });
});

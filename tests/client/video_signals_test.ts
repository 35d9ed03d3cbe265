import assert from "node:assert/strict";
import { describe, it } from "@std/testing/bdd";
import type { Description } from "../../lib/protocol/signal.ts";
import { BOB_LIVE, CAROL_LIVE, VideoFixture } from "./video_fixture.ts";

const OFFER: Description = { type: "offer", sdp: "v=0\r\n" };
const ANSWER: Description = { type: "answer", sdp: "v=0\r\n" };
const AGAIN: Description = { type: "renegotiate", renegotiate: true };
const CANDIDATE = { candidate: "candidate:1", sdpMid: "0", sdpMLineIndex: 0 };

function describeTo(room: VideoFixture, openSecret: string, description: Description): void {
  room.say({
    action: "sdp",
    username: "bob",
    openSecret,
    description: JSON.stringify(description),
  });
}

function findFor(room: VideoFixture, openSecret: string): void {
  room.say({
    action: "candidate",
    username: "bob",
    openSecret,
    candidate: JSON.stringify(CANDIDATE),
  });
}

/** Alice and bob watch each other: hers is link 1, his is link 2. */
async function watchEachOther() {
  const room = new VideoFixture().enter(BOB_LIVE, CAROL_LIVE);
  await room.goLive();
  const watching = await room.watch(BOB_LIVE, "1");
  const showing = await room.beWatched(BOB_LIVE, "2");
  return { room, watching, showing };
}

describe("signals", () => {
  it("go out with the id of their link", async () => {
    const { room, watching, showing } = await watchEachOther();
    watching.listener.described(OFFER);
    watching.listener.found(CANDIDATE);
    showing.listener.described(ANSWER);
    const to = { username: "bob", personID: "p-bob" };
    assert.deepEqual(room.sent("sdp"), [
      { action: "sdp", ...to, openSecret: "1", description: JSON.stringify(OFFER) },
      { action: "sdp", ...to, openSecret: "2", description: JSON.stringify(ANSWER) },
    ]);
    assert.deepEqual(room.sent("candidate"), [
      { action: "candidate", ...to, openSecret: "1", candidate: JSON.stringify(CANDIDATE) },
    ]);
  });

  it("F5: of two links of a pair never cross", async () => {
    const { room, watching, showing } = await watchEachOther();
    describeTo(room, "1", ANSWER);
    describeTo(room, "2", OFFER);
    findFor(room, "2");
    assert.deepEqual(watching.descriptions, [ANSWER]);
    assert.deepEqual(showing.descriptions, [OFFER]);
    assert.deepEqual([watching.candidates, showing.candidates], [[], [CANDIDATE]]);
  });

  it("F6: of one's own camera go on when the other one's is closed", async () => {
    const { room, watching, showing } = await watchEachOther();
    room.cameras.close("p-bob");
    assert.deepEqual([watching.destroyed, showing.destroyed], [true, false]);
    describeTo(room, "2", OFFER);
    assert.deepEqual(showing.descriptions, [OFFER]);
  });

  it("in the wrong direction are dropped", async () => {
    const { room, watching, showing } = await watchEachOther();
    describeTo(room, "1", OFFER);
    describeTo(room, "2", ANSWER);
    describeTo(room, "2", AGAIN);
    assert.deepEqual([watching.descriptions, showing.descriptions], [[], []]);
    describeTo(room, "1", AGAIN);
    assert.deepEqual(watching.descriptions, [AGAIN]);
  });

  it("of links that are not known are dropped", async () => {
    const { room, watching, showing } = await watchEachOther();
    for (const id of ["", "3", "__proto__"]) {
      describeTo(room, id, ANSWER);
      findFor(room, id);
    }
    assert.deepEqual([watching.descriptions, showing.descriptions], [[], []]);
    assert.deepEqual([watching.candidates, showing.candidates], [[], []]);
  });

  it("of links that have ended are dropped", async () => {
    const { room, watching, showing } = await watchEachOther();
    room.cameras.close("p-bob");
    room.unwatch(BOB_LIVE, "2");
    describeTo(room, "1", ANSWER);
    describeTo(room, "2", OFFER);
    assert.deepEqual([watching.descriptions, showing.descriptions], [[], []]);
  });

  it("of a link that was replaced are dropped", async () => {
    const { room, watching } = await watchEachOther();
    watching.end(false);
    await room.wait(1);
    room.open(BOB_LIVE, "3");
    await room.settle();
    describeTo(room, "1", ANSWER);
    describeTo(room, "3", ANSWER);
    assert.deepEqual(watching.descriptions, []);
    assert.deepEqual(room.peers.last.descriptions, [ANSWER]);
  });

  it("F5: that come while the code for peers is loaded wait for it, in order", async () => {
    const room = new VideoFixture().enter(BOB_LIVE);
    await room.goLive();
    room.ring(BOB_LIVE, "2");
    findFor(room, "2");
    describeTo(room, "2", OFFER);
    assert.equal(room.peers.made.length, 0);
    await room.settle();
    assert.deepEqual(room.peers.last.descriptions, [OFFER]);
    assert.deepEqual(room.peers.last.candidates, [CANDIDATE]);
    assert.ok(room.peers.last.limits);
  });

  it("for a tile that was closed while the code for peers was loaded make no peer", async () => {
    const room = new VideoFixture().enter(BOB_LIVE);
    room.cameras.watch("p-bob");
    room.cameras.close("p-bob");
    await room.settle();
    assert.deepEqual(room.sent("open"), []);
    assert.equal(room.peers.made.length, 0);
  });
});

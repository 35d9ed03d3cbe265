import { describe, it } from "@std/testing/bdd";
import assert from "node:assert/strict";
import { CloseCode } from "../../lib/protocol/close_codes.ts";
import type { Feature } from "../../lib/protocol/features.ts";
import { MAX_BATCH_LENGTH } from "../../lib/protocol/limits.ts";
import { framesOf, said, Streams } from "../support/streams.ts";

/** `readyState` of a socket that is closed (WHATWG WebSockets §3.1). */
const CLOSED = 3;

describe("SessionStreams, resume", () => {
  it("sends what was missed, in order and once, then goes on", () => {
    const room = new Streams();
    const old = room.add(1, "resume");
    for (const text of ["a", "b"]) room.say(text, 1);
    room.streams.detach(1, 1006, "");
    for (const text of ["c", "d"]) room.say(text, 1);
    const fresh = room.add(2);
    assert.equal(room.streams.resume(1, 2, 1), true);
    room.say("e", 1);
    assert.deepEqual(framesOf(old), [["a"], ["b"]]);
    assert.deepEqual(framesOf(fresh), [["resumed"], ["b"], ["c"], ["d"], ["e"]]);
    assert.deepEqual(fresh.told, ["moved to 1"]);
    assert.equal(room.streams.connectionOf(2), null);
  });

  it("sends to a client with batch in large frames, what has gathered last", () => {
    const room = new Streams();
    const old = room.add(1, "resume", "batch");
    room.say("a", 1);
    for (const text of ["b", "c"]) room.gather(text, 1);
    old.socket.readyState = CLOSED;
    room.streams.detach(1, 1006, "");
    room.gather("d", 1);
    const fresh = room.add(2);
    assert.equal(room.streams.resume(1, 2, 0), true);
    room.streams.flush();
    assert.deepEqual(framesOf(old), [["a"]]);
    assert.deepEqual(framesOf(fresh), [["resumed"], ["a", "b", "c"], ["d"]]);
  });

  it("sends a long replay in frames of a bounded length, and all of it", () => {
    const room = new Streams();
    room.add(1, "resume", "batch");
    room.streams.detach(1, 1006, "");
    const texts = Array.from({ length: 25 }, (_, index) => `${index} ${"x".repeat(1_000)}`);
    for (const text of texts) room.gather(text, 1);
    room.streams.flush();
    const fresh = room.add(2);
    room.streams.resume(1, 2, 0);
    const [, ...frames] = framesOf(fresh);
    assert.deepEqual(frames.flat(), texts);
    assert.ok(frames.length > 2, "it is all in one");
    for (const frame of fresh.socket.sent) assert.ok(frame.length < 1.5 * MAX_BATCH_LENGTH);
  });

  it("keeps the message on which a slow reader was let go", () => {
    const room = new Streams();
    const slow = room.add(1, "resume");
    room.say("a", 1);
    slow.socket.bufferedAmount = 101;
    room.say("b", 1);
    room.say("c", 1);
    assert.deepEqual(slow.socket.closed, [[CloseCode.TryAgainLater, "too slow"]]);
    const fresh = room.add(2);
    room.streams.resume(1, 2, 1);
    assert.deepEqual(framesOf(fresh), [["resumed"], ["b"], ["c"]]);
  });

  it("sends once by a list that has both sessions", () => {
    const room = new Streams();
    room.add(1, "resume");
    const fresh = room.add(2);
    const both = [1, 2];
    room.streams.send(both, said("a"));
    room.streams.flush();
    room.streams.resume(1, 2, 1);
    room.streams.send(both, said("b"));
    room.streams.flush();
    assert.deepEqual(framesOf(fresh), [["a"], ["resumed"], ["b"]]);
  });

  it("asks at once whether the new connection keeps up", () => {
    const room = new Streams();
    room.add(1, "resume");
    const fresh = room.add(2);
    fresh.socket.bufferedAmount = 101;
    room.streams.resume(1, 2, 0);
    room.say("a", 1);
    assert.deepEqual(room.evicted, [1]);
  });

  it("takes the place of a connection whose end was not noticed yet", () => {
    const room = new Streams();
    const old = room.add(1, "resume");
    room.say("a", 1);
    const fresh = room.add(2);
    assert.equal(room.streams.resume(1, 2, 0), true);
    assert.deepEqual(old.told, ["ended"]);
    assert.equal(old.socket.closed.length, 1);
    assert.deepEqual(framesOf(fresh), [["resumed"], ["a"]]);
  });

  it("refuses what it cannot do, and does nothing then", () => {
    const room = new Streams();
    const [old, plain, fresh] = [room.add(1, "resume"), room.add(3), room.add(2)];
    for (const text of ["a", "b"]) room.say(text, 1);
    room.streams.acknowledge(1, 2);
    assert.equal(room.streams.resume(1, 2, 1), false, "it was acknowledged");
    assert.equal(room.streams.resume(1, 2, 3), false, "it was never sent");
    assert.equal(room.streams.resume(3, 2, 0), false, "it is not kept");
    assert.equal(room.streams.resume(9, 2, 0), false, "there is none");
    for (const one of [old, plain, fresh]) assert.deepEqual(one.told, []);
    assert.deepEqual(fresh.socket.sent, []);
  });

  it("counts from the moment from which the features hold", () => {
    const room = new Streams();
    room.add(1);
    room.say("me", 1);
    room.streams.serve(1, new Set<Feature>(["resume"]));
    room.say("a", 1);
    const fresh = room.add(2);
    room.streams.resume(1, 2, 0);
    assert.deepEqual(framesOf(fresh), [["resumed"], ["a"]]);
  });

  it("forgets everything of a session that is over", () => {
    const room = new Streams();
    room.add(1, "resume");
    room.say("a", 1);
    room.streams.forget(1);
    room.add(2);
    assert.equal(room.streams.resume(1, 2, 0), false);
  });
});

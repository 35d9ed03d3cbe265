import { describe, it } from "@std/testing/bdd";
import assert from "node:assert/strict";
import { CloseCode } from "../../lib/protocol/close_codes.ts";
import { MAX_BATCH_LENGTH } from "../../lib/protocol/limits.ts";
import { framesOf, said, Streams } from "../support/streams.ts";

describe("SessionStreams", () => {
  it("serialises a message once for all who get it", () => {
    const room = new Streams();
    const [one, two] = [room.add(1), room.add(2, "batch")];
    let serialised = 0;
    const message = { action: "ping", toJSON: () => (serialised++, { action: "ping" }) } as const;
    room.streams.send([1, 2], message);
    room.streams.flush();
    assert.equal(serialised, 1);
    assert.deepEqual([one.socket.sent, two.socket.sent], [['{"action":"ping"}'], [
      '{"action":"ping"}',
    ]]);
  });

  it("sends nothing to a socket that is closing, nor to sessions that are gone", () => {
    const room = new Streams();
    const [one, two] = [room.add(1), room.add(2)];
    one.socket.readyState = 2;
    room.say("a", 1, 2, 99);
    assert.deepEqual([one.socket.sent.length, two.socket.sent.length], [0, 1]);
  });

  it("D8: lets go of a socket that cannot keep up, and serves the others", () => {
    const room = new Streams();
    const [one, two] = [room.add(1), room.add(2)];
    room.say("a", 1, 2);
    one.socket.bufferedAmount = 101;
    room.say("b", 1, 2);
    assert.deepEqual(room.evicted, [1]);
    assert.deepEqual([one.socket.sent.length, two.socket.sent.length], [1, 2]);
  });

  it("lets nobody go who keeps up, however much they are sent", () => {
    const room = new Streams();
    const one = room.add(1);
    one.socket.bufferedAmount = 100;
    for (let count = 0; count < 100; count++) room.say("a", 1);
    assert.deepEqual(room.evicted, []);
    assert.equal(one.socket.sent.length, 100);
  });

  it("lets go of a socket that fails, and serves the others", () => {
    const room = new Streams();
    const [one, two] = [room.add(1), room.add(2)];
    one.socket.send = () => {
      throw new Error("broken");
    };
    room.say("a", 1, 2);
    assert.deepEqual(room.evicted, [1]);
    assert.deepEqual(framesOf(two), [["a"]]);
  });

  it("sends by a list that it has seen to those who are there now", () => {
    const room = new Streams();
    const [one, two, three] = [room.add(1, "batch"), room.add(2, "resume"), room.add(3, "batch")];
    const all = [1, 2, 3];
    const say = (text: string) => {
      room.streams.send(all, said(text));
      room.streams.flush();
    };
    say("a");
    room.streams.close(1, CloseCode.Normal, "");
    room.streams.detach(2, 1006, "");
    say("b");
    const fresh = room.add(4);
    room.streams.resume(2, 4, 1);
    say("c");
    room.streams.send([3, 2], said("d"));
    say("e");
    assert.deepEqual(framesOf(one), [["a"]]);
    assert.deepEqual(framesOf(two), [["a"]]);
    assert.deepEqual(framesOf(fresh), [["resumed"], ["b"], ["c"], ["d"], ["e"]]);
    assert.deepEqual(framesOf(three).flat(), ["a", "b", "c", "d", "e"]);
  });

  it("tells lists of the same length apart", () => {
    const room = new Streams();
    const [one, two, three] = [room.add(1), room.add(2), room.add(3)];
    room.say("a", 1, 2);
    room.say("b", 1, 3);
    assert.deepEqual([one, two, three].map(framesOf), [[["a"], ["b"]], [["a"]], [["b"]]]);
  });

  it("closes a socket once, whatever comes after", () => {
    const room = new Streams();
    const one = room.add(1);
    room.streams.close(1, 1008, "enough");
    room.streams.close(1, 1008, "enough");
    room.say("a", 1);
    assert.deepEqual(one.socket.closed, [[1008, "enough"]]);
    assert.deepEqual(one.socket.sent, []);
    assert.deepEqual(one.told, ["ended"]);
  });
});

describe("SessionStreams, what gathers", () => {
  it("goes as one frame to those with `batch`, and what is alone as it is", () => {
    const room = new Streams();
    const [one, two] = [room.add(1, "batch"), room.add(2)];
    for (const text of ["a", "b", "c"]) room.gather(text, 1, 2);
    assert.deepEqual([...one.socket.sent, ...two.socket.sent], []);
    assert.equal(room.streams.hasGathered, true);
    room.streams.flush();
    assert.deepEqual(framesOf(one), [["a", "b", "c"]]);
    assert.deepEqual(framesOf(two), [["a"], ["b"], ["c"]]);
    assert.equal(room.streams.hasGathered, false);
    room.say("d", 1, 2);
    assert.equal(one.socket.sent[1], two.socket.sent[3]);
  });

  it("gives each session its own messages in order", () => {
    const room = new Streams();
    const [one, two, three] = [room.add(1, "batch"), room.add(2, "batch"), room.add(3, "batch")];
    room.gather("a", 1, 2, 3);
    room.gather("to two", 2);
    room.gather("b", 1, 3);
    room.gather("c", 1, 2, 3);
    room.streams.flush();
    assert.deepEqual(framesOf(one), [["a", "b", "c"]]);
    assert.deepEqual(framesOf(two), [["a", "to two", "c"]]);
    assert.deepEqual(framesOf(three), framesOf(one));
    assert.equal(one.socket.sent[0], three.socket.sent[0]);
  });

  it("does not let a frame grow without end", () => {
    const room = new Streams();
    const one = room.add(1, "batch");
    const long = "x".repeat(MAX_BATCH_LENGTH / 2);
    for (let count = 0; count < 6; count++) room.gather(`${count}${long}`, 1);
    room.streams.flush();
    assert.deepEqual(framesOf(one).map((texts) => texts.map((text) => text[0])), [
      ["0", "1"],
      ["2", "3"],
      ["4", "5"],
    ]);
  });

  it("sends what has gathered before it closes", () => {
    const room = new Streams();
    const one = room.add(1, "batch");
    for (const text of ["a", "b"]) room.gather(text, 1);
    room.streams.close(1, CloseCode.ServiceRestart, "bye");
    assert.deepEqual(framesOf(one), [["a", "b"]]);
    room.streams.flush();
    assert.equal(one.socket.sent.length, 1);
  });

  it("goes before whatever ends a connection, or changes how it is served", () => {
    const room = new Streams();
    const [one, two, three, four] = [room.add(1), room.add(2), room.add(3), room.add(4)];
    for (const session of [1, 2, 3, 4]) room.gather("a", session);
    room.streams.detach(1, 1011, "");
    room.streams.serve(2, new Set(["batch", "resume"]));
    room.gather("b", 2);
    room.streams.forget(3);
    assert.equal(room.streams.resume(2, 4, 0), true);
    room.streams.flush();
    assert.deepEqual([one, two, three].map(framesOf), [[["a"]], [["a"]], [["a"]]]);
    assert.deepEqual(framesOf(four), [["a"], ["resumed"], ["b"]]);
  });

  it("goes no further once a socket cannot keep up, and is kept for one who may come back", () => {
    const room = new Streams();
    const slow = room.add(1, "resume");
    slow.socket.send = (data) => {
      slow.socket.sent.push(data);
      slow.socket.bufferedAmount = 101;
    };
    for (const text of ["a", "b", "c"]) room.gather(text, 1);
    room.streams.flush();
    assert.deepEqual(room.evicted, [1]);
    assert.deepEqual(framesOf(slow), [["a"]]);
    const fresh = room.add(2);
    assert.equal(room.streams.resume(1, 2, 1), true);
    assert.deepEqual(framesOf(fresh), [["resumed"], ["b"], ["c"]]);
  });
});

import { describe, it } from "@std/testing/bdd";
import assert from "node:assert/strict";
import type { SessionID } from "../../lib/broker/session.ts";
import { CloseCode } from "../../lib/protocol/close_codes.ts";
import type { Feature } from "../../lib/protocol/features.ts";
import { BATCH_MS, MAX_BATCH_LENGTH } from "../../lib/protocol/limits.ts";
import { html } from "../../lib/protocol/safe_html.ts";
import type { ServerMessage } from "../../lib/protocol/server_message.ts";
import { SessionStreams } from "../../lib/server/session_streams.ts";
import { FakeConnection } from "../support/fake_connection.ts";

/** Streams on a clock that is moved by hand. */
class Streams {
  readonly evicted: SessionID[] = [];
  readonly streams: SessionStreams;
  readonly #connections = new Map<SessionID, FakeConnection>();
  #timers: (() => void)[] = [];
  #now = 0;

  constructor() {
    this.streams = new SessionStreams({
      bufferedBytes: 100,
      evict: (session) => {
        this.evicted.push(session);
        this.streams.detach(session, CloseCode.TryAgainLater, "too slow");
      },
      clock: {
        now: () => this.#now,
        schedule: (act) => {
          this.#timers.push(act);
          return () => {};
        },
      },
    });
  }

  add(session: SessionID, ...features: readonly Feature[]): FakeConnection {
    const connection = new FakeConnection();
    this.#connections.set(session, connection);
    this.streams.add(session, connection);
    this.streams.serve(session, new Set(features));
    return connection;
  }

  /** Sends, as one step, a message that says `text` to sessions. */
  say(text: string, ...to: readonly SessionID[]): void {
    this.streams.send(to, said(text));
    this.streams.settle();
  }

  /** The window that is open ends. */
  pass(): void {
    this.#now += BATCH_MS;
    for (const act of this.#timers.splice(0)) act();
  }
}

function said(text: string): ServerMessage {
  return { action: "error", username: "ChatServer", message: html`${text}` };
}

/** What the frames of a socket say, each as a list. */
function framesOf({ socket }: FakeConnection): readonly (readonly string[])[] {
  const textsOf = (value: unknown): readonly string[] =>
    Array.isArray(value) ? value.flatMap(textsOf) : [readText(value)];
  return socket.sent.map((frame) => textsOf(JSON.parse(frame)));
}

function readText(value: unknown): string {
  assert.ok(typeof value === "object" && value !== null && "action" in value);
  return "message" in value ? String(value.message) : String(value.action);
}

describe("SessionStreams", () => {
  it("serialises a message once for all who get it", () => {
    const room = new Streams();
    const [one, two] = [room.add(1), room.add(2, "batch")];
    let serialised = 0;
    const message = { action: "ping", toJSON: () => (serialised++, { action: "ping" }) } as const;
    room.streams.send([1, 2], message);
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

describe("SessionStreams, batch", () => {
  it("sends a lone message at once, and all of its step", () => {
    const room = new Streams();
    const [one, two] = [room.add(1, "batch"), room.add(2, "batch")];
    room.streams.send([1], said("copy"));
    room.streams.send([2], said("a"));
    room.streams.settle();
    assert.deepEqual([framesOf(one), framesOf(two)], [[["copy"]], [["a"]]]);
  });

  it("gathers what comes soon after, and sends it as one frame", () => {
    const room = new Streams();
    const [one, two] = [room.add(1, "batch"), room.add(2)];
    for (const text of ["a", "b", "c"]) room.say(text, 1, 2);
    assert.deepEqual(framesOf(one), [["a"]]);
    assert.deepEqual(framesOf(two), [["a"], ["b"], ["c"]]);
    room.pass();
    assert.deepEqual(framesOf(one), [["a"], ["b", "c"]]);
    room.pass();
    room.say("d", 1);
    assert.deepEqual(framesOf(one), [["a"], ["b", "c"], ["d"]]);
  });

  it("gives each session its own messages in order", () => {
    const room = new Streams();
    const [one, two, three] = [room.add(1, "batch"), room.add(2, "batch"), room.add(3, "batch")];
    room.say("first", 1, 2, 3);
    room.say("a", 1, 2, 3);
    room.say("to two", 2);
    room.say("b", 1, 3);
    room.say("c", 1, 2, 3);
    room.pass();
    assert.deepEqual(framesOf(one), [["first"], ["a", "b", "c"]]);
    assert.deepEqual(framesOf(two), [["first"], ["a", "to two", "c"]]);
    assert.deepEqual(framesOf(three), framesOf(one));
    assert.equal(one.socket.sent[1], three.socket.sent[1]);
  });

  it("does not let a frame grow without end", () => {
    const room = new Streams();
    const one = room.add(1, "batch");
    const long = "x".repeat(MAX_BATCH_LENGTH / 2);
    for (let count = 0; count < 6; count++) room.say(`${count}${long}`, 1);
    room.pass();
    assert.deepEqual(framesOf(one).map((texts) => texts.map((text) => text[0])), [
      ["0"],
      ["1", "2"],
      ["3", "4"],
      ["5"],
    ]);
  });

  it("sends what has gathered before it closes", () => {
    const room = new Streams();
    const one = room.add(1, "batch");
    for (const text of ["a", "b"]) room.say(text, 1);
    room.streams.close(1, CloseCode.ServiceRestart, "bye");
    assert.deepEqual(framesOf(one), [["a"], ["b"]]);
    room.pass();
    assert.equal(one.socket.sent.length, 2);
  });
});

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
    for (const text of ["a", "b"]) room.say(text, 1);
    room.streams.detach(1, 1006, "");
    const fresh = room.add(2);
    assert.equal(room.streams.resume(1, 2, 0), true);
    room.pass();
    assert.deepEqual(framesOf(old), [["a"]]);
    assert.deepEqual(framesOf(fresh), [["resumed"], ["a"], ["b"]]);
  });

  it("sends a long replay in frames of a bounded length, and all of it", () => {
    const room = new Streams();
    room.add(1, "resume", "batch");
    room.streams.detach(1, 1006, "");
    const texts = Array.from({ length: 25 }, (_, index) => `${index} ${"x".repeat(1_000)}`);
    for (const text of texts) room.say(text, 1);
    room.pass();
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

import { effect } from "@preact/signals";
import assert from "node:assert/strict";
import { describe, it } from "@std/testing/bdd";
import { html } from "../../lib/protocol/safe_html.ts";
import { BOB, read, RoomFixture, row } from "./room_fixture.ts";

const CAROL = row("carol", "p-carol");
const hello = (text: string) => ({
  action: "message",
  channel: "lobby",
  username: "bob",
  message: `<p>${text}</p>`,
  msgID: 1,
});
const enter = () => new RoomFixture().enterSession("k1");
const first = (room: RoomFixture) => room.browser.socket.sent[0];
const acks = (room: RoomFixture) => room.browser.socket.sentOf("ack").map(({ seen }) => seen);

describe("a session that was interrupted", () => {
  it("is asked for with the number of messages that came since its `me`", () => {
    const room = enter();
    room.hear("bob", "one");
    room.browser.socket.say({ action: "ping" });
    room.cut();
    room.comeBack();
    assert.deepEqual(room.browser.socket.sent, [
      { action: "resume", resumeKey: "k1", seen: 3 },
    ]);
  });

  it("counts each message of a list, whether or not it can be read", () => {
    const room = enter();
    const { socket } = room.browser;
    socket.sayTogether(hello("one"), { action: "dance" }, 7, null, { action: "who", whoList: 7 });
    socket.sayTogether();
    socket.listener.received('{"action":"dance"}');
    socket.listener.received("{");
    assert.equal(room.browser.reports.length, 6);
    room.cut();
    room.comeBack();
    assert.equal(first(room)?.seen, 7);
    assert.deepEqual(read(room.lobby), ["bob: one"]);
  });

  it("goes on without a word, with what was missed and without another login", () => {
    const room = enter();
    room.hear("bob", "one");
    room.cut();
    room.resume(hello("two"), { action: "roster", rows: [CAROL], gone: [], kind: "joined" });
    assert.equal(room.phase, "online");
    assert.deepEqual(room.browser.socket.sentOf("login"), []);
    assert.deepEqual(read(room.lobby), ["bob: one", "bob: two", "+carol -"]);
    assert.equal(room.state.roster.value.size, 3);
  });

  it("may be lost again and again, also before the server has answered", () => {
    const room = enter();
    room.cut();
    room.resume(hello("one"), hello("two"));
    room.cut();
    room.comeBack();
    room.cut();
    room.comeBack();
    assert.deepEqual(first(room), { action: "resume", resumeKey: "k1", seen: 3 });
    room.browser.socket.sayTogether({ action: "resumed" }, hello("three"));
    assert.deepEqual(read(room.lobby), ["bob: one", "bob: two", "bob: three"]);
  });

  it("does not count what an older connection still brings", () => {
    const room = enter();
    const old = room.browser.socket;
    room.browser.fire("offline");
    old.sayTogether(hello("one"), hello("two"));
    room.comeBack();
    old.sayTogether(hello("one"));
    assert.equal(first(room)?.seen, 1);
    room.browser.socket.sayTogether({ action: "resumed" }, hello("one"));
    old.listener.closed(4001);
    assert.equal(room.phase, "online");
    assert.deepEqual(read(room.lobby), ["bob: one"]);
  });

  it("is not waited for longer than a login", () => {
    const room = enter();
    room.cut();
    room.comeBack();
    room.browser.pass(9_999);
    assert.equal(room.phase, "connecting");
    room.browser.pass(1);
    assert.equal(room.phase, "waiting");
    room.comeBack();
    assert.equal(first(room)?.action, "resume");
  });

  it("is tried for within a second, and of its first three seconds nothing need be said", () => {
    const room = enter();
    room.browser.chance = 0.99;
    room.cut();
    const brief = () => {
      const { value } = room.state.connection;
      return "brief" in value && value.brief;
    };
    assert.ok(brief());
    room.browser.pass(1_000);
    assert.equal(room.browser.sockets.length, 2);
    room.browser.pass(1_999);
    assert.ok(brief());
    room.browser.pass(1);
    assert.ok(!brief());
    room.browser.socket.listener.opened();
    room.browser.socket.say({ action: "resumed" });
    room.cut();
    assert.ok(brief());
  });

  it("that the server refuses is followed by a login on the same connection, and a line", () => {
    const room = enter();
    room.actions.block({ personID: "p-mallory", username: "mallory" });
    room.cut();
    room.comeBack();
    room.browser.socket.say({ action: "resume-refused" });
    const actions = room.browser.socket.sent.map(({ action }) => action);
    assert.deepEqual(actions, ["resume", "blocklist", "login"]);
    assert.deepEqual(read(room.lobby), []);
    room.beginSession("k2");
    assert.equal(room.phase, "online");
    assert.match(read(room.lobby).join(), /^notice: .*only what follows here is shown\.$/);
    room.hear("bob", "one");
    room.cut();
    room.comeBack();
    assert.deepEqual(first(room), { action: "resume", resumeKey: "k2", seen: 2 });
  });

  it("that a server does not know how to resume is followed by a login", () => {
    const room = enter();
    room.cut();
    room.comeBack();
    room.notice(html`Unknown action.`);
    assert.equal(room.browser.socket.sentOf("login").length, 1);
    room.admit(BOB);
    assert.equal(room.phase, "online");
    assert.equal(read(room.lobby).length, 1);
  });

  it("whose person is kept out by now ends with the reason", () => {
    const room = enter();
    room.cut();
    room.comeBack();
    room.notice(html`You were kicked.`);
    room.browser.socket.say({ action: "disconnect" });
    const connection = room.state.connection.value;
    assert.ok(connection.phase === "closed");
    assert.equal(connection.reason, "You were kicked.");
  });

  it("is not asked for after a restart of the server, which is told in one line", () => {
    const room = enter();
    for (let restart = 0; restart < 3; restart++) {
      room.cut(1012);
      room.comeBack();
      assert.equal(first(room)?.action, "login");
      room.beginSession(`restart ${restart}`);
    }
    assert.equal(read(room.lobby).length, 1);
  });

  it("is told of no gap where there is none: at a first login, and without sessions", () => {
    const room = new RoomFixture().enter();
    room.reconnect();
    assert.deepEqual(read(room.lobby), []);
    assert.deepEqual(read(enter().lobby), []);
  });

  for (const code of [1008, 4001, 4002, 4003]) {
    it(`is forgotten with close code ${code}`, () => {
      const room = enter();
      room.cut(code);
      room.actions.signIn("alice");
      room.browser.socket.listener.opened();
      assert.equal(first(room)?.action, "login");
    });
  }

  it("is forgotten by who leaves, be it while there is no connection", () => {
    for (const isOffline of [false, true]) {
      const room = enter();
      if (isOffline) room.cut();
      room.actions.leave();
      room.browser.pass(120_000);
      assert.equal(room.browser.sockets.length, 1);
      room.actions.signIn("alice");
      room.browser.socket.listener.opened();
      assert.equal(first(room)?.action, "login");
      room.beginSession("k2");
      assert.deepEqual(read(room.lobby), []);
    }
  });

  it("is in memory only", () => {
    const { local, session } = enter().browser.storage;
    for (const { items } of [local, session]) {
      assert.ok(![...items.values()].some((value) => value.includes("k1")));
    }
  });
});

describe("what has come", () => {
  it("is acknowledged 15 s after the first of it, and not when there is nothing", () => {
    const room = enter();
    room.browser.pass(14_999);
    assert.deepEqual(acks(room), []);
    room.browser.pass(1);
    assert.deepEqual(acks(room), [1]);
    room.browser.pass(40_000);
    room.hear("bob", "one");
    room.browser.pass(10_000);
    room.hear("bob", "two");
    room.browser.pass(5_000);
    assert.deepEqual(acks(room), [1, 3]);
  });

  it("is acknowledged by 256, but not more often than each 250 ms", () => {
    const room = enter();
    const { socket } = room.browser;
    const burst = (count: number) =>
      socket.sayTogether(...Array.from({ length: count }, () => ({ action: "ping" })));
    burst(254);
    assert.deepEqual(acks(room), []);
    burst(1);
    assert.deepEqual(acks(room), [256]);
    burst(1_000);
    room.browser.pass(249);
    assert.deepEqual(acks(room), [256]);
    room.browser.pass(1);
    assert.deepEqual(acks(room), [256, 1_256]);
    room.browser.pass(250);
    burst(256);
    assert.deepEqual(acks(room), [256, 1_256, 1_512]);
  });

  it("is acknowledged by what asks for the session, and not before that is answered", () => {
    const room = enter();
    room.hear("bob", "one");
    room.cut();
    room.comeBack();
    room.browser.pass(9_000);
    room.browser.socket.say({ action: "resumed" });
    room.browser.pass(20_000);
    assert.deepEqual(acks(room), []);
    room.hear("bob", "two");
    room.browser.pass(15_000);
    assert.deepEqual(acks(room), [3]);
  });

  it("is not acknowledged to a server that did not ask for it", () => {
    const room = new RoomFixture().enter();
    for (let count = 0; count < 600; count++) room.hear("bob", "hello");
    room.browser.pass(60_000);
    assert.deepEqual(acks(room), []);
  });

  it("in one frame changes the page once", () => {
    const room = enter();
    let changes = -1;
    const stop = effect(() => {
      void room.lobby.lines.value;
      void room.state.roster.value;
      changes += 1;
    });
    const roster = { action: "roster", rows: [CAROL], gone: [], kind: "joined" };
    room.browser.socket.sayTogether(hello("one"), roster, hello("two"));
    stop();
    assert.equal(changes, 1);
  });

  it("counts for nothing after the end of the connection in the same frame", () => {
    const room = enter();
    room.browser.socket.sayTogether({ action: "disconnect" }, hello("one"));
    assert.deepEqual(read(room.lobby), []);
    assert.equal(room.phase, "closed");
  });
});

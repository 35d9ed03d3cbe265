import assert from "node:assert/strict";
import { describe, it } from "@std/testing/bdd";
import { backoffDelay } from "../../lib/client/backoff.ts";
import { html } from "../../lib/protocol/safe_html.ts";
import { present, read, RoomFixture } from "./room_fixture.ts";

function retryIn(room: RoomFixture): number {
  const connection = room.state.connection.value;
  assert.equal(connection.phase, "waiting");
  return connection.phase === "waiting" ? connection.retryAt - room.browser.now : NaN;
}

describe("backoffDelay", () => {
  it("doubles its upper end from 1 s and stops at 30 s", () => {
    const ends = [1, 2, 3, 4, 5, 6, 7, 5000].map((failures) => backoffDelay(failures, 1));
    assert.deepEqual(ends, [1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
  });

  it("spreads over the whole span from nothing", () => {
    assert.equal(backoffDelay(4, 0), 0);
    assert.equal(backoffDelay(4, 0.25), 2000);
  });
});

describe("a lost connection", () => {
  it("is tried again after a random part of the backoff", () => {
    const room = new RoomFixture().enter();
    room.cut();
    assert.equal(retryIn(room), 500);
    room.browser.pass(499);
    assert.equal(room.browser.sockets.length, 1);
    room.browser.pass(1);
    assert.equal(room.browser.sockets.length, 2);
    const connection = room.state.connection.value;
    assert.ok(connection.phase === "connecting");
    assert.equal(connection.attempt, 1);
  });

  it("waits longer after each failure", () => {
    const room = new RoomFixture().enter();
    const waits = [];
    for (let loss = 0; loss < 7; loss++) {
      room.cut();
      waits.push(retryIn(room));
      room.browser.pass(retryIn(room));
    }
    assert.deepEqual(waits, [500, 1000, 2000, 4000, 8000, 15_000, 15_000]);
  });

  it("starts over only after a connection that lasted 5 s", () => {
    const room = new RoomFixture().enter();
    room.reconnect();
    room.browser.pass(4_999);
    room.cut();
    assert.equal(retryIn(room), 1000);
    room.actions.reconnectNow();
    room.admit();
    room.browser.pass(5_000);
    room.cut();
    assert.equal(retryIn(room), 500);
  });

  it("spreads clients over 4 s when the server restarts", () => {
    const room = new RoomFixture().enter();
    room.cut(1012);
    assert.equal(retryIn(room), 2000);
  });

  for (const code of [1000, 1001, 1006, 1011, 1012, 1013]) {
    it(`F9: comes back after close code ${code}`, () => {
      const room = new RoomFixture().enter();
      room.cut(code);
      room.browser.pass(2_000);
      assert.equal(room.browser.sockets.length, 2);
    });
  }

  for (const event of ["online", "visible", "pageshow"] as const) {
    it(`is tried again at once on "${event}"`, () => {
      const room = new RoomFixture().enter();
      room.cut();
      room.browser.fire(event);
      assert.equal(room.browser.sockets.length, 2);
    });
  }

  it("shows at once when the device has lost its network", () => {
    const room = new RoomFixture().enter();
    room.browser.fire("offline");
    assert.equal(room.phase, "waiting");
    room.browser.fire("online");
    assert.equal(room.browser.sockets.length, 2);
  });

  it("opens one socket, however many reasons there are to try", () => {
    const room = new RoomFixture().enter();
    room.cut();
    room.browser.fire("online");
    room.browser.fire("visible");
    room.actions.reconnectNow();
    room.browser.pass(5_000);
    assert.equal(room.browser.sockets.length, 2);
  });

  it("F1: logs in again under the name that the server gave", () => {
    const room = new RoomFixture();
    room.actions.signIn("alice");
    room.browser.socket.listener.opened();
    room.browser.socket.say({ action: "me", username: "alice 2", personID: "p", features: [] });
    const key = room.browser.socket.sent[0]?.personKey;
    room.cut();
    room.actions.reconnectNow();
    room.browser.socket.listener.opened();
    const login = present(room.browser.socket.sent[0]);
    assert.equal(login.username, "alice 2");
    assert.equal(login.personKey, key);
  });

  it("keeps who was here, what was said and what is typed", () => {
    const room = new RoomFixture().enter();
    room.hear("bob", "hello");
    room.lobby.draft.value = "half a sent";
    room.cut();
    assert.deepEqual(read(room.lobby), ["bob: hello"]);
    assert.equal(room.lobby.draft.value, "half a sent");
    assert.equal(room.state.roster.value.size, 2);
    assert.equal(room.state.me.value?.username, "alice");
  });

  it("ignores whatever the old socket still reports", () => {
    const room = new RoomFixture().enter();
    const old = room.browser.socket;
    room.reconnect();
    old.listener.closed(4001);
    old.say({ action: "disconnect" });
    assert.equal(room.phase, "online");
    assert.equal(room.browser.sockets.length, 2);
  });

  it("gives up on a handshake after 10 s", () => {
    const room = new RoomFixture();
    room.actions.signIn("alice");
    room.browser.socket.listener.opened();
    room.browser.pass(9_999);
    assert.equal(room.phase, "connecting");
    room.browser.pass(1);
    assert.equal(room.phase, "waiting");
    assert.equal(room.browser.socket.closedWith, 4000);
  });

  it("is waited for when the browser refuses to open a socket", () => {
    const room = new RoomFixture({}, {
      openSocket: () => {
        throw new Error("blocked");
      },
    });
    room.actions.signIn("alice");
    assert.equal(room.phase, "waiting");
    assert.deepEqual(room.browser.reports, [
      "The browser did not open a WebSocket: Error: blocked",
    ]);
  });
});

describe("a connection that was closed for good", () => {
  it("does not come back after `disconnect`, and shows what ChatServer said last", () => {
    const room = new RoomFixture().enter();
    room.notice(html`You were kicked by <b>carol</b>.`);
    room.browser.socket.say({ action: "disconnect" });
    room.cut();
    room.browser.fire("online");
    room.actions.reconnectNow();
    room.browser.pass(120_000);
    assert.equal(room.browser.sockets.length, 1);
    assert.deepEqual(room.state.connection.value, {
      phase: "closed",
      reason: html`You were kicked by <b>carol</b>.`,
    });
  });

  for (const code of [1008, 4001, 4003]) {
    it(`does not come back after close code ${code}, and says why in its own words`, () => {
      const room = new RoomFixture().enter();
      room.cut(code);
      room.browser.pass(120_000);
      assert.equal(room.browser.sockets.length, 1);
      const connection = room.state.connection.value;
      assert.ok(connection.phase === "closed" && connection.reason.length > 10);
    });
  }

  it("does not take an old complaint for the reason", () => {
    const room = new RoomFixture().enter();
    room.notice(html`That message is too long.`);
    room.hear("bob", "hello");
    room.cut(4001);
    const connection = room.state.connection.value;
    assert.ok(connection.phase === "closed");
    assert.match(connection.reason, /somewhere else/);
  });

  it("does not take a complaint on an earlier connection for the reason", () => {
    const room = new RoomFixture().enter();
    room.notice(html`That message is too long.`);
    room.cut();
    room.actions.reconnectNow();
    room.cut(4003);
    const connection = room.state.connection.value;
    assert.ok(connection.phase === "closed");
    assert.match(connection.reason, /did not let you in/);
  });

  it("keeps the reason though a ping comes after it", () => {
    const room = new RoomFixture().enter();
    room.notice(html`You were kicked.`);
    room.browser.socket.say({ action: "ping" });
    room.browser.socket.say({ action: "disconnect" });
    const connection = room.state.connection.value;
    assert.ok(connection.phase === "closed");
    assert.equal(connection.reason, "You were kicked.");
  });

  it("opens again for the same person, with what was said", () => {
    const room = new RoomFixture().enter();
    room.hear("bob", "hello");
    room.cut(4001);
    room.enter();
    assert.equal(room.phase, "online");
    assert.deepEqual(read(room.lobby), ["bob: hello"]);
  });

  it("opens empty for somebody else", () => {
    const room = new RoomFixture().enter();
    room.hear("bob", "hello");
    const key = room.browser.socket.sent[0]?.personKey;
    room.cut(4001);
    room.actions.signIn("zoe");
    room.browser.socket.listener.opened();
    assert.deepEqual(read(room.lobby), []);
    assert.equal(room.browser.socket.sent[0]?.username, "zoe");
    assert.notEqual(room.browser.socket.sent[0]?.personKey, key);
  });
});

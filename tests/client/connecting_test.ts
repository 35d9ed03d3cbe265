import assert from "node:assert/strict";
import { describe, it } from "@std/testing/bdd";
import { html } from "../../lib/protocol/safe_html.ts";
import { BOB, present, read, RoomFixture } from "./room_fixture.ts";

describe("signing in", () => {
  it("opens a socket only when somebody signs in", () => {
    const room = new RoomFixture();
    assert.equal(room.browser.sockets.length, 0);
    assert.equal(room.phase, "signed-out");
    room.actions.signIn("alice");
    assert.deepEqual(room.state.connection.value, {
      phase: "connecting",
      attempt: 0,
      brief: false,
      holds: false,
    });
    assert.equal(room.browser.socket.url, "wss://chat.example/ws");
  });

  it("logs a guest in by name, with a key of their own and no token", () => {
    const room = new RoomFixture();
    room.actions.signIn("  alice ");
    room.browser.socket.listener.opened();
    const [login] = room.browser.socket.sent;
    assert.equal(login?.action, "login");
    assert.equal(login?.username, "alice");
    assert.deepEqual(login?.features, ["roster-delta", "ice-servers", "batch", "resume"]);
    assert.match(String(login?.personKey), /^[0-9a-f]{32}$/);
    assert.equal("jwt" in present(login), false);
  });

  it("logs in with the page's token, whatever name was picked", () => {
    const room = new RoomFixture({ token: "t.o.k", tokenUsername: "maria" });
    room.actions.signIn("");
    room.browser.socket.listener.opened();
    const [login] = room.browser.socket.sent;
    assert.equal(login?.jwt, "t.o.k");
    assert.equal(login?.username, "maria");
  });

  it("F2: comes back with the fresh token that a ping brought", () => {
    const room = new RoomFixture({ token: "t.o.k", tokenUsername: "alice" }).enter();
    room.browser.socket.say({ action: "ping", jwt: "f.r.esh" });
    room.reconnect();
    assert.equal(room.browser.socket.sent[0]?.jwt, "f.r.esh");
  });

  it("is online once the server says who we are", () => {
    const room = new RoomFixture().enter();
    assert.equal(room.phase, "online");
    assert.deepEqual(room.state.me.value, {
      username: "alice",
      personID: "p-alice",
      operator: false,
    });
    assert.deepEqual([...room.state.roster.value.keys()], ["p-alice", "p-bob"]);
  });

  it("refuses a name that cannot be one without asking the server", () => {
    const room = new RoomFixture();
    room.actions.signIn("<b>");
    assert.equal(room.browser.sockets.length, 0);
    assert.match(String(room.state.signInProblem.value), /&lt;/);
    room.actions.signIn("alice");
    assert.equal(room.state.signInProblem.value, null);
  });

  it("shows the server's words when it does not let us in, and the form again", () => {
    const room = new RoomFixture();
    room.actions.signIn("alice");
    room.browser.socket.listener.opened();
    room.notice(html`That link has expired.`);
    room.cut(4003);
    assert.equal(room.phase, "signed-out");
    assert.equal(room.state.signInProblem.value, "That link has expired.");
    assert.deepEqual(read(room.lobby), []);
    room.browser.pass(120_000);
    assert.equal(room.browser.sockets.length, 1);
  });

  it("ignores a second sign-in while in the room", () => {
    const room = new RoomFixture().enter();
    room.actions.signIn("mallory");
    assert.equal(room.browser.sockets.length, 1);
    assert.equal(room.state.me.value?.username, "alice");
  });

  it("remembers the name that a guest picked, not the one that was assigned", () => {
    const room = new RoomFixture();
    room.actions.signIn("alice");
    room.browser.socket.listener.opened();
    room.browser.socket.say({ action: "me", username: "alice 2", personID: "p", features: [] });
    assert.equal(room.browser.storage.local.items.get("barertc:username"), "alice");
  });

  it("does not remember the name of a token", () => {
    const room = new RoomFixture({ token: "t.o.k", tokenUsername: "alice" }).enter();
    assert.equal(room.browser.storage.local.items.size, 0);
  });

  it("follows when the server renames us or makes us operator", () => {
    const room = new RoomFixture().enter();
    const me = { action: "me", username: "alice 2", personID: "p-alice", features: [] } as const;
    room.browser.socket.say({ ...me, op: true });
    assert.deepEqual(room.state.me.value, {
      username: "alice 2",
      personID: "p-alice",
      operator: true,
    });
  });
});

describe("leaving", () => {
  it("says goodbye with code 1000 and stays away", () => {
    const room = new RoomFixture().enter();
    room.actions.leave();
    assert.equal(room.browser.socket.closedWith, 1000);
    assert.equal(room.phase, "signed-out");
    room.browser.fire("online");
    room.browser.pass(120_000);
    assert.equal(room.browser.sockets.length, 1);
  });

  it("takes what was said, and the key to the person's threads, off the screen", () => {
    const room = new RoomFixture().enter();
    room.hear("bob", "hello");
    room.hearFrom(BOB, "psst");
    room.actions.leave();
    assert.deepEqual(read(room.lobby), []);
    assert.deepEqual(room.state.threads.value, []);
    assert.equal(room.state.me.value, null);
    assert.equal(room.state.roster.value.size, 0);
    assert.equal(room.browser.storage.session.items.size, 0);
  });

  it("makes whoever signs in next a different person", () => {
    const room = new RoomFixture().enter();
    const before = room.browser.socket.sent[0]?.personKey;
    room.actions.leave();
    room.enter();
    assert.notEqual(room.browser.socket.sent[0]?.personKey, before);
  });

  it("does nothing but stay signed out when nobody is signed in", () => {
    const room = new RoomFixture();
    room.actions.leave();
    assert.equal(room.phase, "signed-out");
  });

  it("lets go of timers and page when the client is disposed of", () => {
    const room = new RoomFixture().enter();
    room.client.dispose();
    assert.equal(room.browser.timers, 0);
    assert.equal(room.browser.listeners, 0);
  });
});

describe("frames that do not fit", () => {
  it("are reported and skipped", () => {
    const room = new RoomFixture().enter();
    const { listener } = room.browser.socket;
    for (const frame of ["{", "[7]", '{"action":"dance"}', '{"action":"who","whoList":7}', null]) {
      listener.received(frame);
    }
    assert.equal(room.browser.reports.length, 5);
    assert.equal(room.phase, "online");
    assert.equal(room.state.roster.value.size, 2);
  });
});

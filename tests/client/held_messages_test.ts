import assert from "node:assert/strict";
import { describe, it } from "@std/testing/bdd";
import { html } from "../../lib/protocol/safe_html.ts";
import { BOB, lastMessage, present, read, RoomFixture } from "./room_fixture.ts";

const enter = () => new RoomFixture().enterSession("k1");
const said = (room: RoomFixture) =>
  room.browser.socket.sentOf("message").map(({ message }) => message);
const copy = (text: string, clientID: string) => ({
  action: "message",
  channel: "lobby",
  username: "alice",
  message: `<p>${text}</p>`,
  msgID: 1,
  clientID,
});
const reasonOf = (room: RoomFixture) => {
  const { delivery } = lastMessage(room.lobby);
  return delivery.state === "failed" ? delivery.reason : "";
};
const holds = (room: RoomFixture) => {
  const connection = room.state.connection.value;
  return "holds" in connection && connection.holds;
};

describe("an own message on its way when the connection is lost", () => {
  it("waits, and is sent again under its client id when the session goes on", () => {
    const room = enter();
    room.actions.send(room.lobby, "one");
    const { lastClientID } = room;
    room.cut();
    assert.deepEqual(read(room.lobby), ["alice: one (sending)"]);
    room.resume();
    assert.deepEqual(said(room), ["one"]);
    assert.equal(room.lastClientID, lastClientID);
    room.echo("one");
    assert.deepEqual(read(room.lobby), ["alice: one"]);
  });

  it("stands once, and where the server put it, if it had arrived", () => {
    const room = enter();
    room.actions.send(room.lobby, "one");
    const { lastClientID } = room;
    room.cut();
    room.resume(copy("one", lastClientID));
    room.hear("bob", "two");
    // The server's answer to the message that was sent again.
    room.browser.socket.sayTogether(copy("one", lastClientID));
    assert.deepEqual(read(room.lobby), ["alice: one", "bob: two"]);
  });

  it("stands once though its line is forgotten by the time of the second answer", () => {
    const room = enter();
    room.actions.setScrollback(100);
    room.actions.send(room.lobby, "one");
    const { lastClientID } = room;
    room.cut();
    room.resume(copy("one", lastClientID));
    for (let count = 0; count < 2_000; count++) room.hear("bob", "hello");
    assert.ok(!read(room.lobby).includes("alice: one"));
    room.browser.socket.sayTogether(copy("one", lastClientID));
    assert.ok(!read(room.lobby).includes("alice: one"));
  });

  it("is not spoken of again if it is refused the second time", () => {
    const room = enter();
    room.actions.send(room.lobby, "one");
    const clientID = room.lastClientID;
    room.cut();
    room.resume(copy("one", clientID));
    room.notice(html`Too fast.`, { clientID, channel: "lobby" });
    assert.deepEqual(read(room.lobby), ["alice: one"]);
  });

  it("is not sent again if it was answered", () => {
    const room = enter();
    room.actions.send(room.lobby, "one");
    room.echo("one");
    room.actions.send(room.lobby, "two");
    room.notice(html`Too fast.`, { clientID: room.lastClientID });
    room.cut();
    room.resume();
    assert.deepEqual(said(room), []);
  });

  it("fails, as it may have been delivered, when the session cannot go on", () => {
    const room = enter();
    room.actions.send(room.lobby, "one");
    const { lastClientID } = room;
    room.cut();
    room.comeBack();
    room.browser.socket.say({ action: "resume-refused" });
    assert.match(reasonOf(room), /may have been delivered/);
    room.beginSession("k2");
    assert.deepEqual(said(room), []);
    // It had been: the copy comes with what was said last.
    room.browser.socket.sayTogether(copy("one", lastClientID));
    assert.equal(read(room.lobby).filter((line) => line === "alice: one").length, 1);
  });

  it("fails at once when the server restarts", () => {
    const room = enter();
    room.actions.send(room.lobby, "one");
    room.cut(1012);
    assert.match(reasonOf(room), /may have been delivered/);
  });
});

describe("an own message while there is no connection", () => {
  it("is taken, and goes out in order when the session goes on", () => {
    const room = enter();
    room.actions.send(room.lobby, "one");
    room.cut();
    assert.ok(holds(room));
    assert.equal(room.actions.send(room.lobby, "two"), true);
    room.comeBack();
    assert.equal(room.actions.send(room.music, "three"), true);
    assert.deepEqual(said(room), []);
    room.browser.socket.say({ action: "resumed" });
    assert.deepEqual(said(room), ["one", "two", "three"]);
    assert.deepEqual(read(room.lobby), ["alice: one (sending)", "alice: two (sending)"]);
  });

  it("is sent once, however often the connection is lost before it is", () => {
    const room = enter();
    room.cut();
    room.actions.send(room.lobby, "one");
    room.comeBack();
    room.cut();
    room.resume();
    assert.deepEqual(said(room), ["one"]);
    room.echo("one");
    room.cut();
    room.resume();
    assert.deepEqual(said(room), []);
  });

  it("is refused when ten are under way, as the server would refuse more at once", () => {
    const room = enter();
    room.actions.send(room.lobby, "0");
    room.cut();
    for (let n = 1; n < 10; n++) assert.ok(room.actions.send(room.lobby, `${n}`));
    assert.equal(room.actions.send(room.lobby, "10"), false);
    room.resume();
    assert.equal(said(room).length, 10);
  });

  it("is refused when its frame would be too long for the server", () => {
    const room = enter();
    room.cut();
    assert.equal(room.actions.send(room.lobby, '"'.repeat(32_768)), false);
  });

  it("fails as not sent when the session cannot go on, and can be sent again", () => {
    const room = enter();
    room.cut();
    room.actions.send(room.lobby, "one");
    room.comeBack();
    room.browser.socket.say({ action: "resume-refused" });
    assert.match(reasonOf(room), /was not sent/);
    room.beginSession("k2");
    assert.deepEqual(said(room), []);
    const failed = room.lobby.lines.value.find((line) => line.kind === "message");
    assert.ok(failed?.kind === "message");
    room.actions.resend(room.lobby, failed);
    assert.deepEqual(said(room), ["one"]);
  });

  it("is taken for a minute, and fails then", () => {
    const room = enter();
    room.browser.chance = 0.99;
    room.cut();
    room.browser.pass(30_000);
    assert.ok(room.actions.send(room.lobby, "one"));
    room.browser.pass(29_999);
    assert.ok(holds(room));
    room.browser.pass(1);
    assert.ok(!holds(room));
    assert.match(reasonOf(room), /was not sent/);
    assert.equal(room.actions.send(room.lobby, "two"), false);
    // The server may have patience for longer.
    room.comeBack();
    room.browser.socket.say({ action: "resumed" });
    assert.deepEqual(said(room), []);
    assert.equal(room.phase, "online");
  });

  it("is not taken where there is no session to go on with", () => {
    const [restarted, old] = [enter(), new RoomFixture().enter()];
    restarted.cut(1012);
    old.cut();
    for (const room of [restarted, old]) {
      assert.equal(holds(room), false);
      assert.equal(room.actions.send(room.lobby, "one"), false);
    }
  });

  it("is refused to somebody who had left before", () => {
    const room = enter();
    room.actions.showThread("p-bob");
    const thread = room.thread("p-bob");
    room.changeRoster([], ["p-bob"]);
    room.cut();
    assert.equal(room.actions.send(thread, "psst"), false);
  });
});

describe("what was decided and may not have got through", () => {
  const sent = (room: RoomFixture) => room.browser.socket.sent.slice(1);
  const bob = { personID: "p-bob", username: "bob" };

  it("is said again when the session goes on: the last of what contradicts itself", () => {
    const room = enter();
    const { actions } = room.client.video;
    actions.boot("p-bob");
    room.cut();
    actions.unboot("p-bob");
    actions.mute("p-bob");
    room.actions.block({ personID: "p-carol", username: "carol" });
    room.actions.unblock("p-carol");
    room.resume();
    assert.deepEqual(sent(room), [
      { action: "unboot", ...bob },
      { action: "mute", ...bob },
      { action: "unblock", personID: "p-carol", username: "carol" },
    ]);
  });

  it("is said again in the order in which it was decided last", () => {
    const room = enter();
    const { actions } = room.client.video;
    room.cut();
    actions.boot("p-bob");
    actions.mute("p-bob");
    actions.unboot("p-bob");
    room.resume();
    assert.deepEqual(sent(room).map(({ action }) => action), ["mute", "unboot"]);
  });

  it("is not said again when it is older than a dead connection gets", () => {
    const room = enter();
    room.client.video.actions.boot("p-bob");
    room.browser.pass(25_000);
    room.browser.socket.say({ action: "ping" });
    room.browser.pass(65_001);
    room.client.video.actions.mute("p-bob");
    room.cut();
    room.browser.pass(10_000);
    room.resume();
    assert.deepEqual(sent(room), [{ action: "mute", ...bob }]);
  });

  it("includes the status, which is told if it changed", () => {
    const room = enter();
    room.cut();
    room.actions.setStatus("away");
    room.resume();
    assert.equal(present(room.browser.socket.sentOf("me").at(-1)).status, "away");
    room.browser.pass(25_000);
    room.browser.socket.say({ action: "ping" });
    room.actions.setStatus("online");
    assert.equal(present(room.browser.socket.sentOf("me").at(-1)).status, "online");
  });

  it("is said after a new login too if it was decided while that was looked at", () => {
    const room = enter();
    room.cut(1012);
    room.actions.block({ personID: "p-carol", username: "carol" });
    room.comeBack();
    room.actions.block(bob);
    room.beginSession("k2", BOB);
    const { socket } = room.browser;
    assert.deepEqual(socket.sentOf("blocklist")[0]?.personIDs, ["p-carol"]);
    assert.deepEqual(socket.sentOf("block"), [{ action: "block", ...bob }]);
  });
});

import assert from "node:assert/strict";
import { describe, it } from "@std/testing/bdd";
import { html } from "../../lib/protocol/safe_html.ts";
import { BOB, lastMessage, read, RoomFixture } from "./room_fixture.ts";

describe("an own message", () => {
  it("goes out with a client id and shows at once, escaped, with its line breaks", () => {
    const room = new RoomFixture().enter();
    assert.equal(room.actions.send(room.lobby, "<i>one</i>\ntwo"), true);
    assert.deepEqual(room.browser.socket.sentOf("message"), [
      {
        action: "message",
        channel: "lobby",
        message: "<i>one</i>\ntwo",
        clientID: room.lastClientID,
      },
    ]);
    assert.deepEqual(read(room.lobby), ["alice: &lt;i&gt;one&lt;/i&gt;<br>two (sending)"]);
    assert.equal(lastMessage(room.lobby).text, "<i>one</i>\ntwo");
  });

  it("is replaced by the server's copy, in the same line", () => {
    const room = new RoomFixture().enter();
    room.actions.send(room.lobby, "hi");
    const { key } = lastMessage(room.lobby);
    room.echo("hi!");
    assert.deepEqual(read(room.lobby), ["alice: hi!"]);
    assert.equal(lastMessage(room.lobby).key, key);
    assert.equal(lastMessage(room.lobby).own, true);
  });

  it("F10: is shown once, however often the server's copy comes", () => {
    const room = new RoomFixture().enter();
    room.actions.send(room.lobby, "hi");
    room.echo("hi");
    room.hear("bob", "hello");
    room.echo("hi");
    assert.deepEqual(read(room.lobby), ["alice: hi", "bob: hello"]);
  });

  it("stays below what others say until it is confirmed, and then keeps the server's order", () => {
    const room = new RoomFixture().enter();
    room.actions.send(room.lobby, "one");
    const first = room.lastClientID;
    room.actions.send(room.lobby, "two");
    room.hear("bob", "before");
    assert.deepEqual(read(room.lobby), [
      "bob: before",
      "alice: one (sending)",
      "alice: two (sending)",
    ]);
    room.hear("alice", "one", { clientID: first });
    room.hear("bob", "between");
    room.echo("two");
    assert.deepEqual(read(room.lobby), ["bob: before", "alice: one", "bob: between", "alice: two"]);
  });

  it("is recognised without a client id, as from a second page of the same person", () => {
    const room = new RoomFixture().enter();
    room.hear("alice", "from elsewhere");
    assert.equal(lastMessage(room.lobby).own, true);
  });

  it("is not sent while offline, so that the composer keeps it", () => {
    const room = new RoomFixture().enter();
    room.cut();
    assert.equal(room.actions.send(room.lobby, "hi"), false);
    assert.deepEqual(read(room.lobby), []);
    assert.deepEqual(room.lobby.sent.value, []);
  });

  for (const [what, text] of [["blank", " \n\t"], ["too long", "x".repeat(40_000)]] as const) {
    it(`is not sent when it is ${what}`, () => {
      const room = new RoomFixture().enter();
      assert.equal(room.actions.send(room.lobby, text), false);
      assert.deepEqual(room.browser.socket.sentOf("message"), []);
    });
  }

  it("is not sent when its frame would be too long for the server", () => {
    const room = new RoomFixture().enter();
    assert.equal(room.actions.send(room.lobby, '"'.repeat(32_768)), false);
    assert.deepEqual(read(room.lobby), []);
  });

  it("is remembered for the Up key: the last 50, repeats once", () => {
    const room = new RoomFixture().enter();
    for (let n = 1; n <= 60; n++) {
      room.actions.send(room.lobby, `${n}`);
      room.actions.send(room.lobby, `${n}`);
    }
    assert.equal(room.lobby.sent.value.length, 50);
    assert.equal(room.lobby.sent.value.at(-1), "60");
    assert.equal(room.lobby.sent.value[0], "11");
    assert.deepEqual(room.music.sent.value, []);
  });
});

describe("a message that the server refused", () => {
  function refuse(room: RoomFixture) {
    room.actions.send(room.lobby, "spam");
    room.notice(html`Too fast.`, { clientID: room.lastClientID });
  }

  it("stays, marked as failed with the reason, and adds no other line", () => {
    const room = new RoomFixture().enter();
    refuse(room);
    assert.deepEqual(read(room.lobby), ["alice: spam (failed)"]);
    assert.deepEqual(lastMessage(room.lobby).delivery, { state: "failed", reason: "Too fast." });
    assert.equal(lastMessage(room.lobby).text, "spam");
  });

  it("is sent again under the same client id, below what was said since", () => {
    const room = new RoomFixture().enter();
    refuse(room);
    const refused = lastMessage(room.lobby);
    room.hear("bob", "hello");
    room.actions.resend(room.lobby, refused);
    assert.deepEqual(read(room.lobby), ["bob: hello", "alice: spam (sending)"]);
    assert.equal(room.lastClientID, refused.key);
    room.echo("spam");
    assert.deepEqual(read(room.lobby), ["bob: hello", "alice: spam"]);
  });

  it("stays failed when it is sent again while offline", () => {
    const room = new RoomFixture().enter();
    refuse(room);
    room.cut();
    room.actions.resend(room.lobby, lastMessage(room.lobby));
    assert.deepEqual(read(room.lobby), ["alice: spam (failed)"]);
  });

  it("goes back to the composer, before what is typed there", () => {
    const room = new RoomFixture().enter();
    refuse(room);
    room.lobby.draft.value = "typed since";
    room.actions.editFailed(room.lobby, lastMessage(room.lobby));
    assert.deepEqual(read(room.lobby), []);
    assert.equal(room.lobby.draft.value, "spam\ntyped since");
  });

  it("cannot be taken back or repeated once it was delivered", () => {
    const room = new RoomFixture().enter();
    room.actions.send(room.lobby, "hi");
    room.echo("hi");
    const line = lastMessage(room.lobby);
    room.actions.resend(room.lobby, line);
    room.actions.editFailed(room.lobby, line);
    assert.deepEqual(read(room.lobby), ["alice: hi"]);
    assert.equal(room.browser.socket.sentOf("message").length, 1);
  });
});

describe("a message on its way when the connection is lost", () => {
  it("fails, and can be sent again after reconnecting", () => {
    const room = new RoomFixture().enter();
    room.actions.send(room.lobby, "hi");
    const { key } = lastMessage(room.lobby);
    room.cut();
    assert.deepEqual(lastMessage(room.lobby).delivery, {
      state: "failed",
      reason:
        "The connection was lost before this was confirmed. It may have been delivered all the same.",
    });
    room.actions.reconnectNow();
    room.admit(BOB);
    room.actions.resend(room.lobby, lastMessage(room.lobby));
    assert.equal(room.lastClientID, key);
    room.echo("hi");
    assert.deepEqual(read(room.lobby), ["alice: hi"]);
  });

  it("stays sent if it was confirmed before", () => {
    const room = new RoomFixture().enter();
    room.actions.send(room.lobby, "hi");
    room.echo("hi");
    room.cut();
    assert.deepEqual(read(room.lobby), ["alice: hi"]);
  });

  it("counts as sent if the server's copy comes after all", () => {
    const room = new RoomFixture().enter();
    room.actions.send(room.lobby, "hi");
    const clientID = room.lastClientID;
    room.reconnect();
    room.hear("alice", "hi", { clientID });
    assert.deepEqual(read(room.lobby), ["alice: hi"]);
  });
});

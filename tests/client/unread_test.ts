import assert from "node:assert/strict";
import { describe, it } from "@std/testing/bdd";
import { html } from "../../lib/protocol/safe_html.ts";
import { BOB, present, RoomFixture } from "./room_fixture.ts";

describe("what is unread", () => {
  it("is nothing while the newest line is being looked at", () => {
    const room = new RoomFixture().enter();
    room.hear("bob", "hello");
    assert.equal(room.lobby.unread.value, 0);
    assert.equal(room.lobby.firstUnread.value, null);
  });

  it("is what came in other conversations", () => {
    const room = new RoomFixture().enter();
    room.hear("bob", "one", { channel: "music" });
    room.hear("bob", "two", { channel: "music" });
    room.hearFrom(BOB, "three");
    assert.equal(room.music.unread.value, 2);
    assert.equal(room.thread("p-bob").unread.value, 1);
    assert.equal(room.state.totalUnread.value, 3);
  });

  const away: readonly [string, (room: RoomFixture, isAway: boolean) => void][] = [
    ["the tab is hidden", (room, isAway) => room.browser.setVisible(!isAway)],
    ["another window has the focus", (room, isAway) => room.browser.setFocus(!isAway)],
    ["the reader has scrolled up", (room, isAway) => room.actions.setAtBottom(!isAway)],
  ];
  for (const [when, set] of away) {
    it(`is also what came in the shown conversation while ${when}, until that ends`, () => {
      const room = new RoomFixture().enter();
      set(room, true);
      room.hear("bob", "one");
      room.hear("bob", "two");
      assert.equal(room.lobby.unread.value, 2);
      const marked = room.lobby.lines.value[0]?.key;
      assert.equal(room.lobby.firstUnread.value, marked);
      set(room, false);
      assert.equal(room.lobby.unread.value, 0);
      assert.equal(room.lobby.firstUnread.value, marked);
    });
  }

  it("stays unread when the focus returns to a reader who has scrolled up", () => {
    const room = new RoomFixture().enter();
    room.actions.setAtBottom(false);
    room.browser.setFocus(false);
    room.hear("bob", "one");
    room.browser.setFocus(true);
    assert.equal(room.lobby.unread.value, 1);
  });

  it("counts from the start on a page that opens in the background", () => {
    const room = new RoomFixture({}, {
      page: { isVisible: () => false, hasFocus: () => false, setTitle() {}, on: () => () => {} },
    });
    room.enter();
    room.hear("bob", "one");
    assert.equal(room.lobby.unread.value, 1);
  });

  it("does not count comings and goings, ChatServer, or oneself", () => {
    const room = new RoomFixture().enter();
    room.browser.setVisible(false);
    room.presence("bob", "left");
    room.notice(html`Welcome`, { kind: "notice", channel: "music" });
    room.hear("alice", "from my other page", { channel: "music" });
    room.actions.send(room.lobby, "hi");
    room.echo("hi");
    assert.equal(room.state.totalUnread.value, 0);
  });

  it("is read once its conversation is shown, and the mark says where it began", () => {
    const room = new RoomFixture().enter();
    room.hear("bob", "one", { channel: "music" });
    room.actions.show(room.music);
    assert.equal(room.music.unread.value, 0);
    assert.equal(room.music.firstUnread.value, present(room.music.lines.value[0]).key);
  });

  it("loses its mark when the reader goes elsewhere or answers", () => {
    const room = new RoomFixture().enter();
    room.hear("bob", "one", { channel: "music" });
    room.actions.show(room.music);
    room.actions.show(room.lobby);
    assert.equal(room.music.firstUnread.value, null);
    room.hear("bob", "two", { channel: "music" });
    room.actions.show(room.music);
    room.actions.send(room.music, "answer");
    assert.equal(room.music.firstUnread.value, null);
  });

  it("starts at the newest line when a conversation is shown", () => {
    const room = new RoomFixture().enter();
    room.actions.setAtBottom(false);
    room.actions.show(room.music);
    room.hear("bob", "one", { channel: "music" });
    assert.equal(room.music.unread.value, 0);
  });

  it("survives a lost connection", () => {
    const room = new RoomFixture().enter();
    room.hear("bob", "one", { channel: "music" });
    room.reconnect();
    assert.equal(room.music.unread.value, 1);
  });
});

describe("the title of the page", () => {
  it("counts what is unread", () => {
    const room = new RoomFixture().enter();
    assert.equal(room.browser.title, "The Room");
    room.hear("bob", "one", { channel: "music" });
    room.hearFrom(BOB, "two");
    assert.equal(room.browser.title, "(2) The Room");
    room.actions.show(room.music);
    assert.equal(room.browser.title, "(1) The Room");
    room.actions.closeThread(room.thread("p-bob"));
    assert.equal(room.browser.title, "The Room");
  });

  it("is left alone once the client is disposed of", () => {
    const room = new RoomFixture().enter();
    room.client.dispose();
    room.browser.title = "Elsewhere";
    room.hear("bob", "one", { channel: "music" });
    assert.equal(room.browser.title, "Elsewhere");
  });
});

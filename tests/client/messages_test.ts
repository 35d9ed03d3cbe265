import assert from "node:assert/strict";
import { describe, it } from "@std/testing/bdd";
import { html } from "../../lib/protocol/safe_html.ts";
import { ALICE, BOB, lastMessage, present, read, RoomFixture, row } from "./room_fixture.ts";

describe("a message in a channel", () => {
  it("goes to the channel it was said in, with its author as they are now", () => {
    const carol = row("carol", "p-carol", { op: true, avatar: "/c.png", nickname: "Caz" });
    const room = new RoomFixture().enter(BOB, carol);
    room.hear("carol", "hello", { channel: "music" });
    assert.deepEqual(read(room.lobby), []);
    assert.deepEqual(read(room.music), ["carol: hello"]);
    assert.deepEqual(lastMessage(room.music).author, {
      username: "carol",
      operator: true,
      personID: "p-carol",
      nickname: "Caz",
      avatar: "/c.png",
    });
  });

  it("keeps its author when they are renamed or gone later", () => {
    const room = new RoomFixture().enter();
    room.hear("bob", "hello");
    room.changeRoster([], ["p-bob"]);
    assert.equal(lastMessage(room.lobby).author.username, "bob");
  });

  it("is shown even if its author is not on the Who List", () => {
    const room = new RoomFixture().enter();
    room.hear("ghost", "boo");
    assert.deepEqual(lastMessage(room.lobby).author, { username: "ghost", operator: false });
  });

  it("is dropped if the page has no such channel", () => {
    const room = new RoomFixture().enter();
    room.hear("bob", "hello", { channel: "attic" });
    assert.deepEqual([...read(room.lobby), ...read(room.music)], []);
  });

  it("bears the time of its arrival", () => {
    const room = new RoomFixture().enter();
    room.browser.pass(1234);
    room.hear("bob", "hello");
    assert.equal(lastMessage(room.lobby).at, room.browser.now);
  });

  it("has a key that no other line has", () => {
    const room = new RoomFixture().enter();
    for (let n = 0; n < 5; n++) {
      room.hear("bob", "hello");
      room.notice(html`news`);
      room.actions.send(room.lobby, "hi");
    }
    const keys = room.lobby.lines.value.map(({ key }) => key);
    assert.equal(new Set(keys).size, 15);
  });
});

describe("what ChatServer says", () => {
  it("goes to the conversation that it names", () => {
    const room = new RoomFixture().enter();
    room.notice(html`Welcome`, { kind: "notice", channel: "music" });
    room.hearFrom(BOB, "psst");
    room.notice(html`Slower`, { channel: "@bob", threadID: "p-bob" });
    assert.deepEqual(read(room.music), ["notice: Welcome"]);
    assert.deepEqual(read(room.thread("p-bob")), ["bob: psst", "error: Slower"]);
  });

  it("goes to the conversation that is shown if it names none that is there", () => {
    const room = new RoomFixture().enter();
    room.actions.show(room.music);
    room.notice(html`One`);
    room.notice(html`Two`, { channel: "attic" });
    room.notice(html`Three`, { clientID: "unknown" });
    assert.deepEqual(read(room.music), ["error: One", "error: Two", "error: Three"]);
  });

  it("F10: is not repeated by a reconnect when it is still there to read", () => {
    const room = new RoomFixture().enter();
    const welcome = () => room.notice(html`Welcome`, { kind: "notice", channel: "lobby" });
    welcome();
    room.browser.pass(1_000);
    room.reconnect();
    welcome();
    room.notice(html`Changed welcome`, { kind: "notice", channel: "lobby" });
    assert.deepEqual(read(room.lobby), ["notice: Welcome", "notice: Changed welcome"]);
  });

  it("is repeated within one connection, as it answers something", () => {
    const room = new RoomFixture().enter();
    room.notice(html`No help yet`, { kind: "notice" });
    room.notice(html`No help yet`, { kind: "notice" });
    assert.equal(read(room.lobby).length, 2);
  });
});

describe("comings and goings", () => {
  it("are told in the first channel only, merged into one line", () => {
    const room = new RoomFixture().enter();
    room.actions.show(room.music);
    room.presence("bob", "joined");
    room.presence("carol", "joined");
    room.presence("dave", "left");
    assert.deepEqual(read(room.lobby), ["+bob,carol -dave"]);
    assert.deepEqual(read(room.music), []);
  });

  it("begin a new line when something was said in between", () => {
    const room = new RoomFixture().enter();
    room.presence("bob", "joined");
    room.hear("bob", "hello");
    room.presence("bob", "left");
    assert.deepEqual(read(room.lobby), ["+bob -", "bob: hello", "+ -bob"]);
  });

  it("name each person once, by what they did last", () => {
    const room = new RoomFixture().enter();
    room.presence("bob", "left");
    room.presence("carol", "joined");
    room.presence("bob", "joined");
    room.presence("carol", "left");
    assert.deepEqual(read(room.lobby), ["+bob -carol"]);
  });

  it("merge across own messages that are still on their way", () => {
    const room = new RoomFixture().enter();
    room.presence("bob", "joined");
    room.actions.send(room.lobby, "hi");
    room.presence("carol", "joined");
    assert.deepEqual(read(room.lobby), ["+bob,carol -", "alice: hi (sending)"]);
  });

  it("do not tell of oneself", () => {
    const room = new RoomFixture().enter();
    room.presence("alice", "joined");
    assert.deepEqual(read(room.lobby), []);
  });

  it("do not make one line without end", () => {
    const room = new RoomFixture().enter();
    for (let n = 0; n < 250; n++) room.presence(`guest ${n}`, "joined");
    assert.equal(room.lobby.lines.value.length, 3);
  });
});

describe("the Who List", () => {
  it("takes changed rows and lets go of those who left", () => {
    const room = new RoomFixture().enter();
    room.changeRoster([row("carol", "p-carol"), { ...BOB, status: "away" }]);
    assert.equal(present(room.state.roster.value.get("p-bob")).status, "away");
    room.changeRoster([], ["p-bob", "p-nobody"]);
    assert.deepEqual([...room.state.roster.value.keys()], ["p-alice", "p-carol"]);
  });

  it("is replaced whole by a whole list", () => {
    const room = new RoomFixture().enter();
    room.browser.socket.say({ action: "who", whoList: [ALICE] });
    assert.deepEqual([...room.state.roster.value.keys()], ["p-alice"]);
  });

  it("is a new map with each change, so that what was read does not change under the reader", () => {
    const room = new RoomFixture().enter();
    const before = room.state.roster.value;
    room.changeRoster([], ["p-bob"]);
    assert.equal(before.has("p-bob"), true);
  });
});

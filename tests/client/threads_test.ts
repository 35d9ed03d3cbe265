import assert from "node:assert/strict";
import { describe, it } from "@std/testing/bdd";
import { html } from "../../lib/protocol/safe_html.ts";
import { BOB, lastMessage, present, read, RoomFixture, row } from "./room_fixture.ts";

const CAROL = row("carol", "p-carol");

describe("a thread", () => {
  it("opens with the first direct message, without taking over the screen", () => {
    const room = new RoomFixture().enter();
    room.hearFrom(BOB, "psst");
    const thread = room.thread("p-bob");
    assert.equal(thread.key, "thread:p-bob");
    assert.equal(thread.title.value, "bob");
    assert.deepEqual(read(thread), ["bob: psst"]);
    assert.equal(room.state.active.value, room.lobby);
    assert.equal(lastMessage(thread).author.personID, "p-bob");
  });

  it("opens from the Who List and is shown", () => {
    const room = new RoomFixture().enter();
    room.actions.showThread("p-bob");
    assert.equal(room.state.active.value, room.thread("p-bob"));
    room.actions.showThread("p-bob");
    assert.equal(room.state.threads.value.length, 1);
  });

  it("does not open with oneself or with somebody who is not there", () => {
    const room = new RoomFixture().enter();
    room.actions.showThread("p-alice");
    room.actions.showThread("p-nobody");
    assert.deepEqual(room.state.threads.value, []);
    assert.equal(room.state.active.value, room.lobby);
  });

  it("is written to by name and person", () => {
    const room = new RoomFixture().enter();
    room.actions.showThread("p-bob");
    room.actions.send(room.thread("p-bob"), "hi");
    const [sent] = room.browser.socket.sentOf("message");
    assert.equal(sent?.channel, "@bob");
    assert.equal(sent?.personID, "p-bob");
    room.echo("hi", { channel: "@bob", threadID: "p-bob" });
    assert.deepEqual(read(room.thread("p-bob")), ["alice: hi"]);
    assert.deepEqual(read(room.lobby), []);
  });

  it("keeps the text of a message that could not be delivered", () => {
    const room = new RoomFixture().enter();
    room.actions.showThread("p-bob");
    room.actions.send(room.thread("p-bob"), "hi");
    room.notice(html`bob is not here.`, { clientID: room.lastClientID });
    assert.deepEqual(read(room.thread("p-bob")), ["alice: hi (failed)"]);
    assert.equal(lastMessage(room.thread("p-bob")).text, "hi");
  });

  it("moves to the top when something is said in it", () => {
    const room = new RoomFixture().enter(BOB, CAROL);
    const order = () => room.state.threads.value.map(({ title }) => title.value);
    room.hearFrom(BOB, "one");
    room.hearFrom(CAROL, "two");
    assert.deepEqual(order(), ["carol", "bob"]);
    room.actions.send(room.thread("p-bob"), "three");
    assert.deepEqual(order(), ["bob", "carol"]);
    room.hearFrom(CAROL, "four");
    assert.deepEqual(order(), ["carol", "bob"]);
  });

  it("is forgotten when it is closed, and the first channel is shown", () => {
    const room = new RoomFixture().enter();
    room.hearFrom(BOB, "psst");
    const thread = room.thread("p-bob");
    room.actions.show(thread);
    room.actions.closeThread(thread);
    assert.deepEqual(room.state.threads.value, []);
    assert.equal(room.state.active.value, room.lobby);
    assert.equal(room.actions.send(thread, "hi"), false);
    room.actions.show(thread);
    assert.equal(room.state.active.value, room.lobby);
    room.hearFrom(BOB, "again");
    assert.deepEqual(read(room.thread("p-bob")), ["bob: again"]);
  });

  it("is not what a channel is: channels cannot be closed", () => {
    const room = new RoomFixture().enter();
    room.actions.closeThread(room.music);
    room.actions.show(room.music);
    assert.equal(room.state.active.value, room.music);
  });

  it("is the quietest one that goes when there are over 100, read ones first", () => {
    const crowd = Array.from({ length: 101 }, (_, n) => row(`guest ${n}`, `p-${n}`));
    const room = new RoomFixture().enter(...crowd);
    room.hearFrom(present(crowd[0]), "unread");
    for (const { personID } of crowd.slice(1)) room.actions.showThread(personID);
    const left = room.state.threads.value.map(({ personID }) => personID);
    assert.equal(left.length, 100);
    assert.equal(left.includes("p-0"), true);
    assert.equal(left.includes("p-1"), false);
  });
});

describe("a thread belongs to a person", () => {
  function withThread(): RoomFixture {
    const room = new RoomFixture().enter();
    room.hearFrom(BOB, "psst");
    return room;
  }
  const left = "notice: bob has left the room. You can write again when they are back.";

  it("can be read but not written to once they have left", () => {
    const room = withThread();
    room.changeRoster([], ["p-bob"]);
    const thread = room.thread("p-bob");
    assert.equal(thread.writable.value, false);
    assert.deepEqual(read(thread), ["bob: psst", left]);
    assert.equal(room.actions.send(thread, "hi"), false);
    assert.deepEqual(room.browser.socket.sentOf("message"), []);
  });

  it("opens again when the same person returns, under whatever name", () => {
    const room = withThread();
    room.changeRoster([], ["p-bob"]);
    room.changeRoster([{ ...BOB, username: "bob 2" }]);
    const thread = room.thread("p-bob");
    assert.equal(thread.writable.value, true);
    assert.equal(thread.title.value, "bob 2");
    assert.deepEqual(read(thread).slice(2), [
      "notice: bob is now called bob 2.",
      "notice: bob 2 is back.",
    ]);
  });

  it("stays closed to somebody else who takes the name, and says so", () => {
    const room = withThread();
    room.changeRoster([], ["p-bob"]);
    room.changeRoster([row("BOB", "p-other")]);
    const thread = room.thread("p-bob");
    assert.equal(thread.writable.value, false);
    assert.match(present(read(thread).at(-1)), /Someone else is called bob now.*stays closed/);
    assert.equal(room.actions.send(thread, "for the old bob"), false);
  });

  it("also when they leave and somebody else has the name within one change", () => {
    const room = withThread();
    room.changeRoster([row("bob", "p-other")], ["p-bob"]);
    assert.deepEqual(read(room.thread("p-bob")).slice(1).map((text) => text.slice(0, 24)), [
      "notice: bob has left the",
      "notice: Someone else is ",
    ]);
  });

  it("also when it happened while the connection was lost", () => {
    const room = withThread();
    room.reconnect(row("bob", "p-other"));
    const thread = room.thread("p-bob");
    assert.equal(thread.writable.value, false);
    assert.match(present(read(thread).at(-1)), /Someone else/);
  });

  it("gives the newcomer a thread of their own", () => {
    const room = withThread();
    const other = row("bob", "p-other");
    room.changeRoster([other], ["p-bob"]);
    room.hearFrom(other, "hello");
    assert.deepEqual(read(room.thread("p-other")), ["bob: hello"]);
    assert.equal(read(room.thread("p-bob")).includes("bob: hello"), false);
    room.actions.send(room.thread("p-other"), "hi");
    assert.equal(room.browser.socket.sentOf("message")[0]?.personID, "p-other");
  });

  it("says nothing of a namesake while the person is there", () => {
    const room = withThread();
    room.changeRoster([{ ...BOB, username: "robert" }, row("bob", "p-other")]);
    assert.deepEqual(read(room.thread("p-bob")), [
      "bob: psst",
      "notice: bob is now called robert.",
    ]);
  });

  it("follows a rename, and writes under the new name", () => {
    const room = withThread();
    room.changeRoster([{ ...BOB, username: "robert" }]);
    const thread = room.thread("p-bob");
    assert.equal(thread.title.value, "robert");
    room.actions.send(thread, "hi");
    assert.equal(room.browser.socket.sentOf("message")[0]?.channel, "@robert");
  });

  it("says nothing when only a status changes", () => {
    const room = withThread();
    room.changeRoster([{ ...BOB, status: "away" }]);
    assert.deepEqual(read(room.thread("p-bob")), ["bob: psst"]);
  });

  it("cannot be written to when its first message comes from somebody who is not there", () => {
    const room = new RoomFixture().enter();
    room.hearFrom(CAROL, "bye");
    assert.equal(room.thread("p-carol").writable.value, false);
    room.changeRoster([CAROL]);
    assert.equal(room.thread("p-carol").writable.value, true);
  });

  it("does not repeat itself when the name changes hands again and again", () => {
    const room = withThread();
    room.changeRoster([row("bob", "p-2")], ["p-bob"]);
    const lines = read(room.thread("p-bob")).length;
    room.changeRoster([row("bob", "p-3")], ["p-2"]);
    assert.equal(read(room.thread("p-bob")).length, lines);
  });
});

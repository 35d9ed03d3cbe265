import assert from "node:assert/strict";
import { describe, it } from "@std/testing/bdd";
import { insertEarlier } from "../../lib/client/line_list.ts";
import { html } from "../../lib/protocol/safe_html.ts";
import type { EchoedMessage } from "../../lib/protocol/server_message.ts";
import { BOB, lastMessage, present, read, RoomFixture } from "./room_fixture.ts";

const SAID_AT = 1_600_000_000_000;
const BEFORE = "notice: What is above was said before you came in.";

function said(msgID: number, username: string, more: Partial<EchoedMessage> = {}): EchoedMessage {
  return {
    action: "message",
    channel: "lobby",
    username,
    message: html`<p>${`said ${msgID}`}</p>`,
    msgID,
    timestamp: new Date(SAID_AT + msgID).toISOString(),
    personID: `p-${username}`,
    ...more,
  };
}

function echo(room: RoomFixture, ...messages: EchoedMessage[]): void {
  room.browser.socket.say({ action: "echo", messages });
}

describe("what was said before one came in", () => {
  it("is shown in its channel with its time, above a line that says so", () => {
    const room = new RoomFixture().enter();
    echo(room, said(1, "bob"), said(2, "carol", { channel: "music" }), said(3, "bob"));
    room.notice(html`Welcome`, { kind: "notice", channel: "lobby" });
    assert.deepEqual(read(room.lobby), [
      "bob: said 1",
      "bob: said 3",
      BEFORE,
      "notice: Welcome",
    ]);
    assert.deepEqual(read(room.music), ["carol: said 2", BEFORE]);
    assert.equal(room.lobby.lines.value[1]?.at, SAID_AT + 3);
  });

  it("is not counted as unread, and nothing marks it as new", () => {
    const room = new RoomFixture().enter();
    echo(room, said(1, "bob"), said(2, "bob", { channel: "music" }));
    assert.equal(room.state.totalUnread.value, 0);
    assert.equal(room.music.firstUnread.value, null);
  });

  it("has its author as they are now, and by the name of then if they have left", () => {
    const room = new RoomFixture().enter({ ...BOB, nickname: "Bobby" });
    echo(room, said(1, "bob"), said(2, "zoe"), { ...said(3, "bob"), personID: "p-other" });
    const authors = room.lobby.lines.value.flatMap((line) =>
      line.kind === "message" ? [line.author] : []
    );
    assert.deepEqual(authors, [
      { username: "bob", operator: false, personID: "p-bob", nickname: "Bobby" },
      { username: "zoe", operator: false, personID: "p-zoe" },
      { username: "bob", operator: false, personID: "p-other" },
    ]);
  });

  it("shows nobody but a name where the server does not say who it was", () => {
    const room = new RoomFixture().enter();
    const { personID: _, ...nobody } = said(1, "bob");
    echo(room, nobody);
    const [line] = room.lobby.lines.value;
    assert.ok(line?.kind === "message");
    assert.deepEqual([line.author, line.own], [{ username: "bob", operator: false }, false]);
  });

  it("can be reported", () => {
    const room = new RoomFixture().enter();
    echo(room, said(7, "bob"));
    const [line] = room.lobby.lines.value;
    assert.equal(line?.kind === "message" && line.msgID, 7);
  });

  it("is one's own if one said it, on another page too", () => {
    const room = new RoomFixture().enter();
    echo(room, said(1, "alice", { clientID: "c1" }), said(2, "alice"));
    const own = room.lobby.lines.value.map((line) => line.kind === "message" && line.own);
    assert.deepEqual(own, [true, true, false]);
  });

  it("leaves out whom one has muted, of which the server is told later", () => {
    const room = new RoomFixture().enter();
    room.client.video.actions.mute("p-bob");
    room.reconnect();
    echo(room, said(1, "bob"), said(2, "carol"));
    assert.deepEqual(read(room.lobby), ["carol: said 2", BEFORE]);
  });

  it("is dropped where it belongs to no channel that the page has", () => {
    const room = new RoomFixture().enter();
    echo(room, said(1, "bob", { channel: "attic" }), said(2, "bob", { channel: "@bob" }));
    assert.deepEqual([...read(room.lobby), ...read(room.music)], []);
    assert.deepEqual(room.state.threads.value, []);
  });
});

describe("F10: after a reconnect", () => {
  it("what was missed is shown, once, and nothing that was there already", () => {
    const room = new RoomFixture().enter();
    room.hear("bob", "said 1", { msgID: 1 });
    room.hear("bob", "said 2", { msgID: 2 });
    room.reconnect();
    for (let count = 0; count < 2; count++) {
      echo(room, said(1, "bob"), said(2, "bob"), said(3, "bob"), said(4, "bob"));
    }
    room.hear("bob", "said 5", { msgID: 5 });
    const lines = ["bob: said 1", "bob: said 2", "bob: said 3", "bob: said 4", "bob: said 5"];
    assert.deepEqual(read(room.lobby), lines);
  });

  it("an own message whose fate was unknown is confirmed, among what others said", () => {
    const room = new RoomFixture().enter();
    room.actions.send(room.lobby, "mine");
    const clientID = room.lastClientID;
    room.cut(4001);
    room.enter();
    assert.equal(lastMessage(room.lobby).delivery.state, "failed");
    echo(room, said(1, "bob"), said(2, "alice", { clientID }), said(3, "bob"));
    assert.deepEqual(read(room.lobby), ["bob: said 1", "alice: said 2", "bob: said 3"]);
    const line = present(room.lobby.lines.value[1]);
    assert.deepEqual([line.key, line.at], [clientID, SAID_AT + 2]);
  });

  it("an own message that is shown is not shown again", () => {
    const room = new RoomFixture().enter();
    room.actions.send(room.lobby, "mine");
    const clientID = room.lastClientID;
    room.echo("mine", { msgID: 1 });
    room.reconnect();
    echo(room, said(1, "alice", { clientID }));
    assert.deepEqual(read(room.lobby), ["alice: mine"]);
  });
});

describe("insertEarlier", () => {
  it("puts a message above those that were said later, whatever is between them", () => {
    const room = new RoomFixture().enter();
    for (const msgID of [10, 20, 30]) {
      room.hear("bob", `said ${msgID}`, { msgID });
      room.notice(html`news`, { kind: "notice" });
    }
    room.reconnect();
    echo(room, said(5, "bob"), said(25, "bob"), said(35, "bob"));
    assert.deepEqual(read(room.lobby).filter((line) => line !== "notice: news"), [
      "bob: said 5",
      "bob: said 10",
      "bob: said 20",
      "bob: said 25",
      "bob: said 30",
      "bob: said 35",
    ]);
    assert.equal(read(room.lobby).indexOf("bob: said 25"), 5);
  });

  it("gives the same log for a message that is in it, and counts one that is not", () => {
    const room = new RoomFixture().enter();
    for (let msgID = 2; msgID <= 240; msgID += 2) room.hear("bob", "hi", { msgID });
    const log = room.lobby.log.value;
    const line = { ...lastMessage(room.lobby), key: "new" };
    assert.equal(insertEarlier(log, { ...line, msgID: 2 }), log);
    assert.equal(insertEarlier(log, { ...line, msgID: 101 }).settled, log.settled + 1);
  });
});

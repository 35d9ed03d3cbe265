import assert from "node:assert/strict";
import { describe, it } from "@std/testing/bdd";
import { html } from "../../lib/protocol/safe_html.ts";
import { lastMessage, read, RoomFixture } from "./room_fixture.ts";

/** ChatServer answers the latest own message. */
function answer(room: RoomFixture, text: string, kind?: "notice"): void {
  const { lastClientID: clientID } = room;
  room.notice(html`${text}`, { channel: "lobby", clientID, ...(kind && { kind }) });
}

describe("a command", () => {
  it("gives way to its answer, and stays in what the Up key recalls", () => {
    const room = new RoomFixture().enter();
    room.actions.send(room.lobby, "/bans");
    answer(room, "Nobody is banned.", "notice");
    assert.deepEqual(read(room.lobby), ["notice: Nobody is banned."]);
    assert.deepEqual(room.lobby.sent.value, ["/bans"]);
  });

  it("keeps its text, to be corrected, when it was refused", () => {
    const room = new RoomFixture().enter();
    room.actions.send(room.lobby, "/kik bob");
    answer(room, "There is no command /kik.");
    const line = lastMessage(room.lobby);
    assert.equal(line.delivery.state, "failed");
    room.actions.editFailed(room.lobby, line);
    assert.equal(room.lobby.draft.value, "/kik bob");
  });

  it("is answered again with the same words after a lost connection", () => {
    const room = new RoomFixture().enter();
    const ask = () => {
      room.actions.send(room.lobby, "/bans");
      answer(room, "Nobody is banned.", "notice");
    };
    ask();
    room.browser.pass(1_000);
    room.reconnect();
    ask();
    assert.equal(read(room.lobby).length, 2);
  });

  it("of a button is not shown, and its answer is, be it a refusal", () => {
    const room = new RoomFixture().enter();
    assert.equal(room.actions.command('/kick "bob" rude'), true);
    const [sent] = room.browser.socket.sentOf("message");
    assert.equal(sent?.message, '/kick "bob" rude');
    assert.deepEqual(read(room.lobby), []);
    answer(room, "Nobody here is called bob.");
    assert.equal(read(room.lobby).length, 1);
    assert.match(read(room.lobby).join(), /Nobody here is called bob\./);
  });
});

import assert from "node:assert/strict";
import { describe, it } from "@std/testing/bdd";
import { BlockedPeople } from "../../lib/client/blocked_people.ts";
import type { OutgoingMessage } from "../../lib/client/outgoing.ts";
import { Prefs } from "../../lib/client/prefs.ts";
import { FakeStorage } from "./fake_browser.ts";
import { RoomFixture } from "./room_fixture.ts";

const BOB = { personID: "p-bob", username: "bob" };
const CAT = { personID: "p-cat", username: "cat" };

function prepare(storage = new FakeStorage()) {
  const sent: OutgoingMessage[] = [];
  const prefs = new Prefs(() => storage);
  const blocked = new BlockedPeople(prefs, (message) => sent.push(message) > 0);
  return { storage, sent, blocked };
}

describe("blocked people", () => {
  it("are told to the server and remembered over visits, each once", () => {
    const { storage, sent, blocked } = prepare();
    assert.equal(blocked.composeList(), null);
    blocked.block(BOB);
    blocked.block(CAT);
    blocked.block({ ...BOB, username: "robert" });
    assert.deepEqual(sent.map(({ action }) => action), ["block", "block", "block"]);
    const later = prepare(storage).blocked;
    assert.deepEqual(later.people.value.map(({ username }) => username), ["cat", "robert"]);
    assert.deepEqual(later.composeList(), {
      action: "blocklist",
      usernames: [],
      personIDs: ["p-cat", "p-bob"],
    });
  });

  it("are said before the login of each connection", () => {
    const room = new RoomFixture().enter();
    room.actions.block(BOB);
    room.reconnect();
    const actions = room.browser.socket.sent.map(({ action }) => action);
    assert.deepEqual(actions.slice(0, 2), ["blocklist", "login"]);
    assert.deepEqual(room.state.blocked.value, [BOB]);
  });

  it("are let go one by one", () => {
    const { storage, sent, blocked } = prepare();
    blocked.block(BOB);
    blocked.unblock("p-bob");
    blocked.unblock("p-bob");
    assert.deepEqual(sent.at(-1), { action: "unblock", ...BOB });
    assert.equal(sent.length, 2);
    assert.equal(prepare(storage).blocked.composeList(), null);
  });

  it("are not what another version of the page has written", () => {
    for (const text of ["x", "{}", '[1,{"personID":""},{"personID":"a","username":"b","z":1}]']) {
      const storage = new FakeStorage();
      storage.setItem("barertc:blocked", text);
      const { people } = prepare(storage).blocked;
      const expected = text.startsWith("[") ? [{ personID: "a", username: "b" }] : [];
      assert.deepEqual(people.value, expected);
    }
  });
});

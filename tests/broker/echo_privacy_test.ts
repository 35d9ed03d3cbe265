import assert from "node:assert/strict";
import { BACKLOG_PER_ECHO } from "../../lib/protocol/limits.ts";
import { type LoginOptions, NO_MODERATION, RoomDriver } from "../support/room_driver.ts";
import type { TestSession } from "../support/test_session.ts";

const ECHOES = 2;

function openRoom(blockableOperators = false): RoomDriver {
  const moderation = { ...NO_MODERATION, blockableOperators };
  return new RoomDriver({
    moderation,
    channels: [{ id: "lobby", name: "Lobby", icon: null, welcome: [], echoes: ECHOES }],
  });
}

/** Comes in with a list of people who are blocked, and gives what there is to read. */
function read(
  room: RoomDriver,
  list: { readonly usernames?: readonly string[]; readonly personIDs?: readonly string[] } = {},
  username = "newcomer",
  options: LoginOptions = {},
): readonly string[] {
  const session = room.connect().send({ action: "blocklist", usernames: [], ...list })
    .login(username, options);
  return readEcho(session);
}

function readEcho(session: TestSession): readonly string[] {
  const messages = session.all("echo").at(-1)?.messages ?? [];
  return messages.map(({ username, message }) => `${username}: ${message.slice(3, -5)}`);
}

/** A room in which Eve says something, perhaps after she has blocked people, and perhaps leaves. */
function openEveRoom(leaves: boolean, ...blocks: readonly object[]) {
  const room = openRoom();
  const eve = room.join("Eve");
  for (const block of blocks) eve.send(block);
  eve.say("lobby", "psst");
  if (leaves) eve.hangUp();
  return { room, eve };
}

for (const leaves of [false, true]) {
  const when = leaves ? "who has left" : "who is here";

  Deno.test(`M10: somebody ${when} is not echoed to those who block them by id`, () => {
    const { room, eve } = openEveRoom(leaves);
    assert.deepEqual(read(room, { personIDs: [eve.personID] }), []);
    assert.deepEqual(read(room), ["Eve: psst"]);
  });

  Deno.test(`M10: somebody ${when} is not echoed to those who block their name`, () => {
    assert.deepEqual(read(openEveRoom(leaves).room, { usernames: ["EVE"] }), []);
    assert.deepEqual(read(openEveRoom(leaves).room, { usernames: ["eve 2"] }), ["Eve: psst"]);
  });

  Deno.test(`M10: somebody ${when} is not echoed to those whom they have blocked`, () => {
    const key = "k".repeat(16);
    for (const list of [{ personIDs: [`guest-${key}`] }, { usernames: ["Newcomer"] }]) {
      const blocklist = { action: "blocklist", usernames: [], personIDs: [], ...list };
      const { room } = openEveRoom(leaves, blocklist);
      assert.deepEqual(read(room, {}, "newcomer", { personKey: key }), []);
      assert.deepEqual(read(room, {}, "other"), ["Eve: psst"]);
    }
  });

  Deno.test(`M10: a mute that still holds leaves out somebody ${when}`, () => {
    const room = openRoom();
    const eve = room.join("eve");
    const ann = room.join("ann", { signed: true }).act("mute", eve);
    eve.say("lobby", "psst");
    if (leaves) eve.hangUp();
    assert.deepEqual(readEcho(room.connect().login("ann", { signed: true })), []);
    assert.equal(ann.isOpen, false, "the session was not replaced: the test is useless");
    assert.deepEqual(read(room), ["eve: psst"]);
  });

  Deno.test(`M10, B12: an operator ${when} is echoed in spite of blocks, unless they may be blocked`, () => {
    for (const mayBeBlocked of [false, true]) {
      const room = openRoom(mayBeBlocked);
      const olga = room.join("olga", { signed: { operator: true } });
      olga.say("lobby", "hear, hear");
      if (leaves) olga.hangUp();
      const expected = mayBeBlocked ? [] : ["olga: hear, hear"];
      assert.deepEqual(read(room, { personIDs: [olga.personID] }), expected);
      assert.deepEqual(read(room, { usernames: ["olga"] }, "other"), expected);
    }
  });
}

Deno.test("M10: a name that was blocked hides what was said under it, whoever has it by now", () => {
  const room = openRoom();
  room.join("eve").say("lobby", "psst").hangUp();
  const second = room.join("eve").say("lobby", "hi");
  assert.deepEqual(read(room, { usernames: ["eve"] }), []);
  assert.deepEqual(read(room, { personIDs: [second.personID] }, "other"), ["eve: psst"]);
});

Deno.test("M10: blocks that an author says no more on coming back do not hide", () => {
  const room = openRoom();
  const personKey = "k".repeat(16);
  const newcomer = { personKey: "n".repeat(16) };
  const block = { action: "blocklist", usernames: [], personIDs: [`guest-${newcomer.personKey}`] };
  const eve = room.join("eve", { personKey }).send(block).say("lobby", "psst");
  eve.hangUp();
  assert.deepEqual(read(room, {}, "newcomer", newcomer), []);
  room.join("eve", { personKey });
  assert.deepEqual(read(room, {}, "newcomer", newcomer), ["eve: psst"]);
});

Deno.test("M10: somebody who blocks their own name still gets what they said", () => {
  const room = openRoom();
  const personKey = "k".repeat(16);
  room.join("eve", { personKey }).say("lobby", "psst").hangUp();
  assert.deepEqual(read(room, { usernames: ["eve"] }, "eve", { personKey }), ["eve: psst"]);
});

Deno.test("M10, D22: older messages come in the place of hidden ones, so that their number tells nothing", () => {
  const room = openRoom();
  const [ann, eve] = [room.join("ann"), room.join("eve")];
  for (let count = 1; count <= ECHOES; count++) ann.say("lobby", `${count}`);
  const most = ECHOES * (BACKLOG_PER_ECHO - 1);
  for (let count = 0; count < most; count++) eve.say("lobby", "psst");
  assert.deepEqual(read(room, { personIDs: [eve.personID] }), ["ann: 1", "ann: 2"]);
  assert.deepEqual(read(room, {}, "other"), ["eve: psst", "eve: psst"]);
});

Deno.test("M10, F14: what was said between two people is echoed to nobody, themselves included", () => {
  const room = openRoom();
  const ann = room.join("ann", { signed: true });
  const olga = room.join("olga", { signed: { operator: true } });
  ann.say("@olga", "psst");
  olga.say("@ann", "what?");
  assert.deepEqual(readEcho(room.connect().login("ann", { signed: true })), []);
  assert.deepEqual(readEcho(room.connect().login("olga", { signed: { operator: true } })), []);
});

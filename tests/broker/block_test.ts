import assert from "node:assert/strict";
import { MAX_NOTED_PEOPLE } from "../../lib/protocol/limits.ts";
import { DELTA, NO_MODERATION, RoomDriver } from "../support/room_driver.ts";

const BOBS_KEY = "b".repeat(16);
const ADMIN = { signed: { operator: true }, ...DELTA };

/** Ann, bob and cat are here. */
function prepare(room = new RoomDriver()) {
  const ann = room.join("ann", { signed: true, ...DELTA });
  const bob = room.join("bob", { personKey: BOBS_KEY, ...DELTA });
  const cat = room.join("cat", DELTA);
  for (const session of [ann, bob, cat]) session.take();
  return { room, ann, bob, cat };
}

Deno.test("B10: a block looks to either side as if the other had left, and to others like nothing", () => {
  const { ann, bob, cat } = prepare();
  ann.act("block", bob);
  const left = ({ personID }: typeof ann) => [
    { action: "roster", rows: [], gone: [personID], kind: "left" },
  ];
  assert.deepEqual(ann.take(), left(bob));
  assert.deepEqual(bob.take(), left(ann));
  assert.deepEqual(cat.take(), []);
});

Deno.test("B10: neither hears, reads nor sees the other, who counts as absent in every answer", () => {
  const { ann, bob, cat } = prepare();
  ann.act("block", bob).show();
  cat.take(), ann.take(), bob.take();
  ann.say("lobby", "hi"), bob.say("lobby", "ho");
  assert.deepEqual(ann.takeActions(), ["message"]);
  assert.deepEqual(bob.takeActions(), ["message"]);
  assert.deepEqual(cat.takeActions(), ["message", "message"]);
  bob.act("open", ann);
  assert.equal(bob.takeError().message, "ann is not in the room right now.");
  bob.say("@ann", "hi", { personID: ann.personID });
  assert.equal(
    bob.takeError().message,
    "ann is not in the room right now. Your message was not sent.",
  );
  ann.say("@bob", "hi");
  assert.equal(
    ann.takeError().message,
    "bob is not in the room right now. Your message was not sent.",
  );
});

Deno.test("B10: the links between them end", () => {
  const { room, ann, bob } = prepare();
  ann.show(), bob.show();
  ann.act("open", bob), bob.act("open", ann);
  ann.take(), bob.take();
  ann.act("block", bob);
  assert.deepEqual(ann.takeActions(), ["unwatch", "roster"]);
  assert.deepEqual(bob.takeActions(), ["unwatch", "roster"]);
  assert.equal(room.room.links.byID.size, 0);
});

Deno.test("B10: coming, leaving and changing are kept from the other", () => {
  const { room, ann, bob } = prepare();
  bob.act("block", ann);
  ann.take(), bob.take();
  bob.send({ action: "me", status: "busy" }).show().hangUp();
  const again = room.join("robert", { personKey: BOBS_KEY });
  again.act("block", ann).take();
  const news = ann.take().flatMap((message) => message.action === "roster" ? [message.kind] : []);
  const reason = "a block is forgotten with its sender, whose client says it before the next login";
  assert.deepEqual(news, ["joined", "left"], reason);
});

Deno.test("B11: unblock looks as if the other had come in", () => {
  const { ann, bob, cat } = prepare();
  ann.act("block", bob).take();
  bob.take();
  ann.act("unblock", bob);
  for (const [session, name] of [[ann, "bob"], [bob, "ann"]] as const) {
    const [roster, ...more] = session.take();
    assert.ok(roster?.action === "roster");
    assert.deepEqual([roster.rows[0]?.username, roster.kind, more], [name, "joined", []]);
  }
  assert.deepEqual(cat.take(), []);
});

Deno.test("B11: where both have blocked, one unblock changes nothing", () => {
  const { ann, bob } = prepare();
  ann.act("block", bob);
  bob.send({ action: "block", username: "ann", personID: ann.personID });
  ann.take(), bob.take();
  ann.act("unblock", bob);
  assert.deepEqual([...ann.take(), ...bob.take()], []);
  bob.send({ action: "unblock", username: "ANN" });
  assert.deepEqual(ann.takeActions(), ["roster"]);
});

Deno.test("B12: an operator cannot be blocked, but by setting", () => {
  const { room, ann } = prepare();
  const olga = room.join("olga", ADMIN);
  ann.take();
  ann.act("block", olga);
  assert.match(ann.takeError().message, /^olga is an operator, and operators cannot be blocked/);
  olga.say("lobby", "hi");
  assert.deepEqual(ann.takeActions(), ["message"]);
  const open = new RoomDriver({ moderation: { ...NO_MODERATION, blockableOperators: true } });
  const [bea, otto] = [open.join("bea", DELTA), open.join("otto", ADMIN)];
  bea.take();
  bea.act("block", otto);
  assert.deepEqual(bea.takeActions(), ["roster"]);
});

Deno.test("B12: a block does not hold while the other is an operator, and holds again afterwards", () => {
  const { room, ann, bob } = prepare();
  const olga = room.join("olga", ADMIN);
  ann.act("block", bob).take();
  olga.say("lobby", "/op bob");
  assert.deepEqual(ann.takeActions(), ["roster"]);
  assert.equal(ann.row(bob)?.op, true);
  bob.say("lobby", "hi");
  assert.deepEqual(ann.takeActions(), ["message"]);
  olga.say("lobby", "/deop bob");
  assert.deepEqual(ann.takeActions(), ["roster"]);
});

Deno.test("B13: a blocklist before login keeps people apart from the first frame", () => {
  const { room, bob } = prepare();
  const dan = room.connect();
  dan.send({ action: "blocklist", usernames: ["BOB"], personIDs: ["x"] }).login("dan", DELTA);
  const rows = dan.last("who").whoList.map(({ username }) => username);
  assert.deepEqual(rows, ["ann", "cat", "dan"]);
  assert.deepEqual(bob.take(), []);
});

Deno.test("B13: a blocked name holds for whoever comes in under it, and then for that person", () => {
  const { room, ann } = prepare();
  ann.send({ action: "blocklist", usernames: ["Eve"] }).take();
  const eve = room.join("EVE", { personKey: "e".repeat(16), ...DELTA });
  assert.ok(!eve.last("who").whoList.some(({ username }) => username === "ann"));
  eve.hangUp();
  const again = room.join("adam", { personKey: "e".repeat(16), ...DELTA });
  again.say("lobby", "hi");
  assert.deepEqual(ann.take(), []);
});

Deno.test("B13: a takeover under a blocked name parts the two", () => {
  const { room, ann } = prepare();
  ann.send({ action: "blocklist", usernames: ["eve"] }).take();
  const again = room.join("eve", { personKey: BOBS_KEY, ...DELTA });
  assert.deepEqual(ann.takeActions(), ["roster"]);
  assert.ok(!again.last("who").whoList.some(({ username }) => username === "ann"));
});

Deno.test("B9: the oldest block is forgotten when there are too many, on both sides", () => {
  const { room, ann, bob } = prepare();
  ann.act("block", bob);
  const personIDs = Array.from({ length: MAX_NOTED_PEOPLE }, (_, index) => `absent-${index}`);
  ann.take();
  ann.send({ action: "blocklist", personIDs });
  assert.deepEqual(ann.takeActions(), ["roster"]);
  assert.equal(room.room.blockedBy.size, MAX_NOTED_PEOPLE);
  ann.hangUp();
  assert.equal(room.room.blockedBy.size, 0);
});

Deno.test("B10: BareRTC's clients get lists without the other, and presence", () => {
  const room = new RoomDriver();
  const [ann, bob] = [room.join("ann"), room.join("bob")];
  room.advance();
  ann.take(), bob.take();
  ann.send({ action: "block", username: "bob" });
  room.advance();
  const names = (session: typeof ann) => session.last("who").whoList.map((row) => row.username);
  assert.deepEqual([names(ann), names(bob)], [["ann"], ["bob"]]);
  assert.deepEqual(bob.takeActions(), ["presence", "who"]);
  ann.show().send({ action: "me", status: "busy" });
  room.advance();
  assert.deepEqual(bob.take(), []);
});

Deno.test("B10: thread notices do not tell of somebody who is not there", () => {
  const room = new RoomDriver();
  const bob = room.join("bob");
  const older = room.join("ann", { personKey: "a".repeat(16) });
  bob.say("@ann", "hi");
  older.act("block", bob);
  bob.take();
  room.join("ann", { signed: true });
  const [notice] = bob.all("error").slice(-1);
  assert.match(notice?.message ?? "", /has left, and this conversation is closed/);
});

Deno.test("M6: ids of messages go by time, and do not count what others say", () => {
  const room = new RoomDriver({ newMessageID: (at) => at * 1000 });
  const [ann, bob] = [room.join("ann"), room.join("bob")];
  bob.say("lobby", "one");
  const first = bob.last("message").msgID;
  ann.act("block", bob);
  room.now += 5;
  ann.say("lobby", "two");
  room.now += 5;
  bob.say("lobby", "three");
  assert.deepEqual([first, bob.last("message").msgID - first], [room.now * 1000 - 10_000, 10_000]);
});

Deno.test("B10: nobody is told that a name now means somebody who has blocked them", () => {
  const room = new RoomDriver();
  const bob = room.join("bob", { personKey: BOBS_KEY });
  const older = room.join("ann");
  bob.say("@ann", "hi");
  older.hangUp();
  bob.take();
  const newcomer = room.connect().send({ action: "blocklist", personIDs: [bob.personID] });
  newcomer.login("ann", { signed: true });
  assert.deepEqual(bob.take(), []);
});

Deno.test("B10: /unmute-all shows nothing of an operator to somebody whom they have blocked", () => {
  const { room, ann, bob } = prepare();
  const olga = room.join("olga", ADMIN).show();
  bob.act("mute", olga), ann.act("mute", olga);
  olga.act("block", bob);
  ann.take(), bob.take();
  olga.say("lobby", "/unmute-all");
  assert.deepEqual([ann.takeActions(), bob.takeActions()], [["roster"], []]);
});

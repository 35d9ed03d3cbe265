import assert from "node:assert/strict";
import { MAX_NOTED_PEOPLE } from "../../lib/protocol/limits.ts";
import { DELTA, RoomDriver } from "../support/room_driver.ts";

const BOBS_KEY = "b".repeat(16);

/** Ann has muted bob; cat is there too. */
function prepare() {
  const room = new RoomDriver();
  const ann = room.join("ann", { signed: true, ...DELTA });
  const bob = room.join("bob", { personKey: BOBS_KEY, ...DELTA });
  const cat = room.join("cat", DELTA);
  ann.act("mute", bob);
  for (const session of [ann, bob, cat]) session.take();
  return { room, ann, bob, cat };
}

Deno.test("B5: what a muted person says in public reaches everyone but the one who muted them", () => {
  const { ann, bob, cat } = prepare();
  bob.say("lobby", "hi", { clientID: "c1" }).say("lobby", "again");
  assert.deepEqual(ann.take(), []);
  assert.deepEqual(bob.takeActions(), ["message", "message"]);
  assert.deepEqual(cat.takeActions(), ["message", "message"]);
});

Deno.test("B6: a muted person hears what the other says in public, and is told nothing", () => {
  const room = new RoomDriver();
  const [ann, bob] = [room.join("ann"), room.join("bob", DELTA)];
  room.advance();
  bob.take();
  ann.act("mute", bob);
  room.advance();
  assert.deepEqual(bob.take(), []);
  ann.say("lobby", "hi");
  assert.deepEqual(bob.takeActions(), ["message"]);
});

Deno.test("B5: a direct message of a muted person is echoed to them as ever, and goes nowhere", () => {
  const { ann, bob, cat } = prepare();
  bob.say("@ann", "hi", { clientID: "c1" });
  const [echo] = bob.take();
  assert.ok(echo?.action === "message");
  const { channel, threadID, clientID, message } = echo;
  assert.deepEqual({ channel, threadID, clientID, message }, {
    channel: "@ann",
    threadID: ann.personID,
    clientID: "c1",
    message: "<p>hi</p>\n",
  });
  bob.say("@cat", "hi");
  assert.deepEqual(ann.take(), []);
  assert.deepEqual(cat.takeActions(), ["message"]);
  assert.ok(bob.last("message").msgID > echo.msgID);
});

Deno.test("B5: a direct message to somebody whom one has muted is refused to its sender", () => {
  const { ann, bob } = prepare();
  ann.say("@bob", "hi", { clientID: "c1", personID: bob.personID });
  const { message, channel, threadID, clientID } = ann.takeError();
  assert.match(message, /^You have muted bob\. Your message was not sent\.$/);
  assert.deepEqual([channel, threadID, clientID], ["@bob", bob.personID, "c1"]);
  assert.deepEqual(bob.take(), []);
});

Deno.test("B5: a refused direct message does not take over a thread of the other side", () => {
  const room = new RoomDriver();
  const [bob, older] = [room.join("bob"), room.join("ann")];
  bob.say("@ann", "hi");
  older.hangUp();
  const ann = room.join("ann");
  ann.act("mute", bob).say("@bob", "hi");
  bob.take();
  bob.say("@ann", "still you?");
  assert.match(bob.takeError().message, /who is here now is another person/);
});

Deno.test("B5: both cameras are off for the other, and on for everyone else", () => {
  const { ann, bob, cat } = prepare();
  ann.show(), bob.show();
  const seenBy = (viewer: typeof ann) => [viewer.row(ann)?.video, viewer.row(bob)?.video];
  assert.deepEqual([seenBy(cat), seenBy(ann), seenBy(bob)], [[1, 1], [1, 0], [0, 1]]);
  assert.deepEqual([ann.takeActions(), bob.takeActions()], [["roster"], ["roster"]]);
  ann.act("open", bob), bob.act("open", ann);
  assert.match(ann.takeError().message, /^The camera of bob is off\.$/);
  assert.match(bob.takeError().message, /^The camera of ann is off\.$/);
  cat.act("open", ann).act("open", bob);
  assert.equal(cat.all("open").length, 2);
});

Deno.test("B5: a mute ends the links of both directions, and each broadcaster is told", () => {
  const room = new RoomDriver();
  const [ann, bob] = [room.join("ann", DELTA).show(), room.join("bob", DELTA).show()];
  ann.act("open", bob), bob.act("open", ann);
  ann.take(), bob.take();
  ann.act("mute", bob);
  assert.deepEqual(ann.takeActions(), ["unwatch", "roster"]);
  assert.deepEqual(bob.takeActions(), ["unwatch", "roster"]);
  assert.equal(room.room.links.byID.size, 0);
});

Deno.test("B5: unmute brings back messages and cameras, for both", () => {
  const { ann, bob } = prepare();
  ann.show(), bob.show();
  ann.take(), bob.take();
  ann.act("unmute", bob);
  assert.deepEqual([ann.takeActions(), bob.takeActions()], [["roster"], ["roster"]]);
  assert.deepEqual([ann.row(bob)?.video, bob.row(ann)?.video], [1, 1]);
  bob.say("lobby", "hi").say("@ann", "hi");
  ann.say("@bob", "hi").act("open", bob);
  assert.deepEqual(ann.takeActions(), ["message", "message", "message", "open"]);
});

Deno.test("B5: two who mute each other hear each other when both have taken it back", () => {
  const { ann, bob } = prepare();
  bob.act("mute", ann);
  ann.act("unmute", bob);
  bob.say("lobby", "hi");
  ann.take(), bob.take();
  ann.say("lobby", "hi").show();
  assert.deepEqual(bob.take(), []);
  bob.act("unmute", ann);
  assert.deepEqual(bob.takeActions(), ["roster"]);
  ann.say("lobby", "hi");
  assert.deepEqual(bob.takeActions(), ["message"]);
});

Deno.test("B3: a mute stands when the muted person leaves and comes back", () => {
  const { room, ann, bob } = prepare();
  bob.hangUp();
  const again = room.join("robert", { personKey: BOBS_KEY });
  const stranger = room.join("bob");
  ann.take();
  again.say("lobby", "hi").say("@ann", "hi");
  assert.deepEqual(ann.take(), []);
  stranger.say("lobby", "hi");
  assert.deepEqual(ann.takeActions(), ["message"]);
});

Deno.test("B3: mutes stand when the one who said them opens the room in another window", () => {
  const { room, bob } = prepare();
  const again = room.join("ann", { signed: true, ...DELTA });
  bob.say("lobby", "hi").say("@ann", "hi");
  assert.deepEqual(again.take(), []);
});

Deno.test("B3: mutes are forgotten when the one who said them leaves", () => {
  const { room, ann, bob } = prepare();
  ann.hangUp();
  assert.equal(room.room.mutedBy.size, 0);
  const again = room.join("ann", { signed: true });
  bob.say("lobby", "hi");
  assert.deepEqual(again.takeActions(), ["message"]);
});

Deno.test("B9: the oldest mute is forgotten when there are too many, on both sides", () => {
  const { room, ann, bob } = prepare();
  for (let count = 1; count <= MAX_NOTED_PEOPLE; count++) {
    ann.send({ action: "mute", username: "x", personID: `absent-${count}` });
  }
  assert.equal(room.room.mutedBy.size, MAX_NOTED_PEOPLE);
  ann.take();
  bob.say("lobby", "hi");
  assert.deepEqual(ann.takeActions(), ["message"]);
});

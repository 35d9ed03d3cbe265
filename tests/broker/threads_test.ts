import assert from "node:assert/strict";
import { MAX_THREADS } from "../../lib/protocol/limits.ts";
import { RoomDriver } from "../support/room_driver.ts";

const STRANGER = /another person, who gets nothing of what you write here/;

/** Ann has talked to a guest bob, who has left; another guest bob has come. */
function twoBobs() {
  const room = new RoomDriver();
  const [ann, first] = [room.join("ann"), room.join("bob")];
  ann.say("@bob", "hello first");
  first.hangUp();
  ann.take();
  const second = room.join("bob");
  return { room, ann, first, second };
}

Deno.test("T7 (S19): when somebody else takes the name, the other side is told in the thread", () => {
  const { ann, first } = twoBobs();
  const notice = ann.last("error");
  assert.match(notice.message, STRANGER);
  assert.deepEqual(
    [notice.kind, notice.channel, notice.threadID],
    ["notice", "@bob", first.personID],
  );
});

Deno.test("T7 (S19): what a BareRTC client writes in the old thread does not reach the newcomer", () => {
  const { ann, second } = twoBobs();
  ann.take();
  ann.say("@bob", "secret", { clientID: "c1" });
  const error = ann.takeError();
  assert.match(error.message, STRANGER);
  assert.equal(error.clientID, "c1");
  assert.deepEqual(second.take(), []);
});

Deno.test("T7 (S19): nor does what our page writes in the old thread", () => {
  const { ann, first, second } = twoBobs();
  ann.take();
  ann.say("@bob", "secret", { personID: first.personID });
  assert.match(ann.takeError().message, STRANGER);
  assert.deepEqual(second.take(), []);
});

Deno.test("T7 (S19): another spelling of the name reaches the newcomer no more than the first did", () => {
  const { ann, second } = twoBobs();
  ann.say("@B O B", "secret");
  assert.deepEqual(second.take(), []);
});

Deno.test("T7: our page, which means the newcomer, reaches the newcomer", () => {
  const { ann, second } = twoBobs();
  ann.say("@bob", "hello second", { personID: second.personID });
  assert.equal(second.last("message").message, "<p>hello second</p>\n");
});

Deno.test("T8: once the newcomer has written first, the name means the newcomer", () => {
  const { ann, second } = twoBobs();
  second.say("@ann", "I am new");
  ann.say("@bob", "welcome");
  assert.equal(second.last("message").message, "<p>welcome</p>\n");
});

Deno.test("T7 (S19): the one who leaves is bound as well: a new ann does not get bob's answer", () => {
  const room = new RoomDriver();
  const [ann, bob] = [room.join("ann"), room.join("bob")];
  ann.say("@bob", "hello");
  ann.hangUp();
  const newcomer = room.join("ann");
  bob.take();
  bob.say("@ann", "secret");
  assert.match(bob.takeError().message, STRANGER);
  assert.deepEqual(newcomer.take(), []);
});

Deno.test("T7: who has never talked to the former holder writes to the newcomer as to anybody", () => {
  const { room, second } = twoBobs();
  const cat = room.join("cat");
  cat.say("@bob", "hi");
  assert.equal(second.last("message").message, "<p>hi</p>\n");
  assert.deepEqual(cat.all("error").filter((error) => STRANGER.test(error.message)), []);
});

Deno.test("T9: when a member takes a guest's name, the guest's partners learn who is who now", () => {
  const room = new RoomDriver();
  const [ann, guest] = [room.join("ann"), room.join("bob")];
  ann.say("@bob", "hello");
  const member = room.join("bob", { signed: true });
  const notice = ann.last("error");
  assert.match(notice.message, /were talking to is now called bob 2/);
  assert.equal(notice.threadID, guest.personID);
  ann.take();
  ann.say("@bob", "secret");
  assert.match(ann.takeError().message, /is now called bob 2. Your message was not sent/);
  assert.deepEqual(member.take(), []);
  ann.say("@bob 2", "found you");
  assert.equal(guest.last("message").message, "<p>found you</p>\n");
});

Deno.test("T7: the same person who comes back keeps the thread, and nobody is told of a stranger", () => {
  const room = new RoomDriver();
  const ann = room.join("ann");
  const bob = room.join("bob", { signed: true });
  ann.say("@bob", "hello");
  bob.hangUp();
  const back = room.join("bob", { signed: true });
  assert.deepEqual(ann.all("error").filter((error) => STRANGER.test(error.message)), []);
  ann.say("@bob", "again");
  assert.equal(back.last("message").message, "<p>again</p>\n");
});

Deno.test("T7: a guest who takes a former partner's name over is not told about themselves", () => {
  const room = new RoomDriver();
  const personKey = "k".repeat(16);
  const [ann, bob] = [room.join("ann", { personKey }), room.join("bob")];
  ann.say("@bob", "hello");
  bob.hangUp();
  const again = room.connect().login("bob", { personKey });
  assert.equal(again.username, "bob");
  assert.deepEqual(again.all("error").filter((error) => STRANGER.test(error.message)), []);
});

Deno.test("T9: a guest who is renamed is a newcomer to those who knew somebody of the new name", () => {
  const room = new RoomDriver();
  const [ann, former] = [room.join("ann"), room.join("bob 2")];
  ann.say("@bob 2", "hello");
  former.hangUp();
  const guest = room.join("bob");
  room.join("bob", { signed: true });
  assert.equal(guest.username, "bob 2");
  assert.match(ann.last("error").message, STRANGER);
  ann.say("@bob 2", "secret");
  assert.deepEqual(guest.all("message"), []);
});

Deno.test("T10: a person's oldest threads are forgotten first, and talking keeps one young", () => {
  const room = new RoomDriver();
  const ann = room.join("ann");
  const [kept, dropped] = [room.join("kept"), room.join("dropped")];
  ann.say("@kept", "hi").say("@dropped", "hi");
  for (let i = 0; i < MAX_THREADS - 2; i++) {
    const partner = room.join(`p${i}`);
    ann.say(`@p${i}`, "hi");
    partner.hangUp();
  }
  const last = room.join("last");
  ann.say("@kept", "still").say("@last", "hi");
  const known = room.room.people.get(ann.personID)?.threads;
  assert.equal(known?.size, MAX_THREADS);
  assert.deepEqual([known?.get("kept"), known?.get("last")], [kept.personID, last.personID]);
  assert.equal(known?.has("dropped"), false);
  assert.ok(dropped.isOpen);
});

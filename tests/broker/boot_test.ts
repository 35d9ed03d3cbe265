import assert from "node:assert/strict";
import { MAX_NOTED_PEOPLE } from "../../lib/protocol/limits.ts";
import { DELTA, RoomDriver } from "../support/room_driver.ts";
import type { TestSession } from "../support/test_session.ts";

const BOBS_KEY = "b".repeat(16);

function prepare() {
  const room = new RoomDriver();
  const ann = room.join("ann", { signed: true, ...DELTA }).show();
  const bob = room.join("bob", { personKey: BOBS_KEY, ...DELTA });
  ann.take(), bob.take();
  return { room, ann, bob };
}

/** Whether somebody can open ann's camera, and sees it in a list that comes with a new login. */
function canWatch(bob: TestSession, ann: TestSession): boolean {
  const before = bob.all("open").length;
  bob.act("open", ann);
  return bob.all("open").length > before;
}

Deno.test("B1: a boot turns the camera off for one person, and unboot on again", () => {
  const { room, ann, bob } = prepare();
  const cat = room.join("cat", DELTA);
  ann.take(), bob.take();
  ann.act("boot", bob);
  assert.deepEqual(bob.takeActions(), ["roster"]);
  assert.equal(bob.row(ann)?.video, 0);
  assert.deepEqual([canWatch(bob, ann), canWatch(cat, ann)], [false, true]);
  bob.take();
  ann.act("unboot", bob);
  assert.deepEqual(bob.takeActions(), ["roster"]);
  assert.equal(bob.row(ann)?.video, 1);
  assert.ok(canWatch(bob, ann));
  assert.deepEqual(cat.all("roster"), []);
});

Deno.test("B1: a boot before the camera is on holds when it comes on", () => {
  const { ann, bob } = prepare();
  ann.show(0).act("boot", bob);
  bob.take();
  ann.show().show(5).show(0).show();
  assert.deepEqual(bob.take(), []);
  assert.ok(!canWatch(bob, ann));
});

Deno.test("B1: a second boot changes nothing, and one unboot is enough", () => {
  const { ann, bob } = prepare();
  ann.act("boot", bob).act("boot", bob);
  assert.equal(bob.all("roster").length, 1);
  ann.act("unboot", bob).act("unboot", bob);
  assert.equal(bob.all("roster").length, 2);
  assert.ok(canWatch(bob, ann));
});

Deno.test("B2: who boots gets no answer, and sees the other as before", () => {
  const { ann, bob } = prepare();
  bob.show();
  ann.take();
  ann.act("boot", bob);
  assert.deepEqual(ann.take(), []);
  assert.ok(canWatch(ann, bob));
});

Deno.test("B3: a boot stands when the booted person leaves and comes back, under any name", () => {
  const { room, ann, bob } = prepare();
  ann.act("boot", bob);
  bob.hangUp();
  const again = room.join("somebody else", { personKey: BOBS_KEY });
  assert.equal(again.last("who").whoList[0]?.video, 0);
  assert.ok(!canWatch(again, ann));
  const stranger = room.join("bob");
  assert.equal(stranger.last("who").whoList[0]?.video, 1);
  assert.ok(canWatch(stranger, ann));
});

Deno.test("B3: a boot stands when the booted person opens the room in another window", () => {
  const { room, ann, bob } = prepare();
  ann.act("boot", bob);
  const again = room.join("bob", { personKey: BOBS_KEY });
  assert.equal(again.last("who").whoList[0]?.video, 0);
  assert.ok(!canWatch(again, ann));
});

Deno.test("B3: boots stand when the one who said them opens the room in another window", () => {
  const { room, ann, bob } = prepare();
  ann.act("boot", bob);
  const again = room.join("ann", { signed: true }).show();
  assert.ok(!canWatch(bob, again));
  again.act("unboot", bob);
  assert.ok(canWatch(bob, again));
});

Deno.test("B3: boots are forgotten when the one who said them leaves", () => {
  const { room, ann, bob } = prepare();
  ann.act("boot", bob);
  ann.hangUp();
  assert.ok(canWatch(bob, room.join("ann", { signed: true }).show()));
});

Deno.test("B4: a boot ends an invitation, and a later one does not help", () => {
  const { ann, bob } = prepare();
  ann.send({ action: "video-invite", usernames: ["bob"] }).act("boot", bob).act("unboot", bob);
  assert.deepEqual(bob.rowsOf(ann).map((row) => row?.video), [1 | 128, 0, 1]);
  ann.act("boot", bob).send({ action: "video-invite", usernames: ["bob"] });
  assert.ok(!canWatch(bob, ann));
  ann.act("unboot", bob);
  assert.equal(bob.row(ann)?.video, 1 | 128);
});

Deno.test("B8: a name means whoever has it now, in any case; an id means that person alone", () => {
  const { room, ann, bob } = prepare();
  const cat = room.join("cat");
  ann.send({ action: "boot", username: "BOB" });
  assert.ok(!canWatch(bob, ann));
  ann.send({ action: "boot", username: "bob", personID: cat.personID });
  ann.send({ action: "unboot", username: "cat", personID: bob.personID });
  assert.deepEqual([canWatch(bob, ann), canWatch(cat, ann)], [true, false]);
});

Deno.test("B8: nobody's name, one's own and an unknown id have no effect and no answer", () => {
  const { ann, bob } = prepare();
  for (const action of ["boot", "unboot", "mute", "unmute"]) {
    ann.send({ action, username: "nobody" }).act(action, ann);
    ann.send({ action, username: "bob", personID: "nobody" });
  }
  assert.deepEqual([...ann.take(), ...bob.take()], []);
  assert.ok(canWatch(bob, ann));
});

Deno.test("B8: by id a boot can be said before the person comes", () => {
  const { room, ann } = prepare();
  const key = "c".repeat(16);
  ann.send({ action: "boot", username: "cat", personID: `guest-${key}` });
  assert.ok(!canWatch(room.join("cat", { personKey: key }), ann));
});

Deno.test("B9: the oldest boot is forgotten when there are too many", () => {
  const { ann, bob } = prepare();
  ann.act("boot", bob);
  const boot = (index: number) =>
    ann.send({ action: "boot", username: "x", personID: `absent-${index}` });
  for (let count = 1; count < MAX_NOTED_PEOPLE; count++) boot(count);
  assert.ok(!canWatch(bob, ann));
  boot(MAX_NOTED_PEOPLE);
  assert.ok(canWatch(bob, ann));
});

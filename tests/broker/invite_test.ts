import assert from "node:assert/strict";
import { VideoFlag } from "../../lib/protocol/video_flags.ts";
import { DELTA, RoomDriver } from "../support/room_driver.ts";

const { Active, Invited, MutualRequired, OnlyVIP } = VideoFlag;
const BOBS_KEY = "b".repeat(16);

function prepare(video: number) {
  const room = new RoomDriver();
  const ann = room.join("ann", { signed: true, ...DELTA }).show(video);
  const bob = room.join("bob", { personKey: BOBS_KEY, ...DELTA });
  const cat = room.join("cat", DELTA);
  for (const session of [ann, bob, cat]) session.take();
  return { room, ann, bob, cat };
}

function invite(...usernames: readonly string[]) {
  return { action: "video-invite", usernames };
}

Deno.test("B7: the invited see it in the row of the one who invites, nobody else sees anything", () => {
  const { ann, bob, cat } = prepare(Active | MutualRequired | OnlyVIP);
  ann.send(invite("BOB"));
  assert.deepEqual(bob.takeActions(), ["roster"]);
  assert.equal(bob.row(ann)?.video, Active | MutualRequired | OnlyVIP | Invited);
  assert.deepEqual([...ann.take(), ...cat.take()], []);
});

Deno.test("B7: BareRTC clients see the invitation in their next list, the others in none", () => {
  const room = new RoomDriver();
  const [ann, bob, cat] = [room.join("ann").show(), room.join("bob"), room.join("cat")];
  room.advance();
  bob.take(), cat.take();
  ann.send(invite("bob"));
  room.advance();
  assert.equal(bob.last("who").whoList[0]?.video, Active | Invited);
  assert.deepEqual(cat.take(), []);
});

Deno.test("B7: an invitation before the camera is on shows with it, and stays off with it", () => {
  const { ann, bob } = prepare(0);
  ann.send(invite("bob"));
  assert.deepEqual(bob.take(), []);
  ann.show(Active | OnlyVIP).show(0);
  const seen = bob.rowsOf(ann).map((row) => row?.video);
  assert.deepEqual(seen, [Active | OnlyVIP | Invited, 0]);
});

Deno.test("B7: several people at once, without nobody, oneself or anyone twice", () => {
  const { ann, bob, cat } = prepare(Active | OnlyVIP);
  ann.send(invite("bob", "nobody", "", "cat", "ann", "Bob"));
  assert.deepEqual([bob.takeActions(), cat.takeActions()], [["roster"], ["roster"]]);
  assert.deepEqual(ann.take(), []);
  for (const viewer of [bob, cat]) viewer.act("open", ann).last("open");
  ann.take();
  ann.send(invite()).send({ action: "video-invite" });
  assert.deepEqual(ann.take(), []);
});

Deno.test("B7: an invitation is one way", () => {
  const { ann, bob } = prepare(Active | MutualRequired);
  ann.send(invite("bob"));
  bob.show(Active | OnlyVIP);
  ann.take();
  ann.act("open", bob);
  assert.match(ann.takeError().message, /is off/);
});

Deno.test("B3: an invitation stands when the invited leave and come back, or the room is reopened", () => {
  const { room, ann, bob } = prepare(Active | OnlyVIP);
  ann.send(invite("bob"));
  bob.hangUp();
  const again = room.join("bobby", { personKey: BOBS_KEY });
  assert.equal(again.last("who").whoList[0]?.video, Active | OnlyVIP | Invited);
  const annAgain = room.join("ann", { signed: true }).show(Active | OnlyVIP);
  again.act("open", annAgain).last("open");
  room.join("bob").act("open", annAgain).last("error");
});

Deno.test("B4: the invited are out again by a boot alone", () => {
  const { ann, bob } = prepare(Active | OnlyVIP);
  ann.send(invite("bob"));
  bob.act("open", ann);
  const { openSecret } = bob.last("open");
  ann.act("boot", bob).act("unboot", bob);
  assert.equal(ann.last("unwatch").openSecret, openSecret);
  assert.equal(bob.row(ann)?.video, 0);
});

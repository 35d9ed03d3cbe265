import assert from "node:assert/strict";
import type { PersonRule } from "../../lib/protocol/person_rules.ts";
import { DELTA, NO_MODERATION, RoomDriver } from "../support/room_driver.ts";

const RULES: ReadonlyMap<string, ReadonlySet<PersonRule>> = new Map([
  ["bob", new Set<PersonRule>(["nobroadcast"])],
  ["cat", new Set<PersonRule>(["novideo"])],
  ["dan", new Set<PersonRule>(["redcam"])],
]);

function openRoom(permitExplicit = true) {
  return new RoomDriver({ moderation: { ...NO_MODERATION, rules: RULES }, permitExplicit });
}

Deno.test("G6: who may not broadcast has their camera cut, is told why, and nobody sees it on", () => {
  const room = openRoom();
  const [ann, bob] = [room.join("ann", DELTA), room.join("BOB", DELTA)];
  ann.take(), bob.take();
  bob.send({ action: "me", video: 1, status: "busy" });
  const [cut, error, row] = bob.take();
  assert.deepEqual([cut?.action, row?.action], ["cut", "roster"]);
  assert.ok(error?.action === "error" && error.message === "No broadcast.");
  assert.deepEqual(ann.rowsOf(bob).map((row) => [row?.video, row?.status]).slice(1), [[0, "busy"]]);
  bob.show();
  assert.deepEqual(bob.takeActions(), ["cut", "error"]);
});

Deno.test("G7: who may not watch opens nothing and shows nothing, whoever is asked for", () => {
  const room = openRoom();
  const [ann, cat] = [room.join("ann").show(), room.join("cat")];
  ann.take();
  cat.act("open", ann);
  const { message, cameraOf } = cat.takeError();
  assert.deepEqual([message, cameraOf], ["No video.", ann.personID]);
  cat.send({ action: "open", username: "nobody" });
  assert.equal(cat.takeError().message, "No video.");
  assert.deepEqual(ann.take(), []);
  const fay = room.join("fay", { signed: { rules: ["novideo"] } }).show();
  assert.ok(fay.takeActions().includes("cut"), "novideo implies nobroadcast");
});

Deno.test("G8: a camera that is always explicit is marked, and its client told once", () => {
  const room = openRoom();
  const [ann, dan] = [room.join("ann", DELTA), room.join("dan", DELTA)];
  ann.take(), dan.take();
  dan.show(1);
  const [me, notice] = dan.take();
  assert.ok(me?.action === "me" && me.video === 3);
  assert.ok(notice?.action === "error" && notice.message === "Always explicit.");
  dan.show(5).show(1);
  assert.deepEqual(dan.takeActions(), ["roster", "roster"]);
  assert.deepEqual(ann.rowsOf(dan).map((row) => row?.video), [0, 3, 7, 3]);
  const plain = openRoom(false).join("dan", DELTA).show(1);
  assert.equal(plain.row(plain)?.video, 1);
});

Deno.test("G9, D19: rules of a token hold for that stay and go into no settings", () => {
  const room = openRoom();
  const eve = room.join("eve", { signed: { rules: ["nobroadcast", "noimage"] } });
  assert.deepEqual([...room.room.people.get(eve.personID)?.rules ?? []], [
    "nobroadcast",
    "noimage",
  ]);
  assert.deepEqual([...RULES.keys()], ["bob", "cat", "dan"]);
  const again = room.join("eve", { signed: true }).show();
  assert.deepEqual(again.takeActions().includes("cut"), false);
  const guest = room.join("eve 2").show();
  assert.deepEqual(guest.takeActions().includes("cut"), false);
});

Deno.test("G9, D19: what the settings add is in no fresh token", () => {
  const room = openRoom();
  const bob = room.join("bob", { signed: { rules: ["noimage"] } });
  room.advance(130_000);
  const [renewal] = room.renewals;
  assert.deepEqual(renewal?.identity.rules, ["noimage"]);
  assert.deepEqual([...room.room.people.get(bob.personID)?.rules ?? []], [
    "nobroadcast",
    "noimage",
  ]);
});

import assert from "node:assert/strict";
import { DELTA } from "../../support/room_driver.ts";
import { give, prepareRoom } from "./command_room.ts";

Deno.test("X5, D10: /op lasts for the visit: the next login of the same person is as their token says", () => {
  const { room, olga, mia } = prepareRoom();
  assert.equal(give(olga, "/op mia").text, "mia is an operator until they leave.");
  assert.equal(mia.last("me").op, true);
  assert.equal(olga.row(mia)?.op, true);
  assert.ok(!give(mia, "/bans").isRefused);
  mia.hangUp();
  const again = room.join("mia", { signed: true });
  assert.equal(again.last("me").op, undefined);
  assert.ok(give(again, "/bans").isRefused);
});

Deno.test("X5, D10: /op never gets into a renewed token", () => {
  const { room, olga } = prepareRoom();
  give(olga, "/op mia");
  room.advance(150_000);
  const renewed = room.renewals.find(({ identity }) => identity.username === "mia");
  assert.equal(renewed?.identity.operator, false);
});

Deno.test("X5, D10: /deop is not undone by a new login, in another window or after leaving", () => {
  const { room, olga } = prepareRoom();
  const otto = room.join("otto", { signed: { operator: true } });
  assert.ok(!give(olga, "/deop otto").isRefused);
  assert.equal(otto.last("me").op, undefined);
  assert.ok(give(otto, "/kick gus").isRefused);
  const other = room.join("otto", { signed: { operator: true } });
  assert.ok(give(other, "/kick gus").isRefused);
  other.hangUp();
  const again = room.join("otto", { signed: { operator: true } });
  assert.equal(again.last("me").op, undefined);
  assert.ok(give(again, "/kick gus").isRefused);
  give(olga, "/op otto");
  again.hangUp();
  assert.equal(room.join("otto", { signed: { operator: true } }).last("me").op, true);
});

Deno.test("X5: a guest may be made operator, and rights are given and taken once", () => {
  const { olga, gus } = prepareRoom();
  give(olga, "/op gus");
  assert.ok(give(olga, "/op gus").isRefused);
  assert.ok(!give(gus, "/bans").isRefused);
  assert.ok(!give(gus, "/deop olga").isRefused);
  assert.ok(give(olga, "/deop gus").isRefused);
  assert.equal(
    give(gus, "/deop gus").text,
    "You cannot take your own rights away; another operator can.",
  );
});

Deno.test("X6: /unmute-all makes mutes of this operator not hold until they leave", () => {
  const { room, olga, mia, gus } = prepareRoom();
  mia.show(), olga.show();
  mia.act("mute", olga);
  gus.act("mute", mia);
  olga.take(), mia.take();
  olga.say("lobby", "unheard");
  assert.deepEqual(mia.take(), []);
  give(olga, "/unmute-all");
  assert.deepEqual(mia.takeActions(), ["roster"]);
  assert.equal(mia.row(olga)?.video, 1);
  olga.say("lobby", "heard").say("@mia", "and here");
  assert.deepEqual(mia.takeActions(), ["message", "message"]);
  mia.say("lobby", "gus has muted me");
  assert.ok(!gus.all("message").some(({ username }) => username === "mia"));
  assert.ok(give(olga, "/unmute-all").isRefused);
  olga.hangUp();
  const again = room.join("olga", { signed: { operator: true } });
  mia.take();
  again.say("lobby", "unheard again");
  assert.deepEqual(mia.takeActions(), []);
});

Deno.test("X6: mutes hold again for one whose rights are taken", () => {
  const { room, olga, mia } = prepareRoom();
  const otto = room.join("otto", { signed: { operator: true }, ...DELTA });
  mia.act("mute", otto).show();
  give(otto, "/unmute-all");
  otto.act("open", mia);
  assert.equal(room.room.links.byID.size, 1);
  otto.take();
  give(olga, "/deop otto");
  assert.equal(otto.row(mia)?.video, 0);
  assert.equal(room.room.links.byID.size, 0);
  mia.take();
  otto.say("lobby", "unheard");
  assert.deepEqual(mia.take(), []);
});

import assert from "node:assert/strict";
import { CloseCode } from "../../../lib/protocol/close_codes.ts";
import { give, prepareRoom } from "./command_room.ts";

const GUS = { personKey: "g".repeat(16) };

Deno.test("X1, D7: a kick ends the session and its socket, and the person is told why", () => {
  const { room, olga, mia, gus } = prepareRoom();
  const { text } = give(olga, "/kick gus too loud.");
  assert.equal(text, "gus was sent out and can come back in 60 seconds.");
  assert.deepEqual(gus.takeActions(), ["error", "disconnect"]);
  assert.equal(
    gus.last("error").message,
    "You were sent out of the room by olga. Reason: too loud. You can come back in 60 seconds.",
  );
  assert.deepEqual(gus.closed, { code: CloseCode.Kicked, reason: "Kicked" });
  assert.deepEqual(mia.take(), [
    { action: "roster", rows: [], gone: [gus.personID], kind: "left" },
  ]);
  assert.equal(room.room.people.has(gus.personID), false);
});

Deno.test("X1, D7: nothing that a kicked session still sends has an effect", () => {
  const { olga, mia, gus } = prepareRoom();
  give(olga, "/kick gus");
  olga.take(), mia.take(), gus.take();
  gus.say("lobby", "still here").show().login("gus", GUS).act("open", mia).send({ action: "ping" });
  gus.hangUp();
  assert.deepEqual([olga.take(), mia.take(), gus.take()], [[], [], []]);
});

Deno.test("X1, D7: a kicked person stays out for KickSeconds, by name and by person, and then may enter", () => {
  const { room, olga } = prepareRoom();
  give(olga, "/kick gus");
  const again = room.connect("198.51.100.7").login("gustav", GUS);
  assert.deepEqual(again.takeActions(), ["error", "disconnect"]);
  assert.match(again.last("error").message, /You can come back in 60 seconds\.$/);
  assert.deepEqual(again.closed, { code: CloseCode.LoginRefused, reason: "Kept out" });
  assert.equal(room.connect("198.51.100.7").login("GUS").isOpen, false);
  room.advance(59_000);
  assert.equal(room.connect().login("gus", GUS).isOpen, false);
  room.advance(1_000);
  assert.equal(room.join("gus", GUS).username, "gus");
  assert.deepEqual(room.room.kicks, []);
});

Deno.test("X1, D7: KickSeconds of 0 lets a kicked person come back at once", () => {
  const { room, olga, gus } = prepareRoom({ kickMs: 0 });
  assert.match(give(olga, "/kick gus").text, /can come back at once\.$/);
  assert.equal(gus.isOpen, false);
  assert.equal(room.join("gus", GUS).username, "gus");
});

Deno.test("X1: nobody can kick or ban themselves; operators can kick operators", () => {
  const { room, olga } = prepareRoom();
  assert.equal(give(olga, "/kick @Olga").text, "You cannot kick yourself.");
  assert.equal(give(olga, "/ban olga 2").text, "You cannot ban yourself.");
  const otto = room.join("otto", { signed: { operator: true } });
  give(otto, "/kick olga");
  assert.equal(olga.isOpen, false);
});

Deno.test("X1, D7: /kickall sends everyone out but operators, and nobody hears of the others' leaving", () => {
  const { room, olga, mia, gus } = prepareRoom();
  const otto = room.join("otto", { signed: { operator: true } });
  mia.show(), gus.show();
  mia.act("open", gus), gus.act("open", mia);
  olga.take(), mia.take(), gus.take();
  const { text, rest } = give(olga, "/kickall");
  assert.equal(text, "2 people were sent out.");
  assert.deepEqual(rest.map(({ action }) => action), ["roster", "roster"]);
  assert.deepEqual(mia.takeActions(), ["error", "disconnect"]);
  assert.deepEqual([mia.isOpen, gus.isOpen, otto.isOpen], [false, false, true]);
  assert.equal(room.connect().login("mia", { signed: true }).isOpen, false);
  assert.equal(give(olga, "/kickall").text, "Only operators are here.");
});

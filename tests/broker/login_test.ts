import assert from "node:assert/strict";
import { CloseCode } from "../../lib/protocol/close_codes.ts";
import { RoomDriver } from "../support/room_driver.ts";

Deno.test("L5: a login is answered with me, the whole list and the welcomes, in this order", () => {
  const room = new RoomDriver();
  const ann = room.connect().login("Ann");
  assert.deepEqual(ann.takeActions(), ["me", "who", "error", "error"]);
  const { username, features, op } = ann.last("me");
  assert.deepEqual({ username, features, op }, { username: "Ann", features: [], op: undefined });
  assert.deepEqual(
    ann.all("error").map(({ kind, channel, message }) => ({ kind, channel, message })),
    [
      { kind: "notice", channel: "lobby", message: "Welcome to the lobby." },
      { kind: "notice", channel: "lobby", message: "Be kind." },
    ],
  );
});

Deno.test("L5: me names the features granted, and says op to operators alone", () => {
  const room = new RoomDriver();
  const boss = room.join("boss", { signed: { operator: true }, features: ["roster-delta", "x"] });
  assert.deepEqual(boss.last("me").features, ["roster-delta"]);
  assert.equal(boss.last("me").op, true);
  assert.equal(room.join("ann", { signed: true }).last("me").op, undefined);
});

Deno.test("L2, D7: a connection that has not logged in by the deadline is told and closed", () => {
  const room = new RoomDriver({ loginMs: 10_000 });
  const session = room.connect();
  room.advance(9_999);
  assert.deepEqual(session.take(), []);
  assert.equal(session.isOpen, true);
  room.advance(1);
  assert.match(session.takeError().message, /did not log in in time/);
  assert.equal(session.closed?.code, CloseCode.PolicyViolation);
});

Deno.test("L2: the deadline also ends a login that is still being checked", () => {
  const room = new RoomDriver({ loginMs: 10_000 });
  room.holdsLogins = true;
  const session = room.connect().login("ann");
  room.advance(10_000);
  assert.equal(session.closed?.code, CloseCode.PolicyViolation);
  room.answer(session, room.identify("ann", {}));
  assert.equal(room.room.people.size, 0);
});

Deno.test("L2: who is in the room has no deadline, and no deadline is one that never comes", () => {
  const room = new RoomDriver({ loginMs: 10_000 });
  const ann = room.join("ann");
  room.advance(3_600_000);
  assert.equal(ann.isOpen, true);
  const patient = new RoomDriver({ loginMs: Infinity });
  const silent = patient.connect();
  patient.advance(86_400_000);
  assert.equal(silent.isOpen, true);
});

Deno.test("L3: a second login while the first is being checked is refused and counts", () => {
  const room = new RoomDriver();
  room.holdsLogins = true;
  const session = room.connect().login("ann").login("bob");
  assert.match(session.takeError().message, /being checked already/);
  assert.equal(room.asked.length, 1);
  assert.equal(room.room.sessions.get(session.id)?.strikes, 1);
  room.answer(session, room.identify("ann", {}));
  assert.equal(session.username, "ann");
});

Deno.test("L3: the identity is asked for with what the client sent, once", () => {
  const room = new RoomDriver();
  room.connect().send({
    action: "login",
    username: "ann",
    jwt: "a.b.c",
    personKey: "k".repeat(16),
  });
  assert.equal(room.asked.length, 1);
  assert.equal(room.asked[0]?.login.jwt, "a.b.c");
  assert.equal(room.asked[0]?.login.personKey, "k".repeat(16));
});

Deno.test("L4, D7: a refused login is told why, told not to come back, and closed", () => {
  const room = new RoomDriver();
  room.holdsLogins = true;
  const other = room.connect();
  const session = room.connect("192.0.2.7").login("ann");
  room.answer(session, "Your sign-in has <expired>.");
  assert.deepEqual(session.takeActions(), ["error", "disconnect"]);
  assert.equal(session.last("error").message, "Your sign-in has &lt;expired&gt;.");
  assert.deepEqual(session.closed, { code: CloseCode.LoginRefused, reason: "Login refused" });
  assert.deepEqual(room.log, ["info: Refused a login from 192.0.2.7: Your sign-in has <expired>."]);
  assert.deepEqual(other.take(), []);
});

Deno.test("L4: an answer that nobody waits for changes nothing", () => {
  const room = new RoomDriver();
  room.holdsLogins = true;
  const never = room.connect();
  room.answer(never, room.identify("ann", {}));
  room.answer(never, "No.");
  assert.deepEqual(never.take(), []);
  const ann = room.connect().login("ann");
  room.answer(ann, room.identify("ann", {}));
  ann.take();
  room.answer(ann, room.identify("eve", {}));
  room.answer(ann, "No.");
  assert.deepEqual(ann.take(), []);
  assert.equal(ann.username, "ann");
});

Deno.test("L4: a login whose connection ended while it was checked lets nobody in", () => {
  const room = new RoomDriver();
  room.holdsLogins = true;
  const session = room.connect().login("ann");
  session.hangUp();
  room.answer(session, room.identify("ann", {}));
  assert.equal(room.room.people.size, 0);
  assert.deepEqual(session.take(), []);
});

Deno.test("P9: a login of somebody who is in the room is refused and changes nothing", () => {
  const room = new RoomDriver();
  const ann = room.join("ann");
  ann.login("bob");
  assert.match(ann.takeError().message, /already in the room/);
  assert.equal(ann.username, "ann");
  assert.equal(room.asked.length, 1);
});

Deno.test("P9: before login nothing but login and ping is taken", () => {
  const room = new RoomDriver();
  const ann = room.join("ann");
  const session = room.connect();
  session.say("lobby", "hi");
  assert.match(session.takeError().message, /not in the room yet/);
  session.say("@ann", "hi").send({ action: "me", status: "away" });
  assert.deepEqual(session.takeActions(), ["error", "error"]);
  session.send({ action: "ping" });
  assert.deepEqual(session.take(), []);
  assert.deepEqual(ann.take(), []);
  assert.equal(room.room.sessions.get(session.id)?.strikes, 3);
});

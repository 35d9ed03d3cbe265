import assert from "node:assert/strict";
import { CloseCode } from "../../lib/protocol/close_codes.ts";
import { DELTA, RoomDriver } from "../support/room_driver.ts";

const KEY = "k".repeat(16);

Deno.test("L11, F1: somebody signed in who comes again ends their older session, which is told why", () => {
  const room = new RoomDriver();
  const older = room.join("ann", { signed: true });
  const newer = room.join("ann", { signed: true });
  assert.deepEqual(older.takeActions(), ["error", "disconnect"]);
  assert.match(older.last("error").message, /another window or on another device/);
  assert.deepEqual(older.closed, {
    code: CloseCode.SignedInElsewhere,
    reason: "Signed in elsewhere",
  });
  assert.equal(newer.username, "ann");
  assert.equal(newer.personID, older.personID);
  assert.equal(room.room.people.size, 1);
});

Deno.test("L11: the others see a changed row, nobody leaving and nobody coming", () => {
  const room = new RoomDriver();
  const delta = room.join("delta", DELTA);
  const legacy = room.join("legacy");
  const ann = room.join("ann", { signed: true });
  room.advance();
  delta.take(), legacy.take();
  room.join("ann", { signed: { avatar: "https://example.com/new.png" } });
  room.advance();
  assert.deepEqual(delta.takeActions(), ["roster"]);
  assert.deepEqual(delta.last("roster").changed, [
    { personID: ann.personID, avatar: "https://example.com/new.png", video: 0 },
  ]);
  assert.deepEqual(legacy.takeActions(), ["who"]);
});

Deno.test("L11: the person keeps status and time of login, and gets what the new login says", () => {
  const room = new RoomDriver();
  const older = room.join("ann", { signed: true, dnd: true });
  older.send({ action: "me", status: "busy" });
  const { loginAt } = older.last("who").whoList[0] ?? {};
  room.advance(60_000);
  const newer = room.join("ann", { signed: { operator: true }, ...DELTA });
  const [row] = newer.last("who").whoList;
  assert.deepEqual(
    { status: row?.status, dnd: row?.dnd, op: row?.op, loginAt: row?.loginAt },
    { status: "busy", dnd: undefined, op: true, loginAt },
  );
  assert.equal(newer.last("me").op, true);
});

Deno.test("L11: the close of the older connection takes nobody out of the room", () => {
  const room = new RoomDriver();
  const older = room.join("ann", { signed: true });
  const newer = room.join("ann", { signed: true });
  older.hangUp();
  assert.equal(room.room.people.size, 1);
  newer.say("lobby", "still here");
  assert.equal(newer.last("message").message, "<p>still here</p>\n");
});

Deno.test("L11: nothing that the older session still sends is heard", () => {
  const room = new RoomDriver();
  const older = room.join("ann", { signed: true });
  const newer = room.join("ann", { signed: true });
  older.say("lobby", "ghost").send({ action: "me", status: "away" }).send("nonsense");
  assert.deepEqual(newer.take(), []);
});

Deno.test("L11, D27: of two connections that log in as one person at once, the later answer wins", () => {
  const room = new RoomDriver();
  room.holdsLogins = true;
  const [one, two] = [room.connect().login("ann"), room.connect().login("ann")];
  const identity = room.identify("ann", { signed: true });
  room.answer(two, identity);
  room.answer(one, identity);
  assert.equal(two.closed?.code, CloseCode.SignedInElsewhere);
  assert.equal(one.isOpen, true);
  assert.equal(one.username, "ann");
});

Deno.test("L12: a guest with the same personKey is the same person, and keeps name and id", () => {
  const room = new RoomDriver();
  const older = room.join("ann", { personKey: KEY });
  const newer = room.join("ann", { personKey: KEY });
  assert.equal(older.closed?.code, CloseCode.SignedInElsewhere);
  assert.equal(newer.username, "ann");
  assert.equal(newer.personID, older.personID);
});

Deno.test("L12: a guest with another key, or none, does not take a name over", () => {
  const room = new RoomDriver();
  const ann = room.join("ann", { personKey: KEY });
  assert.equal(room.join("ann", { personKey: "x".repeat(16) }).username, "ann 2");
  assert.equal(room.join("ann").username, "ann 3");
  assert.equal(ann.isOpen, true);
});

Deno.test("L12: a guest who comes back under another name is renamed, and the old name is free", () => {
  const room = new RoomDriver();
  const watcher = room.join("watcher", DELTA);
  const ann = room.join("ann", { personKey: KEY });
  watcher.take();
  const again = room.join("anna", { personKey: KEY });
  assert.equal(again.username, "anna");
  assert.deepEqual(watcher.takeActions(), ["roster"]);
  assert.deepEqual(watcher.last("roster").changed, [
    { personID: ann.personID, username: "anna", video: 0 },
  ]);
  assert.equal(room.join("ann").username, "ann");
});

Deno.test("L12: a guest who was renamed for a member comes back under the number they had", () => {
  const room = new RoomDriver();
  room.join("ann", { personKey: KEY });
  room.join("ann", { signed: true });
  const again = room.join("ann", { personKey: KEY });
  assert.equal(again.username, "ann 2");
  assert.match(again.last("error").message, /is taken, you are <em>ann 2<\/em>/);
});

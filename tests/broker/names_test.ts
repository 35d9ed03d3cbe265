import assert from "node:assert/strict";
import { CloseCode } from "../../lib/protocol/close_codes.ts";
import { DELTA, RoomDriver } from "../support/room_driver.ts";

Deno.test("L7: a guest gets the name that they picked, in its normal spelling", () => {
  const room = new RoomDriver();
  assert.equal(room.join("  Ａnn\u200B ").username, "Ann");
});

Deno.test("L7: a guest without a name is anonymous", () => {
  const room = new RoomDriver();
  assert.equal(room.join("").username, "anonymous");
  assert.equal(room.join("  ").username, "anonymous 2");
});

Deno.test("L6: a token's name counts, not the one in the login", () => {
  const room = new RoomDriver();
  const ann = room.connect();
  ann.login("mallory", { signed: { username: "ann" } });
  assert.equal(ann.username, "ann");
});

Deno.test("L8: a guest whose name cannot be used is told why and may pick another", () => {
  const room = new RoomDriver();
  const session = room.connect().login("<b>");
  assert.equal(
    session.takeError().message,
    "A name cannot contain &lt; &gt; &amp; &quot; ` or \\.",
  );
  assert.equal(session.isOpen, true);
  session.login("ChatServer");
  assert.match(session.takeError().message, /reserved/);
  assert.equal(room.room.sessions.get(session.id)?.strikes, 0);
  session.login("ann");
  assert.equal(session.username, "ann");
});

Deno.test("L8: a token whose name cannot be used is refused like a bad one", () => {
  const room = new RoomDriver();
  const session = room.connect().login("@ann", { signed: true });
  assert.deepEqual(session.takeActions(), ["error", "disconnect"]);
  assert.match(session.last("error").message, /name in your token .* cannot begin with @/);
  assert.equal(session.closed?.code, CloseCode.LoginRefused);
});

Deno.test("L9: a taken guest name gets the next free number, and its person is told", () => {
  const room = new RoomDriver();
  room.join("ann");
  const second = room.connect().login("ANN");
  assert.deepEqual(second.takeActions(), ["me", "who", "error", "error", "error"]);
  assert.equal(second.username, "ANN 2");
  const notice = second.last("error");
  assert.equal(notice.kind, "notice");
  assert.equal(notice.message, "The name <em>ANN</em> is taken, you are <em>ANN 2</em> for now.");
  assert.equal(room.join("a n n").username, "a n n 3");
});

Deno.test("L9: a number that somebody holds already is passed over", () => {
  const room = new RoomDriver();
  room.join("ann 2");
  room.join("ann");
  assert.equal(room.join("ann").username, "ann 3");
});

Deno.test("L9: a name is free again as soon as its holder is gone", () => {
  const room = new RoomDriver();
  room.join("ann").hangUp();
  assert.equal(room.join("ann").username, "ann");
});

Deno.test("L9: a guest does not get the name of somebody signed in", () => {
  const room = new RoomDriver();
  const member = room.join("ann", { signed: true });
  assert.equal(room.join("Ann").username, "Ann 2");
  assert.deepEqual(member.all("me").length, 1);
});

Deno.test("L9: a hundred guests who all want one long name get a hundred names", () => {
  const room = new RoomDriver();
  const names = Array.from({ length: 100 }, () => room.join("x".repeat(32)).username);
  assert.equal(new Set(names).size, 100);
});

Deno.test("L10: somebody signed in takes their name over from a guest, who is renamed and told", () => {
  const room = new RoomDriver();
  const guest = room.join("ann");
  const guestID = guest.personID;
  const member = room.join("Ann", { signed: true });
  assert.equal(member.username, "Ann");
  const [me, notice] = [guest.last("me"), guest.last("error")];
  assert.deepEqual(me, { action: "me", username: "ann 2", personID: guestID, features: [] });
  assert.equal(notice.kind, "notice");
  assert.match(notice.message, /<em>Ann<\/em> belongs to a member .* <em>ann 2<\/em> for now/);
  assert.equal(guest.isOpen, true);
});

Deno.test("L10: the others hear of the renaming before the member comes, and of no coming or going of the guest", () => {
  const room = new RoomDriver();
  const watcher = room.join("watcher", DELTA);
  const guest = room.join("ann");
  watcher.take();
  const member = room.join("ann", { signed: true });
  const [renamed, joined, ...more] = watcher.take();
  assert.ok(renamed?.action === "roster" && joined?.action === "roster");
  assert.deepEqual(renamed.changed, [
    { personID: guest.personID, username: "ann 2", video: 0 },
  ]);
  assert.deepEqual([renamed.rows, renamed.gone, joined.gone, more], [[], [], [], []]);
  assert.deepEqual(joined.rows.map(({ username, personID }) => ({ username, personID })), [
    { username: "ann", personID: member.personID },
  ]);
});

Deno.test("L13: two different people whose signed names fold alike are both let in", () => {
  const room = new RoomDriver();
  const first = room.join("ann", { signed: true });
  const second = room.join("Ann", { signed: true });
  assert.equal(second.username, "Ann 2");
  assert.equal(first.isOpen, true);
  assert.notEqual(first.personID, second.personID);
});

import assert from "node:assert/strict";
import { RoomDriver } from "../../support/room_driver.ts";
import { CloseCode } from "../../../lib/protocol/close_codes.ts";
import { MAX_BAN_HOURS } from "../../../lib/protocol/limits.ts";
import { give, prepareRoom } from "./command_room.ts";

const HOUR = 3_600_000;

/** Whether somebody may come in, who leaves again if so. */
function mayEnter(room: RoomDriver, name: string, options = {}, address = "198.51.100.9"): boolean {
  const session = room.connect(address).login(name, options);
  const { isOpen } = session;
  if (isOpen) session.hangUp();
  return isOpen;
}

Deno.test("X2: a ban ends the session, says why and for how long, and is written down", () => {
  const { room, olga, gus } = prepareRoom();
  assert.equal(
    give(olga, "/ban gus 1.5 spam").text,
    "gus is banned for 90 minutes. End it with /unban.",
  );
  assert.equal(
    gus.last("error").message,
    "An operator has sent you out of this room. Reason: spam. You can come back in 90 minutes.",
  );
  assert.deepEqual(gus.closed, { code: CloseCode.Kicked, reason: "Banned" });
  const [saved] = room.administered;
  assert.ok(saved?.type === "SaveBans");
  assert.deepEqual(saved.bans, [{
    username: "gus",
    about: "guest",
    personID: gus.personID,
    address: "192.0.2.1",
    by: "olga",
    reason: "spam",
    since: room.now,
    until: room.now + 1.5 * HOUR,
  }]);
});

Deno.test("X2, D26: a ban holds for the name in whatever case and spelling", () => {
  const { room, olga } = prepareRoom();
  give(olga, "/ban mia");
  for (const name of ["mia", "MIA", "m ia", "ｍｉａ"]) assert.ok(!mayEnter(room, name), name);
  assert.ok(!mayEnter(room, "Mia", { signed: true }));
  assert.ok(mayEnter(room, "miau"));
});

Deno.test("X2, D26: a rename does not end a member's ban, which goes by the subject of the token", () => {
  const { room, olga, mia } = prepareRoom();
  give(olga, "/ban mia");
  assert.ok(!mayEnter(room, "other", { signed: { personID: mia.personID } }));
});

Deno.test("X2, D26: a guest is banned by name, by key and by address; a member's address is not", () => {
  const { room, olga } = prepareRoom();
  give(olga, "/ban gus");
  assert.ok(!mayEnter(room, "other", { personKey: "g".repeat(16) }));
  assert.ok(!mayEnter(room, "other", {}, "192.0.2.1"));
  assert.ok(mayEnter(room, "other"));
  assert.ok(mayEnter(room, "max", { signed: true }, "192.0.2.1"));
  give(olga, "/unban gus");
  give(olga, "/ban mia");
  assert.ok(mayEnter(room, "other", {}, "192.0.2.1"));
});

Deno.test("X2, D26: a guest with IPv6 is recognised by their network, which has addresses to spare", () => {
  const { room, olga } = prepareRoom();
  room.connect("2001:db8:1:2::7").login("hal");
  give(olga, "/ban hal");
  assert.ok(!mayEnter(room, "other", {}, "2001:db8:1:2:ffff::1"));
  assert.ok(mayEnter(room, "other", {}, "2001:db8:1:3::7"));
});

Deno.test("X2, D26: the address of the server's own machine is nobody's, and is not banned", () => {
  for (const address of ["127.0.0.1", "::1", "local"]) {
    const { room, olga } = prepareRoom();
    room.connect(address).login("hal");
    give(olga, "/ban hal");
    assert.ok(!mayEnter(room, "HAL", {}, address));
    assert.ok(mayEnter(room, "other", {}, address), address);
  }
});

Deno.test("X2: a guest of a member's name does not get the member banned", () => {
  const room = new RoomDriver();
  const olga = room.join("olga", { signed: { operator: true } });
  room.join("mia");
  give(olga, "/ban mia");
  assert.ok(!mayEnter(room, "mia"));
  assert.ok(mayEnter(room, "mia", { signed: true }));
});

Deno.test("X2: a name can be banned while nobody has it, for guests and members", () => {
  const { room, olga } = prepareRoom();
  assert.match(give(olga, "/ban Troll").text, /only the name is banned\. End it with/);
  assert.ok(!mayEnter(room, "troll"));
  assert.ok(!mayEnter(room, "TROLL", { signed: true }));
});

Deno.test("X2: whoever is banned is turned away before they take over a session or a name", () => {
  const { room, olga, mia } = prepareRoom();
  give(olga, "/ban troll");
  olga.take();
  const again = room.connect().login("troll", { signed: { personID: mia.personID } });
  assert.equal(again.isOpen, false);
  assert.ok(mia.isOpen);
  assert.deepEqual([olga.take(), mia.take()], [[], []]);
});

Deno.test("X2: a ban lasts 24 hours unless said, takes fractions, and ends by itself", () => {
  const { room, olga } = prepareRoom();
  give(olga, "/ban mia");
  assert.match(give(olga, "/ban gus 0,5").text, /for 30 minutes/);
  room.administered.length = 0;
  room.advance(0.5 * HOUR - 1);
  assert.ok(!mayEnter(room, "gus"));
  assert.deepEqual(room.administered, []);
  room.advance(1);
  assert.ok(mayEnter(room, "gus"));
  assert.deepEqual(room.administered.map(({ type }) => type), ["SaveBans"]);
  room.advance(23.5 * HOUR - 1);
  assert.ok(!mayEnter(room, "mia"));
  room.advance(1);
  assert.ok(mayEnter(room, "mia"));
  assert.deepEqual(room.room.bans, []);
});

Deno.test("X2: hours that make no sense ban nobody; a first word that is no number is the reason", () => {
  const { room, olga, gus } = prepareRoom();
  for (const hours of ["0", "-1", "0.001", String(MAX_BAN_HOURS + 1), "9".repeat(400)]) {
    assert.ok(give(olga, `/ban gus ${hours}`).isRefused, hours);
  }
  assert.ok(gus.isOpen);
  give(olga, "/ban gus 3x too often. ");
  assert.equal(room.room.bans[0]?.reason, "3x too often");
});

Deno.test("X2: a second ban of somebody takes the place of the first", () => {
  const { room, olga } = prepareRoom();
  give(olga, "/ban troll 1");
  give(olga, "/ban Troll 2 worse");
  assert.deepEqual(room.room.bans.map(({ reason }) => reason), ["worse"]);
});

Deno.test("X3: /bans lists who, by whom, why and until when, with markup as text", () => {
  const { olga } = prepareRoom();
  give(olga, "/ban mia 2 <b>spam</b>");
  give(olga, "/ban troll");
  const { text } = give(olga, "/bans");
  assert.match(text, /<li><strong>mia<\/strong> by olga: &lt;b&gt;spam&lt;\/b&gt;\. Until 20\d\d-/);
  assert.match(text, /UTC, 2 hours from now\.<\/li>/);
  assert.match(text, /<strong>troll<\/strong> \(the name\) by olga\. Until/);
});

Deno.test("X3: /unban lets in again whoever was banned or kicked, and says if nobody was", () => {
  const { room, olga } = prepareRoom();
  give(olga, "/ban mia");
  give(olga, "/kick gus");
  assert.equal(give(olga, "/unban @MIA").text, "MIA may come in again.");
  give(olga, "/unban gus");
  assert.ok(mayEnter(room, "mia", { signed: true }));
  assert.ok(mayEnter(room, "gus"));
  assert.ok(give(olga, "/unban nobody").isRefused);
});

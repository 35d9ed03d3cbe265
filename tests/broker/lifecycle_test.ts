import assert from "node:assert/strict";
import type { Event } from "../../lib/broker/event.ts";
import { CloseCode } from "../../lib/protocol/close_codes.ts";
import { MAX_STAY_SECONDS, PING_INTERVAL_MS, TOKEN_RENEWAL_MS } from "../../lib/protocol/limits.ts";
import { DELTA, RoomDriver } from "../support/room_driver.ts";

Deno.test("K1: everyone in the room is pinged at once after the start and then every interval", () => {
  const room = new RoomDriver();
  const [ann, bob] = [room.join("ann"), room.join("bob", DELTA)];
  room.advance();
  room.advance(PING_INTERVAL_MS - 1);
  assert.deepEqual([ann.all("ping").length, bob.all("ping").length], [1, 1]);
  room.advance(1);
  assert.deepEqual([ann.all("ping").length, bob.all("ping").length], [2, 2]);
});

Deno.test("K1: a client's ping asks for nothing and gets nothing", () => {
  const room = new RoomDriver();
  const ann = room.join("ann");
  ann.send({ action: "ping" });
  assert.deepEqual(ann.take(), []);
});

Deno.test("K2, F2: a member gets a fresh token now and then, a guest never", () => {
  const room = new RoomDriver();
  room.join("guest");
  const member = room.join("ann", { signed: { operator: true } });
  room.advance(TOKEN_RENEWAL_MS - 1);
  assert.equal(room.renewals.length, 0);
  room.advance(PING_INTERVAL_MS);
  const [renewal] = room.renewals;
  assert.equal(renewal?.session, member.id);
  assert.equal(renewal?.identity.operator, true);
  room.advance(PING_INTERVAL_MS);
  assert.equal(room.renewals.length, 1, "one token is enough for a while");
});

Deno.test("K2, D10: tokens are renewed for a day after the website vouched for the member, no longer", () => {
  const room = new RoomDriver();
  room.join("ann", { signed: { since: room.now / 1000 - MAX_STAY_SECONDS } });
  room.advance(TOKEN_RENEWAL_MS);
  assert.equal(room.renewals.length, 0);
  room.join("ann", { signed: true });
  room.advance(TOKEN_RENEWAL_MS);
  assert.equal(room.renewals.length, 1);
});

Deno.test("E3: a stop tells everyone, logged in or not, and closes every connection", () => {
  const room = new RoomDriver();
  const sessions = [room.join("ann"), room.join("bob", DELTA), room.connect()];
  for (const session of sessions) session.take();
  room.stop();
  for (const session of sessions) {
    const [notice, ...more] = session.take();
    assert.deepEqual(more, [], "nobody needs to hear that the others leave as well");
    assert.ok(notice?.action === "error" && notice.kind === "notice");
    assert.match(notice.message, /restarting/);
    assert.equal(session.closed?.code, CloseCode.ServiceRestart);
  }
  assert.equal(room.room.sessions.size + room.room.people.size + room.room.joining.size, 0);
});

Deno.test("E3: after a stop nothing more is sent to anybody", () => {
  const room = new RoomDriver();
  const [ann, bob] = [room.join("ann"), room.join("bob")];
  room.stop();
  ann.take(), bob.take();
  ann.hangUp();
  bob.say("lobby", "still there?");
  room.advance(60_000);
  assert.deepEqual([...ann.take(), ...bob.take()], []);
});

Deno.test("E4: a connection that ends twice leaves once", () => {
  const room = new RoomDriver();
  const [ann, watcher] = [room.join("ann"), room.join("watcher", DELTA)];
  watcher.take();
  ann.hangUp();
  ann.hangUp();
  assert.deepEqual(watcher.takeActions(), ["roster"]);
});

Deno.test("E4: nothing that still comes from a connection that has ended has an effect", () => {
  const room = new RoomDriver();
  const ann = room.join("ann");
  room.join("bob");
  ann.hangUp();
  const common = { session: ann.id, at: room.now };
  const late: readonly Event[] = [
    { type: "SocketClosed", ...common, code: 1000 },
    {
      type: "MessageReceived",
      ...common,
      message: { action: "message", channel: "lobby", message: "x" },
    },
    { type: "FrameRefused", ...common, problem: { kind: "nonsense", reason: "No." } },
    { type: "IdentityResolved", ...common, identity: room.identify("ann", {}) },
    { type: "IdentityRefused", ...common, reason: "No." },
  ];
  for (const event of late) assert.deepEqual(room.step(event), [], event.type);
  assert.deepEqual(room.step({ type: "SocketClosed", session: 999, code: 1000, at: room.now }), []);
});

Deno.test("E4: what is sent goes only to sessions that were there before, or to the one who acts", () => {
  const room = new RoomDriver();
  const [ann, bob] = [room.join("ann"), room.join("bob")];
  ann.hangUp();
  const heard = room.step({
    type: "MessageReceived",
    session: bob.id,
    at: room.now,
    message: { action: "message", channel: "lobby", message: "anyone?" },
  });
  const told = heard.flatMap((effect) => effect.type === "Send" ? [effect.to] : []);
  assert.deepEqual(told, [[bob.id]]);
});

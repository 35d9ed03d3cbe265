import assert from "node:assert/strict";
import { PING_INTERVAL_MS } from "../../lib/protocol/limits.ts";
import { type LoginOptions, RoomDriver } from "../support/room_driver.ts";

const ICE: LoginOptions = { features: ["ice-servers"], signed: true };
const RENEWAL_MS = 4 * PING_INTERVAL_MS;

Deno.test("I1: ICE servers come between me and the Who List, to a client that asked for them", () => {
  const room = new RoomDriver();
  room.holdsLogins = true;
  const ann = room.connect().login("ann", ICE);
  const identity = room.identify("ann", ICE);
  const effects = room.step({
    type: "IdentityResolved",
    session: ann.id,
    identity,
    at: room.now,
  });
  const order = effects.map((effect) =>
    effect.type === "Send" ? effect.message.action : effect.type
  );
  assert.deepEqual(order.slice(0, 4), ["me", "Serve", "GrantIce", "who"]);
  assert.deepEqual(room.grants, [{ type: "GrantIce", session: ann.id, person: identity.personID }]);
});

Deno.test("I4: nobody else gets ICE servers, neither at login nor later", () => {
  const room = new RoomDriver({ iceRenewalMs: 0, loginMs: 3_600_000 });
  room.holdsLogins = true;
  room.connect().login("held", ICE);
  room.holdsLogins = false;
  room.join("delta", { features: ["roster-delta"] });
  room.join("legacy");
  const guest = room.connect().login("@", { features: ["ice-servers"] });
  for (let pings = 0; pings < 5; pings++) room.advance(PING_INTERVAL_MS);
  assert.match(guest.last("error").message, /A name cannot begin with @/);
  assert.deepEqual(room.grants, []);
});

Deno.test("I3: they come anew with a ping once half of their life is over", () => {
  const room = new RoomDriver({ iceRenewalMs: RENEWAL_MS });
  room.advance();
  const ann = room.join("ann", ICE);
  const grants: number[] = [];
  for (let pings = 1; pings <= 9; pings++) {
    room.advance(PING_INTERVAL_MS);
    grants.push(room.grants.length);
  }
  assert.deepEqual(grants, [1, 1, 1, 2, 2, 2, 2, 3, 3]);
  assert.ok(room.grants.every(({ session }) => session === ann.id));
});

Deno.test("I3: those that never run out are not renewed", () => {
  const room = new RoomDriver({ iceRenewalMs: Infinity });
  room.join("ann", ICE);
  room.advance(365 * 86_400_000);
  assert.equal(room.grants.length, 1);
});

Deno.test("I1: a login in place of an older one gets its own, and their time begins anew", () => {
  const room = new RoomDriver({ iceRenewalMs: RENEWAL_MS });
  room.advance();
  room.join("ann", ICE);
  room.advance(RENEWAL_MS - 1);
  const again = room.join("ann", ICE);
  assert.deepEqual(room.grants.map(({ session }) => session), [again.id - 1, again.id]);
  room.advance(PING_INTERVAL_MS);
  assert.equal(room.grants.length, 2);
});

Deno.test("I4: who comes in anew without the feature gets no others", () => {
  const room = new RoomDriver({ iceRenewalMs: 0 });
  room.join("ann", ICE);
  room.join("ann", { signed: true });
  room.advance(PING_INTERVAL_MS);
  assert.equal(room.grants.length, 1);
});

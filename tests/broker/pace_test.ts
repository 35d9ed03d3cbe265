import assert from "node:assert/strict";
import { derivePaces } from "../../lib/broker/pace.ts";
import { CloseCode } from "../../lib/protocol/close_codes.ts";
import { MAX_NOTED_PEOPLE, MAX_OVER_PACE, SIGNALS_PER_LINK } from "../../lib/protocol/limits.ts";
import { DEFAULT_LIMITS } from "../../lib/settings/default_settings.ts";
import { describePaces } from "../../lib/server/describe_paces.ts";
import { RoomDriver } from "../support/room_driver.ts";
import type { TestSession } from "../support/test_session.ts";

/** A room with the limits that an operator gets who says nothing. */
function openRoom(): RoomDriver {
  return new RoomDriver({ paces: describePaces(DEFAULT_LIMITS) });
}

function sayMany(session: TestSession, times: number, first = 1): void {
  for (let i = first; i < first + times; i++) {
    session.say("lobby", `word ${i}`, { clientID: `c${i}` });
  }
}

const CANDIDATE = JSON.stringify({ candidate: "candidate:1 1 udp 1 192.0.2.1 9 typ host" });

Deno.test("P12, D11: messages go at a burst and then a pace; each other is refused by its clientID", () => {
  const room = openRoom();
  const [ann, bob] = [room.join("ann"), room.join("bob")];
  ann.take();
  sayMany(ann, 13);
  assert.equal(bob.all("message").length, 10);
  const errors = ann.all("error").filter(({ kind }) => kind === undefined);
  assert.deepEqual(errors.map(({ clientID }) => clientID), ["c11", "c12", "c13"]);
  assert.equal(
    errors[0]?.message,
    "You are writing too fast, and this was not sent. Try again in a second.",
  );
  room.now += 1_000;
  sayMany(ann, 3, 11);
  assert.equal(bob.all("message").length, 12);
});

Deno.test("P12: operators may write faster, but no longer", () => {
  const room = openRoom();
  const [ann, bob] = [room.join("ann", { signed: { operator: true } }), room.join("bob")];
  sayMany(ann, 300);
  assert.equal(bob.all("message").length, 300);
  ann.take();
  ann.say("lobby", "x".repeat(4_001));
  assert.match(ann.takeError().message, /at most 4000 fit/);
});

Deno.test("P12: what has no clientID is answered once in a second", () => {
  const room = openRoom();
  const ann = room.join("ann");
  // The login was one action of fifty.
  for (let i = 0; i < 49; i++) ann.send({ action: "ping" });
  ann.take();
  for (let i = 0; i < 20; i++) ann.send({ action: "me", dnd: i % 2 === 0 });
  assert.match(ann.takeError().message, /^That was too much at once/);
  room.now += 1_000;
  for (let i = 0; i < 30; i++) ann.send({ action: "ping" });
  assert.equal(ann.takeActions().filter((action) => action === "error").length, 1);
});

Deno.test("P12, D11: actions that the server does not serve cost as much as others", () => {
  const room = openRoom();
  const ann = room.join("ann");
  ann.take();
  for (let i = 0; i < 70; i++) ann.send({ action: "typing" });
  assert.ok(ann.take().length <= 51);
});

Deno.test("P12: who does not stop is closed, with one line in the log", () => {
  const room = openRoom();
  const [ann, bob] = [room.join("ann"), room.join("bob")];
  sayMany(ann, 10 + MAX_OVER_PACE);
  assert.ok(ann.isOpen);
  sayMany(ann, 1);
  assert.deepEqual(ann.closed, { code: CloseCode.PolicyViolation, reason: "Too many messages" });
  sayMany(ann, 100);
  assert.equal(bob.all("message").length, 10);
  assert.deepEqual(room.log.filter((line) => line.startsWith("warn")), [
    `warn: Closed a connection from 192.0.2.1 (ann): ${MAX_OVER_PACE} messages came over the pace.`,
  ]);
});

Deno.test("P12: what comes once in a while over the pace is forgiven", () => {
  const room = openRoom();
  const ann = room.join("ann");
  for (let second = 0; second < 2 * MAX_OVER_PACE; second++) {
    room.now += 1_000;
    sayMany(ann, 3);
  }
  assert.ok(ann.isOpen);
});

Deno.test("P12: a new connection of the same person has no fresh burst", () => {
  const room = openRoom();
  const bob = room.join("bob");
  for (let i = 0; i < 5; i++) sayMany(room.join("ann", { personKey: "k".repeat(16) }), 10);
  assert.equal(bob.all("message").length, 10);
});

Deno.test("P12: a client may say all its boots and mutes again after login", () => {
  const room = openRoom();
  const ann = room.join("ann");
  ann.take();
  for (const action of ["boot", "mute"]) {
    for (let i = 0; i < MAX_NOTED_PEOPLE; i++) {
      ann.send({ action, username: `n${i}`, personID: `guest-${i + 100}` });
    }
  }
  assert.deepEqual(ann.take(), []);
  assert.equal(room.room.people.get(ann.personID)?.muted.size, MAX_NOTED_PEOPLE);
});

Deno.test("P12: 64 cameras can be opened at once, with all that browsers say to each other", () => {
  const room = openRoom();
  const viewer = room.join("viewer");
  const shown = Array.from({ length: 64 }, (_, i) => room.join(`cam ${i}`).show());
  viewer.take();
  for (const camera of shown) viewer.act("open", camera);
  const links = viewer.all("open");
  assert.equal(links.length, 64);
  // 40 signals for each camera: an offer and its candidates, twice.
  for (let i = 0; i < 40; i++) {
    for (const [index, camera] of shown.entries()) {
      const openSecret = links[index]?.openSecret;
      viewer.act("candidate", camera, { openSecret, candidate: CANDIDATE });
    }
  }
  for (const camera of shown) assert.equal(camera.all("candidate").length, 40);
  assert.deepEqual(viewer.all("error").filter(({ kind }) => kind === undefined), []);
});

Deno.test("P12, D11: signals over the pace are dropped without a word; opening anew adds none", () => {
  const room = openRoom();
  const [viewer, camera] = [room.join("viewer"), room.join("camera").show()];
  for (let i = 0; i < 60; i++) viewer.act("open", camera);
  viewer.take();
  const { openSecret } = viewer.last("open");
  const most = DEFAULT_LIMITS.signalBurst + SIGNALS_PER_LINK;
  for (let i = 0; i < most + 50; i++) {
    viewer.act("candidate", camera, { openSecret, candidate: CANDIDATE });
  }
  assert.equal(camera.all("candidate").length, most);
  assert.deepEqual(viewer.take(), []);
  assert.ok(viewer.isOpen);
});

Deno.test("V5: a person watches as many cameras as the operator allows", () => {
  const room = new RoomDriver({ linksPerPerson: 2 });
  const viewer = room.join("viewer");
  const shown = [1, 2, 3].map((i) => room.join(`cam ${i}`).show());
  viewer.take();
  for (const camera of shown) viewer.act("open", camera);
  assert.equal(viewer.all("open").length, 2);
  assert.match(viewer.last("error").message, /^You have 2 cameras open\./);
});

Deno.test("derivePaces: without a limit on links there is none on opening", () => {
  const pace = { perSecond: 1, burst: 1 };
  const paces = derivePaces({
    message: pace,
    action: pace,
    signal: pace,
    linksPerPerson: Infinity,
  });
  assert.equal(paces.open.burst, Infinity);
});

import assert from "node:assert/strict";
import { CloseCode } from "../../lib/protocol/close_codes.ts";
import { ok } from "../../lib/protocol/result.ts";
import type { RoomConfig } from "../../lib/broker/room.ts";
import { DELTA, RESUME, RoomDriver } from "../support/room_driver.ts";
import type { TestSession } from "../support/test_session.ts";

const KEY = { personKey: "a".repeat(16) };
const WAIT_MS = 60_000;

/** Ann may lose her connection; olga is an operator, legacy a client of BareRTC. */
function prepare(config: Partial<RoomConfig> = {}) {
  const room = new RoomDriver(config);
  const ann = room.join("ann", { ...RESUME, ...KEY });
  const olga = room.join("olga", { signed: { operator: true }, ...DELTA });
  const legacy = room.join("legacy");
  room.advance();
  for (const session of [ann, olga, legacy]) session.take();
  return { room, ann, olga, legacy };
}

/** Fails unless the others were told once that somebody left. */
function assertLeft(
  { room, olga, legacy }: ReturnType<typeof prepare>,
  { personID, username }: TestSession,
): void {
  assert.ok(!room.room.people.has(personID));
  const told = [...olga.take(), ...legacy.take()].flatMap((message) => {
    if (message.action === "roster") return message.gone;
    return message.action === "presence" ? [message.username] : [];
  });
  assert.deepEqual(told, [personID, username]);
  assert.equal(room.room.resumable.size, 0);
}

/** Fails unless the key of a session is worth nothing. */
function assertWorthless(room: RoomDriver, session: TestSession): void {
  assert.deepEqual(room.connect().resume(session).takeActions(), ["resume-refused"]);
}

for (const code of [1000, 1001, 1005, 1008, 1009, 1011, 1012, 4001, 4999]) {
  Deno.test(`F9: a connection that is closed with ${code} is somebody who leaves`, () => {
    const scene = prepare();
    scene.ann.hangUp(code);
    assertLeft(scene, scene.ann);
    assertWorthless(scene.room, scene.ann);
    assert.equal(scene.room.join("ann").username, "ann", "the name is free at once");
  });
}

for (const command of ["/kick ann", "/ban ann 1", "/kickall"]) {
  Deno.test(`F9, X1: ${command} ends the session, with or without a connection`, () => {
    for (const isLost of [false, true]) {
      const scene = prepare();
      const { room, ann, olga, legacy } = scene;
      legacy.hangUp();
      olga.take(), ann.take();
      if (isLost) ann.drop();
      olga.say("lobby", command);
      assert.equal(ann.closed?.code, CloseCode.Kicked);
      assert.deepEqual(ann.takeActions(), ["error", "disconnect"]);
      assert.ok(!room.room.people.has(ann.personID));
      assert.deepEqual(olga.all("roster").at(-1)?.gone, [ann.personID]);
      const again = room.connect().resume(ann);
      assert.deepEqual(again.takeActions(), ["resume-refused"]);
      assert.equal(again.login("ann", KEY).closed?.code, CloseCode.LoginRefused);
    }
  });
}

Deno.test("F9, L11: a login takes the place of a session that waits, and its key is worth nothing", () => {
  const { room, ann, olga, legacy } = prepare();
  ann.drop();
  const newer = room.join("ann", { ...RESUME, ...KEY });
  assert.deepEqual(ann.takeActions(), ["error", "disconnect"]);
  assert.equal(ann.closed?.code, CloseCode.SignedInElsewhere);
  room.advance();
  assert.deepEqual([...olga.take(), ...legacy.take()], []);
  assertWorthless(room, ann);
  room.advance(WAIT_MS);
  assert.equal(newer.personID, ann.personID);
  assert.ok(room.room.people.has(newer.personID), "the time of the older session ends nothing");
  newer.drop();
  assert.equal(room.connect().resume(newer).id, newer.id);
});

Deno.test("F9, P8: one who is closed for bad frames cannot come back by the key", () => {
  const { room, ann } = prepare();
  while (ann.isOpen) ann.send("nonsense");
  assertWorthless(room, ann);
});

Deno.test("F9, E3: when the server stops nobody is waited for", () => {
  const { room, ann } = prepare();
  ann.drop();
  room.stop();
  assert.equal(ann.closed?.code, CloseCode.ServiceRestart);
  assert.deepEqual([room.room.lost.size, room.room.resumable.size], [0, 0]);
});

Deno.test("F5: who is away for ResumeSeconds leaves, once, and the key is worth nothing", () => {
  const scene = prepare();
  const { room, ann, olga, legacy } = scene;
  ann.drop();
  room.advance(WAIT_MS - 1);
  assert.ok(room.room.people.has(ann.personID));
  olga.take(), legacy.take();
  room.advance(1);
  assertLeft(scene, ann);
  assertWorthless(room, ann);
  room.advance(WAIT_MS);
  const later = [...olga.take(), ...legacy.take()].map(({ action }) => action);
  assert.deepEqual(later.filter((action) => action !== "ping"), []);
  assert.equal(room.join("ann").username, "ann");
});

Deno.test("F5: links end when their person leaves, and mutes and blocks are forgotten", () => {
  const { room, ann, olga, legacy } = prepare();
  const [eve, bob] = [room.join("eve", DELTA).show(), room.join("bob")];
  ann.show().act("open", eve).act("mute", bob).act("block", legacy);
  olga.act("open", ann);
  ann.drop();
  const { links, mutedBy, blockedBy } = room.room;
  const kept = () => [links.byID.size, mutedBy.size, blockedBy.size, eve.all("unwatch").length];
  assert.deepEqual(kept(), [2, 1, 1, 0]);
  room.advance(WAIT_MS);
  assert.deepEqual(kept(), [0, 0, 0, 1]);
});

Deno.test("F5: the time is that of the settings, also of those that are read meanwhile", () => {
  const scene = prepare({ resumeMs: 5_000 });
  const { room, ann, olga } = scene;
  const bob = room.join("bob", RESUME);
  ann.drop();
  scene.legacy.take(), olga.take();
  room.advance(5_000);
  assert.ok(!room.room.people.has(ann.personID));
  bob.drop();
  const config = { ...room.room.config, resumeMs: 0 };
  room.step({
    type: "SettingsRead",
    asked: { type: "ReadSettings", session: olga.id, place: {} },
    settings: ok({ config, remarks: [] }),
    at: room.now,
  });
  room.advance();
  assert.ok(!room.room.people.has(bob.personID));
  assert.deepEqual(room.join("cat", RESUME).last("me").features, ["roster-delta"]);
});

Deno.test("F9: with ResumeSeconds 0 the feature is not granted, and a lost connection ends all", () => {
  const scene = prepare({ resumeMs: 0 });
  const { ann } = scene;
  const { features, resumeKey } = ann.last("me");
  assert.deepEqual([features, resumeKey], [["roster-delta"], undefined]);
  ann.drop();
  assertLeft(scene, ann);
});

Deno.test("F5: those who leave together are not told of each other", () => {
  const { room } = prepare();
  const lost = ["bob", "cat", "dan"].map((name) => room.join(name, RESUME));
  for (const session of lost) session.drop();
  for (const session of lost) session.take();
  room.advance(WAIT_MS);
  assert.deepEqual(lost.flatMap((session) => session.takeActions()), []);
});

Deno.test("E4: a lost connection that ends once more, in whatever way, changes nothing", () => {
  const { room, ann } = prepare();
  ann.drop();
  for (const code of [1006, 1000]) {
    room.step({ type: "SocketClosed", session: ann.id, code, at: room.now });
    assert.ok(room.room.people.has(ann.personID), `after ${code}`);
  }
});

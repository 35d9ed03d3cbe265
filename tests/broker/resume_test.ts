import assert from "node:assert/strict";
import { CloseCode } from "../../lib/protocol/close_codes.ts";
import { MAX_STRIKES, PING_INTERVAL_MS, TOKEN_RENEWAL_MS } from "../../lib/protocol/limits.ts";
import { DEFAULT_LIMITS } from "../../lib/settings/default_settings.ts";
import { describePaces } from "../../lib/server/describe_paces.ts";
import type { RoomConfig } from "../../lib/broker/room.ts";
import { DELTA, RESUME, RoomDriver } from "../support/room_driver.ts";
import { DROP_CODES } from "../support/session_invariants.ts";
import { OFFER } from "../support/signals.ts";
import type { TestSession } from "../support/test_session.ts";

const KEY = { personKey: "a".repeat(16) };
const ELSEWHERE = "198.51.100.7";

/** Ann may lose her connection; delta and legacy look on. Nothing waits to be taken. */
function prepare(config: Partial<RoomConfig> = {}) {
  const room = new RoomDriver(config);
  const ann = room.join("ann", { ...RESUME, ...KEY });
  const [delta, legacy] = [room.join("delta", { signed: true, ...DELTA }), room.join("legacy")];
  room.advance();
  for (const session of [ann, delta, legacy]) session.take();
  return { room, ann, delta, legacy };
}

/** What others were told, after the tick with which lists come. */
function takeNews(room: RoomDriver, ...others: readonly TestSession[]) {
  room.advance();
  return others.flatMap((session) => session.take());
}

Deno.test("F4: the me of a login with resume has a key that no other login has, and no later me has one", () => {
  const room = new RoomDriver();
  const olga = room.join("olga", { signed: { operator: true }, ...RESUME });
  const gus = room.join("gus", RESUME).show();
  assert.deepEqual(gus.last("me").features, ["roster-delta", "resume"]);
  assert.ok(gus.resumeKey !== undefined && gus.resumeKey !== olga.resumeKey);
  olga.say("lobby", "/nsfw gus");
  room.join("gus", { signed: true });
  assert.deepEqual(gus.all("me").map(({ resumeKey }) => resumeKey), [
    gus.resumeKey,
    undefined,
    undefined,
  ]);
});

Deno.test("F4: who does not ask for it gets no key", () => {
  const plain = new RoomDriver().join("ann", DELTA);
  assert.deepEqual(plain.all("me").map((me) => Object.hasOwn(me, "resumeKey")), [false]);
});

for (const code of DROP_CODES) {
  Deno.test(`F5: a connection that breaks with ${code} is noticed by nobody, and the row stands`, () => {
    const { room, ann, delta, legacy } = prepare();
    ann.show().send({ action: "me", status: "busy" });
    takeNews(room, delta, legacy);
    ann.drop(code);
    assert.deepEqual(takeNews(room, delta, legacy), []);
    room.advance(50_000);
    assert.deepEqual(delta.takeActions(), ["ping"]);
    const row = room.join("eve").whoList.get(ann.personID);
    assert.deepEqual([row?.username, row?.status, row?.video], ["ann", "busy", 1]);
    assert.equal(room.join("ann").username, "ann 2");
  });
}

Deno.test("F5: without the feature, a connection that breaks is somebody who leaves", () => {
  const { room, delta, legacy } = prepare();
  legacy.drop();
  assert.deepEqual(takeNews(room, delta), [
    { action: "roster", rows: [], gone: [legacy.personID], kind: "left" },
  ]);
  assert.ok(!room.room.people.has(legacy.personID));
});

Deno.test("F5: everything goes on being sent to the session, and what happens to its person too", () => {
  const { room, ann, delta } = prepare();
  ann.drop();
  delta.say("lobby", "in public").say("@ann", "to her");
  room.join("ann", { signed: true });
  room.advance(30_000);
  assert.deepEqual(ann.takeActions(), [
    ...["message", "message"],
    ...["roster", "me", "error", "roster"],
    "ping",
  ]);
  assert.equal(room.connect().resume(ann).username, "ann 2");
});

Deno.test("F5: links, signals, threads, mutes, boots and blocks stand", () => {
  const { room, ann, delta } = prepare();
  const [eve, bob] = [room.join("eve"), room.join("bob", DELTA)];
  ann.show().act("mute", eve).act("boot", bob).act("block", bob);
  delta.act("open", ann);
  const { openSecret } = delta.last("open");
  ann.drop();
  delta.act("sdp", ann, { description: OFFER, openSecret });
  assert.equal(ann.last("sdp").openSecret, openSecret);
  ann.take();
  eve.say("lobby", "unheard").say("@ann", "unheard");
  bob.say("lobby", "unheard").say("@ann", "refused");
  assert.deepEqual(ann.take(), []);
  assert.match(bob.last("error").message, /is not in the room/);
  const again = room.connect().resume(ann);
  assert.deepEqual([again.all("unwatch"), delta.row(again)?.video], [[], 1]);
  eve.act("open", again);
  assert.match(eve.last("error").message, /The camera of ann is off/);
  again.act("candidate", delta, { candidate: '{"candidate":""}', openSecret });
  assert.equal(delta.last("candidate").openSecret, openSecret);
});

Deno.test("F5: fresh tokens are signed for a member who is away, too", () => {
  const room = new RoomDriver();
  const mia = room.join("mia", { signed: true, ...RESUME });
  room.advance(TOKEN_RENEWAL_MS - 1);
  mia.drop();
  room.advance(PING_INTERVAL_MS);
  assert.deepEqual(room.renewals.map(({ session }) => session), [mia.id]);
});

Deno.test("F7: the key brings the session back, and nobody is told, its client neither", () => {
  const { room, ann, delta, legacy } = prepare();
  ann.show();
  takeNews(room, ann, delta, legacy);
  ann.drop();
  const again = room.connect().resume(ann);
  assert.deepEqual(takeNews(room, again, delta, legacy), []);
  again.say("lobby", "I am back", { clientID: "c1" }).send({ action: "me", status: "away" });
  assert.deepEqual(again.takeActions(), ["message", "roster"]);
  assert.deepEqual([delta.last("message").username, delta.row(ann)?.status], ["ann", "away"]);
  assert.equal(room.room.sessions.size, 3, "the connection is no session of its own any more");
});

Deno.test("F7: a session goes on over a new connection before the old one is known to be broken", () => {
  const { room, ann, delta, legacy } = prepare();
  const again = room.connect().resume(ann);
  ann.hangUp();
  assert.deepEqual(takeNews(room, delta, legacy), []);
  delta.say("lobby", "hi");
  assert.equal(again.takeActions().join(), "message");
});

Deno.test("F7: a session can be lost again, and its time begins anew", () => {
  const { room, ann } = prepare();
  let latest = ann;
  for (let round = 1; round <= 3; round++) {
    latest.drop();
    room.advance(59_000);
    latest = room.connect().resume(latest);
    room.advance(59_000);
  }
  assert.ok(room.room.people.has(ann.personID));
});

Deno.test("F7, P12: a new connection is no way to a fresh burst, nor to a clean record", () => {
  const { room, ann } = prepare({ paces: describePaces(DEFAULT_LIMITS) });
  for (let count = 1; count <= 10; count++) ann.say("lobby", "hi");
  for (let strike = 1; strike < MAX_STRIKES; strike++) ann.send("nonsense");
  ann.drop();
  const again = room.connect().resume(ann);
  again.take();
  again.say("lobby", "one more");
  assert.match(again.takeError().message, /too fast/);
  again.send("nonsense");
  assert.equal(again.closed?.code, CloseCode.PolicyViolation);
});

Deno.test("F7, X2: the address is that of the new connection", () => {
  const { room, ann } = prepare();
  const olga = room.join("olga", { signed: { operator: true } });
  ann.drop();
  const again = room.connect(ELSEWHERE).resume(ann);
  olga.say("lobby", "/ban ann 1");
  assert.equal(again.closed?.code, CloseCode.Kicked);
  assert.equal(room.connect(ELSEWHERE).login("new").isOpen, false);
  assert.equal(room.connect("192.0.2.1").login("new").isOpen, true);
});

Deno.test("F7, X2: who is kept out where they come from now is turned away and leaves the room", () => {
  const { room, ann, delta, legacy } = prepare();
  const olga = room.join("olga", { signed: { operator: true } });
  room.connect(ELSEWHERE).login("gus");
  olga.say("lobby", "/ban gus 1");
  takeNews(room, delta, legacy);
  ann.drop();
  const again = room.connect(ELSEWHERE).resume(ann);
  assert.deepEqual(again.takeActions(), ["error", "disconnect"]);
  assert.equal(again.closed?.code, CloseCode.LoginRefused);
  assert.ok(!room.room.people.has(ann.personID));
  assert.deepEqual(delta.take(), [
    { action: "roster", rows: [], gone: [ann.personID], kind: "left" },
  ]);
  assert.deepEqual(room.connect().resume(ann).takeActions(), ["resume-refused"]);
});

Deno.test("F6: an ack tells the host what has arrived, and is answered by nothing", () => {
  const { room, ann, delta, legacy } = prepare();
  const message = { action: "ack", seen: 7 } as const;
  const effects = room.step({ type: "MessageReceived", session: ann.id, message, at: room.now });
  assert.deepEqual(effects.filter(({ type }) => type !== "Count"), [
    { type: "Acknowledge", session: ann.id, seen: 7 },
  ]);
  assert.deepEqual(takeNews(room, ann, delta, legacy), []);
});

Deno.test("F8: an unknown key is refused, which is no strike", () => {
  const { room, ann, delta, legacy } = prepare();
  const stranger = room.connect();
  for (let count = 0; count <= MAX_STRIKES; count++) {
    stranger.send({ action: "resume", resumeKey: `${ann.resumeKey}x`, seen: 0 });
  }
  assert.deepEqual(new Set(stranger.takeActions()), new Set(["resume-refused"]));
  assert.ok(stranger.isOpen && ann.isOpen);
  assert.deepEqual(takeNews(room, ann, delta, legacy), []);
});

Deno.test("F8, L11: where too much was missed, a login on the same connection takes the place", () => {
  const { room, ann, delta, legacy } = prepare();
  ann.show().send({ action: "me", status: "busy" });
  takeNews(room, delta, legacy);
  ann.drop();
  room.keepsMissed = false;
  const again = room.connect().resume(ann);
  assert.deepEqual(again.takeActions(), ["resume-refused"]);
  assert.deepEqual(takeNews(room, delta, legacy), []);
  again.send({ action: "blocklist", usernames: ["nobody"] }).login("ann", { ...RESUME, ...KEY });
  assert.equal(again.personID, ann.personID);
  assert.deepEqual([again.row(again)?.status, again.row(again)?.video], ["busy", 0]);
  assert.deepEqual(delta.take(), [
    { action: "roster", rows: [], gone: [], changed: [{ personID: ann.personID, video: 0 }] },
  ]);
  assert.deepEqual(room.connect().resume(ann).takeActions(), ["resume-refused"]);
  room.keepsMissed = true;
  again.drop();
  assert.equal(room.connect().resume(again).id, again.id);
});

Deno.test("F8: a resume that is refused leaves the session to wait", () => {
  const { room, ann } = prepare();
  ann.drop();
  const { counted } = ann;
  assert.deepEqual(room.connect().resume(ann, counted + 1).takeActions(), ["resume-refused"]);
  assert.equal(room.connect().resume(ann, counted).id, ann.id);
});

Deno.test("P9: resume is for those who are not in the room, ack for those who are", () => {
  const { room, ann } = prepare();
  ann.send({ action: "resume", resumeKey: ann.resumeKey, seen: 0 });
  assert.equal(ann.takeError().message, "You are already in the room.");
  const silent = room.connect().send({ action: "ack", seen: 0 });
  assert.match(silent.takeError().message, /Log in first/);
  room.holdsLogins = true;
  const pending = room.connect().login("eve");
  pending.resume(ann);
  assert.equal(pending.takeError().message, "Your login is being checked already.");
  assert.ok(room.room.sessions.has(ann.id));
});

import assert from "node:assert/strict";
import type { Close, Effect, Send } from "../../lib/broker/effect.ts";
import { buildRow } from "../../lib/broker/person.ts";
import type { Room } from "../../lib/broker/room.ts";
import type { SessionID } from "../../lib/broker/session.ts";
import { audienceOf } from "../../lib/broker/visibility.ts";
import { MAX_STRIKES, MAX_THREADS } from "../../lib/protocol/limits.ts";
import { foldUsername } from "../../lib/protocol/username.ts";
import { checkBlockEffects, checkBlocks } from "./block_invariants.ts";
import { checkCameraEffects, checkCameras } from "./camera_invariants.ts";

/** What holds for every room between two events, whatever happened before. */
export function checkRoom(room: Room): void {
  checkSessions(room);
  checkPeople(room);
  checkCameras(room);
  checkBlocks(room);
  if (room.audience === null) return;
  const { all, delta, list, people } = room.audience;
  const fresh = audienceOf({ ...room, audience: null });
  assert.deepEqual({ all, delta, list, people }, fresh, "the kept audience is out of date");
}

function checkSessions(room: Room): void {
  const joining: SessionID[] = [];
  for (const [id, session] of room.sessions) {
    assert.equal(session.id, id, "a session is filed under another id");
    assert.ok(session.strikes < MAX_STRIKES, "a session outlived its strikes");
    if (session.state === "joining") joining.push(id);
    else assert.equal(room.people.get(session.person.id), session.person, "speaks for nobody");
  }
  assert.deepEqual([...room.joining].sort(), joining.sort(), "the joining set is out of date");
  checkResumable(room);
}

function checkResumable(room: Room): void {
  const online = [...room.sessions.values()].filter((session) => session.state === "online");
  const lost = online.filter(({ lostAt }) => lostAt !== null);
  assert.deepEqual([...room.lost].sort(), lost.map(({ id }) => id).sort(), "lost is out of date");
  const keys = online.flatMap(({ resumeKey, id }) => resumeKey === null ? [] : [[resumeKey, id]]);
  assert.deepEqual([...room.resumable].sort(), keys.sort(), "resumable is out of date");
}

function checkPeople(room: Room): void {
  assert.equal(room.peopleByName.size, room.people.size, "names and people differ in number");
  for (const [id, person] of room.people) {
    assert.equal(person.id, id, "a person is filed under another id");
    const holder = room.peopleByName.get(foldUsername(person.username));
    assert.equal(holder, person, `${person.username} is not the only holder of that name`);
    const session = room.sessions.get(person.sessionID);
    assert.ok(session?.state === "online" && session.person === person, "nobody speaks for them");
    assert.deepEqual(person.row, buildRow(person), "a row of the Who List is out of date");
    assert.ok(person.threads.size <= MAX_THREADS, "a person remembers too many threads");
  }
}

/** Sessions that are logged in: what `checkEffects` compares with. */
export function onlineSessions(room: Room): ReadonlySet<SessionID> {
  const online = [...room.sessions.values()].filter((session) => session.state === "online");
  return new Set(online.map((session) => session.id));
}

/** What holds for the effects of every step; `before` is who was logged in before it. */
export function checkEffects(
  room: Room,
  before: ReadonlySet<SessionID>,
  effects: readonly Effect[],
): void {
  checkCameraEffects(room, effects);
  checkBlockEffects(room, effects);
  const closed = new Set<SessionID>();
  for (const effect of [...effects].reverse()) {
    if (effect.type === "Close") {
      checkClose(room, effect);
      assert.ok(!closed.has(effect.session), "a session is closed twice");
      closed.add(effect.session);
    } else if (effect.type === "Forget") {
      closed.add(effect.session);
    } else if (effect.type === "Send") {
      assert.ok(effect.to.length > 0, "a message goes to nobody");
      assert.equal(new Set(effect.to).size, effect.to.length, "a session gets one message twice");
      for (const id of effect.to) checkRecipient(room, before, closed, id, effect.message.action);
      checkChanges(effect);
    } else if (effect.type === "ResolveIdentity") {
      assert.equal(room.sessions.get(effect.session)?.state, "joining", "nobody waits for this");
    } else if (effect.type === "RenewToken") {
      assert.ok(before.has(effect.session), "a token is for somebody who was not in the room");
    } else if (effect.type === "GrantIce") {
      const session = room.sessions.get(effect.session);
      assert.ok(session?.state === "online" && session.person.id === effect.person, "not theirs");
      assert.ok(session.features.has("ice-servers"), "nobody asked for ICE servers");
    } else if (effect.type === "SaveBans") {
      assert.equal(effect.bans, room.bans, "other bans are written down than hold");
    } else if (effect.type === "Log") {
      assert.doesNotMatch(effect.text, /[\n\r]/, "a log entry spans lines");
    }
  }
}

function checkClose(room: Room, { session, reason }: Close): void {
  assert.ok(!room.sessions.has(session), "a closed session is still in the room");
  assert.ok(new TextEncoder().encode(reason).length <= 123, "RFC 6455 §5.5: 123 bytes at most");
}

/** The flags of the camera come in every change and last, so that it does not show if they are new. */
function checkChanges({ message }: Send): void {
  if (message.action !== "roster") return;
  for (const change of message.changed ?? []) {
    const [first, ...rest] = Object.keys(change);
    assert.deepEqual([first, rest.at(-1)], ["personID", "video"], "a change tells of the camera");
  }
}

function checkRecipient(
  room: Room,
  before: ReadonlySet<SessionID>,
  closedLater: ReadonlySet<SessionID>,
  id: SessionID,
  action: string,
): void {
  const session = room.sessions.get(id);
  assert.ok(
    session !== undefined || closedLater.has(id),
    `${action} goes to a session that is gone`,
  );
  if (session?.state === "online" || before.has(id)) return;
  assert.match(
    action,
    /^(error|disconnect|resume-refused)$/,
    `${action} goes to a session that is not logged in`,
  );
}

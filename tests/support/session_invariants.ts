import assert from "node:assert/strict";
import type { Effect } from "../../lib/broker/effect.ts";
import type { Event } from "../../lib/broker/event.ts";
import type { Room } from "../../lib/broker/room.ts";
import type { SessionID } from "../../lib/broker/session.ts";

/** What holds of the beginning, the interruption and the end of every session. */

/** Close codes after which a session waits for its client (rule F5 of docs/protocol.md). */
export const DROP_CODES = [1006, 1013, 4000] as const;

/** What was known of each session. */
type KnownSessions = ReadonlyMap<SessionID, {
  readonly isOnline: boolean;
  readonly isResumable: boolean;
  readonly isLost: boolean;
}>;

/** The sessions as they are now: what `checkLives` compares with. */
export function noteSessions({ sessions }: Room): KnownSessions {
  return new Map([...sessions.values()].map((session) => {
    const isOnline = session.state === "online";
    const isResumable = isOnline && session.resumeKey !== null;
    const isLost = isOnline && session.lostAt !== null;
    return [session.id, { isOnline, isResumable, isLost }];
  }));
}

/** What holds for every step; `before` is who was there before it. */
export function checkLives(
  room: Room,
  before: KnownSessions,
  event: Event,
  effects: readonly Effect[],
): void {
  checkEnds(room, before, event, effects);
  checkDrop(room, before, event, effects);
  for (const [index, effect] of effects.entries()) {
    if (effect.type === "Serve") checkServe(room, before, effect, effects[index - 1]);
    if (effect.type === "Resume") checkResume(room, event, effect);
    if (effect.type === "Acknowledge") checkAcknowledge(event, effects);
    if (effect.type !== "Send" || effect.message.action !== "me") continue;
    const isAnswer = effects[index + 1]?.type === "Serve";
    assert.ok(isAnswer || effect.message.resumeKey === undefined, "a key is told twice");
  }
}

/** The host is told of each session that is over, once, and of no other. */
function checkEnds(
  room: Room,
  before: KnownSessions,
  event: Event,
  effects: readonly Effect[],
): void {
  const over = [...before.keys()].filter((id) => !room.sessions.has(id));
  const told = effects.flatMap((effect) =>
    effect.type === "Close" || effect.type === "Forget" ? [effect.session] : []
  );
  // Its connection goes on as another session's.
  const moved = event.type === "SessionResumed" && !room.sessions.has(event.by) ? [event.by] : [];
  const ended = [...told, ...moved.filter((id) => before.has(id))];
  assert.deepEqual(ended.sort(), over.sort(), "a session is over and nobody knows, or is not over");
}

/** Nobody is told of a connection that was lost, or of one that stands again. */
function checkDrop(
  room: Room,
  before: KnownSessions,
  event: Event,
  effects: readonly Effect[],
): void {
  const quiet = effects.every(({ type }) => type === "Log" || type === "Count");
  if (event.type === "SessionResumed") assert.ok(quiet, "somebody is told that a session goes on");
  if (event.type !== "SocketClosed") return;
  const { isResumable = false, isLost = false } = before.get(event.session) ?? {};
  // A connection that is lost may end once more, and that changes nothing.
  const isKept = isLost || (isResumable && DROP_CODES.some((code) => code === event.code));
  assert.equal(room.sessions.has(event.session), isKept, "a session is over too early or too late");
  if (isKept) assert.ok(quiet, "somebody is told of a connection that was lost");
}

function checkServe(
  room: Room,
  before: KnownSessions,
  { session: id, features }: Extract<Effect, { type: "Serve" }>,
  previous: Effect | undefined,
): void {
  const session = room.sessions.get(id);
  assert.ok(session?.state === "online", "somebody is served who is not in the room");
  assert.notEqual(before.get(id)?.isOnline, true, "somebody is served anew who was in the room");
  assert.ok(previous?.type === "Send" && previous.message.action === "me", "nothing says so");
  assert.deepEqual(previous.to, [id], "somebody else is told");
  assert.deepEqual(new Set(previous.message.features), features, "other features are told");
  const { resumeKey } = previous.message;
  assert.equal(resumeKey ?? null, session.resumeKey, "another key is told");
  assert.equal(features.has("resume"), resumeKey !== undefined, "a key without the feature");
}

function checkResume(
  room: Room,
  event: Event,
  { session, by, seen }: Extract<Effect, { type: "Resume" }>,
): void {
  assert.ok(event.type === "MessageReceived" && event.message.action === "resume", "unasked");
  assert.deepEqual([by, seen], [event.session, event.message.seen], "not what was asked");
  assert.equal(room.sessions.get(by)?.state, "joining", "somebody in the room takes up a session");
  const wanted = room.sessions.get(session);
  assert.ok(wanted?.state === "online", "a session that is over is taken up again");
  assert.equal(wanted.resumeKey, event.message.resumeKey, "a session is given to somebody else");
}

function checkAcknowledge(event: Event, effects: readonly Effect[]): void {
  assert.ok(event.type === "MessageReceived" && event.message.action === "ack", "unasked");
  const { session, message: { seen } } = event;
  const deeds = effects.filter(({ type }) => type !== "Count");
  assert.deepEqual(deeds, [{ type: "Acknowledge", session, seen }]);
}

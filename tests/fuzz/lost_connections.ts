import assert from "node:assert/strict";
import { expectedApart } from "../support/block_invariants.ts";
import type { RoomDriver } from "../support/room_driver.ts";
import type { SeededRandom } from "../support/seeded_random.ts";
import { DROP_CODES } from "../support/session_invariants.ts";
import type { TestSession } from "../support/test_session.ts";

/** Milliseconds for which a session waits for its client (rule F5 of docs/protocol.md). */
const WAIT_MS = 60_000;

/** Sessions that are over and whose keys are tried again; the oldest go first. */
const MAX_OVER = 8;

/**
 * Lets connections break and sessions go on. Keeps its own, simpler memory of who may come back and
 * until when, and compares what the room does with it: nobody hears of any of it, until a person has
 * been away for too long and leaves, once.
 */
export class LostConnections {
  /** How often something happened; a test that saw none has tested nothing. */
  readonly seen = { lost: 0, resumed: 0, refused: 0, turnedAway: 0, expired: 0, ended: 0 };
  readonly #driver: RoomDriver;
  readonly #random: SeededRandom;
  /** When each connection was lost, by session. */
  readonly #away = new Map<TestSession, number>();
  #over: TestSession[] = [];

  constructor(driver: RoomDriver, random: SeededRandom) {
    this.#driver = driver;
    this.#random = random;
  }

  /** Sessions that go on without a connection, for now. */
  get sessions(): readonly TestSession[] {
    return [...this.#away.keys()];
  }

  /** The connection of one of `sessions` breaks. */
  lose(session: TestSession, sessions: readonly TestSession[]): void {
    const { room, now } = this.#driver;
    const everyone = [...sessions, ...this.sessions];
    const isKept = room.sessions.has(session.id) && session.resumeKey !== undefined;
    const heard = count(everyone);
    session.drop(this.#random.pick(DROP_CODES));
    assert.equal(room.sessions.has(session.id), isKept, "a session is over, or is not");
    if (!isKept) return;
    this.seen.lost++;
    this.#away.set(session, now);
    assert.equal(count(everyone), heard, "somebody was told of a lost connection");
  }

  /**
   * A new connection asks for somebody's session. Gives back the connections that stand after that.
   */
  resume(sessions: readonly TestSession[]): TestSession[] {
    const random = this.#random;
    const known = sessions.filter(({ resumeKey }) => resumeKey !== undefined);
    const wanted = random.pick([...this.sessions, ...this.sessions, ...known, ...this.#over, null]);
    const connection = this.#driver.connect();
    if (wanted === null) {
      connection.send({ action: "resume", resumeKey: "of nobody", seen: 0 });
      assert.deepEqual(connection.takeActions(), ["resume-refused"]);
      return [...sessions, connection];
    }
    const seen = this.#pickSeen(wanted);
    this.#driver.keepsMissed = random.chance(0.8);
    const isLive = this.#driver.room.sessions.has(wanted.id);
    const isGranted = isLive && this.#driver.keepsAfter(wanted, seen);
    const everyone = [...sessions, ...this.sessions];
    const heard = count(everyone);
    connection.resume(wanted, seen);
    this.#driver.keepsMissed = true;
    if (!connection.isOpen) return this.#turnAway(wanted, connection, sessions);
    assert.equal(connection.id === wanted.id, isGranted, "a session goes on, or does not");
    assert.equal(count(everyone), heard, "somebody was told that a session is asked for");
    assert.equal(this.#driver.room.sessions.has(wanted.id), isLive, "a session ended unasked");
    if (isGranted) this.#resumed(wanted);
    else this.#refused(connection);
    return [...sessions.filter((session) => !isGranted || session !== wanted), connection];
  }

  /** Time passes: those leave who have been away for too long. */
  advance(milliseconds: number, sessions: readonly TestSession[]): void {
    const until = this.#driver.now + milliseconds;
    const due = [...this.#away].filter(([, at]) => until - at >= WAIT_MS).map(([session]) =>
      session
    );
    const others = [...sessions, ...this.sessions].filter((session) => !due.includes(session));
    const told = others.map((session) => {
      const leavers = due.filter((leaver) => this.#isHere(session, leaver)).map(describe);
      return { session, leavers, heard: session.received.length };
    });
    this.#driver.advance(milliseconds);
    for (const { session, leavers, heard } of told) {
      const left = session.received.slice(heard).flatMap((message) => {
        if (message.action === "roster") return message.gone;
        return message.action === "presence" ? [message.username] : [];
      });
      const expected = leavers.map(({ personID, username }) =>
        takesDeltas(session) ? personID : username
      );
      assert.deepEqual(left.sort(), expected.sort(), "the leaving of the lost is not told once");
    }
    for (const session of due) this.#expired(session);
  }

  /** Those who are away are in the room, unless something has sent them out of it. */
  check(): void {
    const { room } = this.#driver;
    for (const [session] of this.#away) {
      if (room.sessions.has(session.id)) {
        assert.ok(room.people.has(session.personID), "somebody left who may come back");
        continue;
      }
      assert.ok(!session.isOpen, "a session that waits for its client has gone");
      this.seen.ended++;
      this.#end(session);
    }
  }

  #pickSeen(wanted: TestSession): number {
    const { counted } = wanted;
    const some = this.#random.below(counted + 1);
    return this.#random.pick([counted, counted, some, some, counted + 1 + some]);
  }

  #resumed(wanted: TestSession): void {
    this.seen.resumed++;
    this.#away.delete(wanted);
  }

  #refused(connection: TestSession): void {
    this.seen.refused++;
    assert.deepEqual(connection.takeActions(), ["resume-refused"]);
  }

  /** Who is kept out leaves the room by asking. */
  #turnAway(
    wanted: TestSession,
    connection: TestSession,
    sessions: readonly TestSession[],
  ): TestSession[] {
    const { room } = this.#driver;
    assert.deepEqual(connection.takeActions(), ["error", "disconnect"]);
    assert.ok(room.bans.length + room.kicks.length > 0, "somebody is kept out for nothing");
    assert.ok(!room.sessions.has(wanted.id), "somebody who is kept out stays in the room");
    this.seen.turnedAway++;
    this.#end(wanted);
    return sessions.filter((session) => session !== wanted);
  }

  #expired(session: TestSession): void {
    assert.ok(!this.#driver.room.sessions.has(session.id), "a session waits for too long");
    this.seen.expired++;
    this.#end(session);
  }

  #end(session: TestSession): void {
    this.#away.delete(session);
    this.#over = [...this.#over, session].slice(-MAX_OVER);
  }

  /** Whether a viewer is in the room and sees somebody there. */
  #isHere(viewer: TestSession, other: TestSession): boolean {
    const { room } = this.#driver;
    const [one, two] = [room.sessions.get(viewer.id), room.sessions.get(other.id)];
    if (one?.state !== "online" || two?.state !== "online") return false;
    return !expectedApart(room, one.person, two.person);
  }
}

/** How much was sent to them all. */
function count(sessions: readonly TestSession[]): number {
  return sessions.reduce((sum, { received }) => sum + received.length, 0);
}

function describe({ personID, username }: TestSession) {
  return { personID, username };
}

function takesDeltas(session: TestSession): boolean {
  return session.last("me").features.includes("roster-delta");
}

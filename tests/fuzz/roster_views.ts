import assert from "node:assert/strict";
import type { Room } from "../../lib/broker/room.ts";
import type { RosterRow } from "../../lib/protocol/roster_row.ts";
import { expectedApart } from "../support/block_invariants.ts";
import { expectedVideo } from "../support/camera_invariants.ts";
import type { TestSession } from "../support/test_session.ts";

/**
 * Compares the Who List of every session, as its client has it from what it was sent, with what that
 * person should see: at once, or after the tick for those who get whole lists. A session whose
 * connection is lost is one like any other.
 */
export class RosterViews {
  readonly #room: Room;

  constructor(room: Room) {
    this.#room = room;
  }

  /** Checks every list that has to be up to date. */
  check(sessions: Iterable<TestSession>): void {
    for (const session of sessions) this.#compare(session);
  }

  #compare(session: TestSession): void {
    const online = this.#room.sessions.get(session.id);
    if (online?.state !== "online") return;
    if (!online.features.has("roster-delta") && this.#room.listChangedAt !== null) return;
    const people = [...this.#room.people.values()].filter((person) =>
      !expectedApart(this.#room, online.person, person)
    );
    const expected = people.map((person) =>
      describe({ ...person.row, video: expectedVideo(online.person, person) })
    );
    const seen = [...session.whoList.values()].map(describe);
    assert.deepEqual(seen.sort(), expected.sort(), "somebody's Who List is wrong");
  }
}

/** Fields in one order: those of a parsed row, or of one that has changed, come in another. */
function describe(row: RosterRow): string {
  return JSON.stringify(Object.fromEntries(Object.entries(row).sort()));
}

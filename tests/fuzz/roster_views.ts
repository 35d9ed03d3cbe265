import assert from "node:assert/strict";
import type { Room } from "../../lib/broker/room.ts";
import type { RosterRow } from "../../lib/protocol/roster_row.ts";
import { expectedApart } from "../support/block_invariants.ts";
import { expectedVideo } from "../support/camera_invariants.ts";
import type { TestSession } from "../support/test_session.ts";
import type { News } from "./watched_cameras.ts";

/**
 * Keeps the Who List of every session as its client would, from what it was sent, and compares it
 * with what that person should see: at once, or after the tick for those who get whole lists.
 */
export class RosterViews {
  readonly #views = new Map<TestSession, Map<string, RosterRow>>();
  readonly #room: Room;

  constructor(room: Room) {
    this.#room = room;
  }

  /** Takes in what came, and checks every list that has to be up to date. */
  check(news: News): void {
    for (const [session, messages] of news) {
      for (const message of messages) {
        if (message.action === "who") this.#replace(session, message.whoList);
        if (message.action !== "roster") continue;
        const view = this.#viewOf(session);
        for (const row of message.rows) {
          assert.notDeepEqual(view.get(row.personID), row, "a row came that was no news");
          view.set(row.personID, row);
        }
        for (const id of message.gone) assert.ok(view.delete(id), "somebody went who was not here");
      }
      this.#compare(session);
    }
  }

  #compare(session: TestSession): void {
    const online = this.#room.sessions.get(session.id);
    if (online?.state !== "online") return;
    if (!online.features.has("roster-delta") && this.#room.listChangedAt !== null) return;
    const people = [...this.#room.people.values()].filter((person) =>
      !expectedApart(this.#room, online.person, person)
    );
    const expected = people.map((person) =>
      JSON.stringify({ ...person.row, video: expectedVideo(online.person, person) })
    );
    const seen = [...this.#viewOf(session).values()].map((row) =>
      // The keys of a parsed row come in another order.
      JSON.stringify({ ...this.#room.people.get(row.personID)?.row, ...row })
    );
    assert.deepEqual(seen.sort(), expected.sort(), "somebody's Who List is wrong");
  }

  #replace(session: TestSession, rows: readonly RosterRow[]): void {
    this.#views.set(session, new Map(rows.map((row) => [row.personID, row])));
  }

  #viewOf(session: TestSession): Map<string, RosterRow> {
    const view = this.#views.get(session);
    assert.ok(view, "news of the Who List came before the list");
    return view;
  }
}

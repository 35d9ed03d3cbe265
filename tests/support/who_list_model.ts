import assert from "node:assert/strict";
import type { RosterRow } from "../../lib/protocol/roster_row.ts";
import type {
  RosterDelta,
  RowChange,
  ServerMessage,
  WhoUpdate,
} from "../../lib/protocol/server_message.ts";

/**
 * The Who List of one session as its client has it, from what it was sent. Written without the
 * page's own code. Fails where the server says what is no news, or says it in another way than it
 * should to this client (rules R3 and R5 of docs/protocol.md).
 */
export class WhoListModel {
  #rows: Map<string, RosterRow> | null = null;
  /** A person's row after each `roster` that told of it; null after they had gone. */
  readonly #told = new Map<string, (RosterRow | null)[]>();
  #takesDeltas = false;

  /** Everybody who is there for this client, by `personID`. */
  get rows(): ReadonlyMap<string, RosterRow> {
    return this.#rows ?? new Map();
  }

  /** A person's rows as each `roster` since the list told of them; null where they went. */
  toldOf(personID: string): readonly (RosterRow | null)[] {
    return this.#told.get(personID) ?? [];
  }

  /** Takes in what came next. */
  apply(message: ServerMessage): void {
    switch (message.action) {
      case "me":
        this.#takesDeltas = message.features.includes("roster-delta");
        break;
      case "who":
        this.#replace(message);
        break;
      case "roster":
        assert.ok(this.#takesDeltas, "a client that knows only lists got a delta");
        this.#change(message);
        break;
      case "presence":
        assert.ok(!this.#takesDeltas, "a client of deltas was told twice who came or went");
    }
  }

  #replace({ whoList, from = 0, more }: WhoUpdate): void {
    const isFirst = from === 0;
    assert.ok(
      !this.#takesDeltas || (this.#rows === null) === isFirst,
      "a client of deltas got another list",
    );
    assert.ok(this.#takesDeltas || (isFirst && !more), "a client of lists got a part of one");
    assert.equal(isFirst ? 0 : this.#rows?.size, from, "a part of a list is missing");
    const rows = isFirst ? [] : [...this.#rows ?? []];
    this.#rows = new Map([...rows, ...whoList.map((row) => [row.personID, row] as const)]);
    assert.equal(this.#rows.size, from + whoList.length, "somebody is in a list twice");
  }

  #change(delta: RosterDelta): void {
    const { rows, gone, changed = [], kind } = delta;
    assert.ok(this.#rows, "news of the Who List came before the list");
    const shape = [rows.length, gone.length, changed.length, kind];
    const one = rows.length > 0 ? [1, 0, 0, "joined"] : [0, 1, 0, "left"];
    assert.deepEqual(
      shape,
      changed.length > 0 ? [0, 0, 1, undefined] : one,
      "not one piece of news",
    );
    for (const row of rows) {
      assert.ok(!this.#rows.has(row.personID), "somebody came who was here");
      this.#note(row.personID, row);
    }
    for (const id of gone) {
      assert.ok(this.#rows.has(id), "somebody went who was not here");
      this.#note(id, null);
    }
    for (const change of changed) this.#note(change.personID, this.#merge(change));
  }

  #merge(change: RowChange): RosterRow {
    const before = this.#rows?.get(change.personID);
    assert.ok(before, "somebody changed who was not here");
    assert.equal(typeof change.video, "number", "a change does not say what the camera is");
    const fields = new Map<string, unknown>(Object.entries(before));
    let news = change.video === before.video ? 0 : 1;
    for (const [field, value] of Object.entries(change)) {
      if (field === "personID") continue;
      const isNews = (fields.get(field) ?? null) !== value;
      assert.ok(isNews || field === "video", `"${field}" is said and is no news`);
      if (isNews && field !== "video") news++;
      if (value === null) fields.delete(field);
      else fields.set(field, value);
    }
    assert.ok(news > 0, "a row came that was no news");
    const row = Object.fromEntries(fields);
    assert.ok(isRow(row), "a change took away what every row has");
    return row;
  }

  #note(id: string, row: RosterRow | null): void {
    if (row === null) this.#rows?.delete(id);
    else this.#rows?.set(id, row);
    this.#told.set(id, [...this.toldOf(id), row]);
  }
}

function isRow(fields: object): fields is RosterRow {
  return ["username", "personID", "status", "video", "loginAt"].every((key) => key in fields);
}

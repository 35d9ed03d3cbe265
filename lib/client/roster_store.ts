import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { changeRow } from "../protocol/parse_roster.ts";
import type { RosterRow } from "../protocol/roster_row.ts";
import type { RowChange, WhoUpdate } from "../protocol/server_message.ts";

type Rows = ReadonlyMap<string, RosterRow>;

/** What a new state of the Who List means for people. */
export interface RosterChange {
  readonly arrived: readonly RosterRow[];
  /** The last rows of those who are gone. */
  readonly gone: readonly RosterRow[];
  readonly renamed: readonly { readonly row: RosterRow; readonly formerly: string }[];
}

/** Who is in the room, by `personID`. */
export class RosterStore {
  readonly #rows: Signal<Rows> = signal(new Map());
  readonly #byName = computed(() =>
    new Map([...this.#rows.value.values()].map((row) => [row.username, row]))
  );

  /** The beginning of a list whose other parts are still to come. */
  #parts: readonly RosterRow[] = [];

  /** The Who List. */
  get rows(): ReadonlySignal<Rows> {
    return this.#rows;
  }

  /** The row of a person who is in the room. */
  find(personID: string): RosterRow | undefined {
    return this.#rows.peek().get(personID);
  }

  /** The row of whoever has that name now, as the server spells it. */
  findByName(username: string): RosterRow | undefined {
    return this.#byName.peek().get(username);
  }

  /** Takes a part of a whole list. Null until the last one has come, which changes all at once. */
  takeList({ whoList, from = 0, more }: Omit<WhoUpdate, "action">): RosterChange | null {
    if (from === 0) this.#parts = [];
    // Of a list of which a part could not be read nothing can be said.
    if (from !== this.#parts.length) return null;
    const rows = [...this.#parts, ...whoList];
    this.#parts = more ? rows : [];
    return more ? null : this.#replace(rows);
  }

  #replace(rows: readonly RosterRow[]): RosterChange {
    const before = this.#rows.peek();
    const next = new Map(rows.map((row) => [row.personID, row]));
    const gone = [...before.keys()].filter((personID) => !next.has(personID));
    this.#rows.value = next;
    return describeChange(before, next.values(), gone);
  }

  /**
   * Takes new rows, takes out those who are gone, and applies what has changed of those who are
   * known; changes of others mean nothing.
   */
  applyDelta(
    wholeRows: readonly RosterRow[],
    gone: readonly string[],
    changes: readonly RowChange[] = [],
  ): RosterChange {
    const before = this.#rows.peek();
    const next = new Map(before);
    for (const personID of gone) next.delete(personID);
    const rows = [...wholeRows];
    for (const row of wholeRows) next.set(row.personID, row);
    for (const change of changes) {
      const known = next.get(change.personID);
      if (known === undefined) continue;
      const row = changeRow(known, change);
      rows.push(row);
      next.set(row.personID, row);
    }
    this.#rows.value = next;
    return describeChange(
      before,
      new Map(rows.map((row) => [row.personID, row])).values(),
      gone.filter((personID) => !next.has(personID)),
    );
  }

  /** Forgets everyone. */
  clear(): void {
    this.#rows.value = new Map();
  }
}

/** Looks at what changed only, as it may be one person of thousands. */
function describeChange(
  before: Rows,
  changed: Iterable<RosterRow>,
  goneIDs: readonly string[],
): RosterChange {
  const arrived: RosterRow[] = [];
  const renamed: { row: RosterRow; formerly: string }[] = [];
  for (const row of changed) {
    const formerly = before.get(row.personID)?.username;
    if (formerly === undefined) arrived.push(row);
    else if (formerly !== row.username) renamed.push({ row, formerly });
  }
  const gone = [...new Set(goneIDs)].flatMap((personID) => before.get(personID) ?? []);
  return { arrived, gone, renamed };
}

import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { RosterRow } from "../protocol/roster_row.ts";

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

  /** Takes a whole list. */
  replace(rows: readonly RosterRow[]): RosterChange {
    return this.#set(new Map(rows.map((row) => [row.personID, row])));
  }

  /** Takes changed rows and takes out those who are gone. */
  applyDelta(rows: readonly RosterRow[], gone: readonly string[]): RosterChange {
    const next = new Map(this.#rows.peek());
    for (const personID of gone) next.delete(personID);
    for (const row of rows) next.set(row.personID, row);
    return this.#set(next);
  }

  /** Forgets everyone. */
  clear(): void {
    this.#rows.value = new Map();
  }

  #set(next: Rows): RosterChange {
    const before = this.#rows.peek();
    this.#rows.value = next;
    return compareRosters(before, next);
  }
}

function compareRosters(before: Rows, after: Rows): RosterChange {
  const arrived: RosterRow[] = [];
  const renamed: { row: RosterRow; formerly: string }[] = [];
  for (const [personID, row] of after) {
    const formerly = before.get(personID)?.username;
    if (formerly === undefined) arrived.push(row);
    else if (formerly !== row.username) renamed.push({ row, formerly });
  }
  return { arrived, gone: [...before.values()].filter((row) => !after.has(row.personID)), renamed };
}

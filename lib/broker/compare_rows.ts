import type { RosterRow } from "../protocol/roster_row.ts";
import type { RowChange } from "../protocol/server_message.ts";

/** What is new in a row that was `before`: `null` for a field that it has no more. */
export function compareRows(before: RosterRow, row: RosterRow): RowChange {
  const old = new Map<string, unknown>(Object.entries(before));
  const fresh = Object.entries(row).filter(([key, value]) => old.get(key) !== value);
  const gone = [...old.keys()].filter((key) => !Object.hasOwn(row, key));
  return {
    personID: row.personID,
    ...Object.fromEntries(fresh),
    ...Object.fromEntries(gone.map((key) => [key, null])),
  };
}

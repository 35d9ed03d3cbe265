import type { RosterRow } from "../protocol/roster_row.ts";

/** Orders that the Who List offers. */
export const ROSTER_ORDERS = ["name", "newest", "status"] as const;

/** One of them. */
export type RosterOrder = typeof ROSTER_ORDERS[number];

const STATUS_RANK = new Map([["online", 0], ["busy", 1], ["away", 2], ["brb", 3], ["idle", 9]]);

const byText = new Intl.Collator(undefined, { sensitivity: "base", numeric: true });

type Compare = (a: RosterRow, b: RosterRow) => number;

const byName: Compare = (a, b) => byText.compare(a.username, b.username);

/** Statuses that we do not offer stand after those that we do and before idle. */
const rank = (row: RosterRow) => STATUS_RANK.get(row.status) ?? 5;

const COMPARE: Readonly<Record<RosterOrder, Compare>> = {
  name: byName,
  newest: (a, b) => b.loginAt - a.loginAt || byName(a, b),
  status: (a, b) => rank(a) - rank(b) || byName(a, b),
};

/** Whether a value of the order menu is an order. */
export function isRosterOrder(value: string): value is RosterOrder {
  return ROSTER_ORDERS.some((order) => order === value);
}

/** The rows as the Who List shows them: own row first, operators next, then by the chosen order. */
export function sortRoster(
  rows: Iterable<RosterRow>,
  order: RosterOrder,
  ownPersonID: string | null,
): RosterRow[] {
  return [...rows].sort(compareBy(order, ownPersonID));
}

/**
 * The same for a roster of which most is as it was: `before` is what came of the last one, in the
 * same order and for the same person. Only rows that are new or changed are compared.
 */
export function resortRoster(
  before: readonly RosterRow[],
  rows: ReadonlyMap<string, RosterRow>,
  order: RosterOrder,
  ownPersonID: string | null,
): readonly RosterRow[] {
  const kept = before.filter((row) => rows.get(row.personID) === row);
  if (kept.length === rows.size) return kept.length === before.length ? before : kept;
  const known = new Set(kept);
  const fresh = [...rows.values()].filter((row) => !known.has(row));
  const compare = compareBy(order, ownPersonID);
  return mergeSorted(kept, fresh.sort(compare), compare);
}

function compareBy(order: RosterOrder, ownPersonID: string | null): Compare {
  const place = (row: RosterRow) => row.personID === ownPersonID ? 0 : row.op ? 1 : 2;
  const compare = COMPARE[order];
  return (a, b) => place(a) - place(b) || compare(a, b);
}

/** Finds the place of each of the few by halves, as comparing names is what takes the time. */
function mergeSorted(
  many: readonly RosterRow[],
  few: readonly RosterRow[],
  compare: Compare,
): RosterRow[] {
  const merged: RosterRow[] = [];
  let start = 0;
  for (const row of few) {
    let end = many.length;
    let from = start;
    while (from < end) {
      const middle = (from + end) >> 1;
      const other = many[middle];
      if (other !== undefined && compare(other, row) <= 0) from = middle + 1;
      else end = middle;
    }
    merged.push(...many.slice(start, from), row);
    start = from;
  }
  return [...merged, ...many.slice(start)];
}

/** The rows whose name or nickname contains the text, whatever its case or accents. */
export function filterRoster(rows: readonly RosterRow[], text: string): readonly RosterRow[] {
  const wanted = foldText(text.trim());
  return wanted === "" ? rows : rows.filter((row) => foldRow(row).includes(wanted));
}

/** Folding is slow, and each key that is typed asks for all rows again. */
const folded = new WeakMap<RosterRow, string>();

/** Name and nickname, with a line end in between: nobody can type one. */
function foldRow(row: RosterRow): string {
  const known = folded.get(row);
  if (known !== undefined) return known;
  const text = foldText(`${row.username}\n${row.nickname ?? ""}`);
  folded.set(row, text);
  return text;
}

function foldText(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

import type { RosterRow } from "../protocol/roster_row.ts";

/** Orders that the Who List offers. */
export const ROSTER_ORDERS = ["name", "newest", "status"] as const;

/** One of them. */
export type RosterOrder = typeof ROSTER_ORDERS[number];

const STATUS_RANK = new Map([["online", 0], ["busy", 1], ["away", 2], ["brb", 3], ["idle", 9]]);

const byText = new Intl.Collator(undefined, { sensitivity: "base", numeric: true });

const byName = (a: RosterRow, b: RosterRow) => byText.compare(a.username, b.username);

/** Statuses that we do not offer stand after those that we do and before idle. */
const rank = (row: RosterRow) => STATUS_RANK.get(row.status) ?? 5;

const COMPARE: Readonly<Record<RosterOrder, (a: RosterRow, b: RosterRow) => number>> = {
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
  const place = (row: RosterRow) => row.personID === ownPersonID ? 0 : row.op ? 1 : 2;
  const compare = COMPARE[order];
  return [...rows].sort((a, b) => place(a) - place(b) || compare(a, b));
}

/** The rows whose name or nickname contains the text, whatever its case or accents. */
export function filterRoster(rows: readonly RosterRow[], text: string): readonly RosterRow[] {
  const wanted = foldText(text.trim());
  if (wanted === "") return rows;
  return rows.filter((row) =>
    foldText(row.username).includes(wanted) || foldText(row.nickname ?? "").includes(wanted)
  );
}

function foldText(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

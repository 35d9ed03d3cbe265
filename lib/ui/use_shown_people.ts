import { type ReadonlySignal, type Signal, useComputed } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { Me } from "../client/chat_state.ts";
import type { RosterRow } from "../protocol/roster_row.ts";
import { filterRoster, resortRoster, type RosterOrder, sortRoster } from "./sort_roster.ts";
import { useAfterPaint } from "./use_after_paint.ts";
import { useCalmly } from "./use_calmly.ts";

/** Who is there, who asks, and what they ask for. */
export interface PeopleQuery {
  readonly roster: ReadonlySignal<ReadonlyMap<string, RosterRow>>;
  readonly me: ReadonlySignal<Me | null>;
  readonly order: Signal<RosterOrder>;
  readonly filter: Signal<string>;
}

/** What the Who List shows. */
export interface ShownPeople {
  readonly own: RosterRow | undefined;
  readonly others: readonly RosterRow[];
  /** Whether there are enough others for a search field. */
  readonly long: boolean;
  /** Those of the others who were asked for. */
  readonly shown: readonly RosterRow[];
}

/** A shorter list is searched faster by eye. */
const FILTER_FROM = 12;

/** The people of the room in order; after each change, only what changed is put in its place. */
export function useShownPeople(query: PeopleQuery): ReadonlySignal<ShownPeople> {
  const { me, order } = query;
  const roster = useCalmly(query.roster);
  const filter = useAfterPaint(query.filter);
  const last = useRef<{ order: RosterOrder; ownID: string; rows: readonly RosterRow[] }>();
  const sorted = useComputed(() => {
    const ownID = me.value?.personID ?? "";
    const known = last.current;
    const rows = known?.order === order.value && known.ownID === ownID
      ? resortRoster(known.rows, roster.value, order.value, ownID)
      : sortRoster(roster.value.values(), order.value, ownID);
    last.current = { order: order.value, ownID, rows };
    return rows;
  });
  const people = useComputed(() => {
    const [first] = sorted.value;
    const own = first?.personID === me.value?.personID ? first : undefined;
    return { own, others: own === undefined ? sorted.value : sorted.value.slice(1) };
  });
  return useComputed(() => {
    const { own, others } = people.value;
    const long = others.length > FILTER_FROM;
    return { own, others, long, shown: long ? filterRoster(others, filter.value) : others };
  });
}

import type { Signal } from "@preact/signals";
import { Icon } from "./Icon.tsx";
import { ROSTER_ORDERS, type RosterOrder } from "./sort_roster.ts";

/** What narrows and orders the list. `filter` is null while the list is too short to need it. */
export interface WhoToolsProps {
  readonly filter: Signal<string> | null;
  readonly order: RosterOrder;
  readonly onOrder: (order: string) => void;
}

const ORDER_WORDS: Readonly<Record<RosterOrder, string>> = {
  name: "A–Z",
  newest: "Newest",
  status: "Status",
};

/** Filter field and order menu above the Who List. */
export function WhoTools({ filter, order, onOrder }: WhoToolsProps) {
  return (
    <div class="who-tools">
      {filter !== null && (
        <label class="who-filter">
          <Icon name="magnifying-glass" />
          <input
            type="search"
            class="field field-small"
            placeholder="Search"
            aria-label="Find someone by name"
            autocomplete="off"
            value={filter}
            onInput={(event) => filter.value = event.currentTarget.value}
          />
        </label>
      )}
      <select
        class="select select-quiet"
        aria-label="Order of the list"
        value={order}
        onChange={(event) => onOrder(event.currentTarget.value)}
      >
        {ROSTER_ORDERS.map((each) => <option key={each} value={each}>{ORDER_WORDS[each]}</option>)}
      </select>
    </div>
  );
}

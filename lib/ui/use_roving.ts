import { type ReadonlySignal, useSignal } from "@preact/signals";
import { useCallback } from "preact/hooks";

/** One Tab stop for a long list. */
export interface Roving {
  /** `personID` of the row where Tab stops, or null for the first. */
  readonly current: ReadonlySignal<string | null>;
  readonly onFocusIn: (event: FocusEvent) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

const STEPS: Readonly<Record<string, (index: number, last: number) => number>> = {
  ArrowDown: (index, last) => Math.min(index + 1, last),
  ArrowUp: (index) => Math.max(index - 1, 0),
  Home: () => 0,
  End: (_, last) => last,
};

/** Arrow keys, Home and End move through the rows, which carry `data-person` and hold a button. */
export function useRoving(): Roving {
  const current = useSignal<string | null>(null);
  const onFocusIn = useCallback((event: FocusEvent) => {
    const row = rowOf(event.target);
    if (row !== null) current.value = row.dataset.person ?? null;
  }, []);
  const onKeyDown = useCallback((event: KeyboardEvent) => {
    const step = STEPS[event.key];
    const row = rowOf(event.target);
    if (step === undefined || row === null || row.parentElement === null) return;
    event.preventDefault();
    const rows = [...row.parentElement.querySelectorAll<HTMLElement>("[data-person]")];
    const next = rows[step(rows.indexOf(row), rows.length - 1)];
    next?.querySelector("button")?.focus();
  }, []);
  return { current, onFocusIn, onKeyDown };
}

function rowOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>("[data-person]") : null;
}

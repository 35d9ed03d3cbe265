import { type ReadonlySignal, useSignal } from "@preact/signals";
import { type MutableRef, useCallback, useLayoutEffect, useRef } from "preact/hooks";

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

/**
 * Arrow keys, Home and End move through the rows of `list`, which carry `data-person` and hold a
 * button. `order` is that of all rows, as `personID`s; the row of `current` has to be drawn, others
 * need not be.
 */
export function useRoving(
  list: MutableRef<HTMLElement | null>,
  order: () => readonly string[],
): Roving {
  const current = useSignal<string | null>(null);
  const wanted = useRef<string | null>(null);
  const onFocusIn = useCallback((event: FocusEvent) => {
    current.value = personOf(event.target) ?? current.value;
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    const person = personOf(event.target);
    if (step === undefined || person === null) return;
    event.preventDefault();
    const people = order();
    const next = people[step(people.indexOf(person), people.length - 1)];
    if (next === undefined || next === person) return;
    wanted.current = next;
    current.value = next;
  };
  useLayoutEffect(() => {
    if (wanted.current === null) return;
    focusRow(list.current, wanted.current);
    wanted.current = null;
  });
  return { current, onFocusIn, onKeyDown };
}

function personOf(target: EventTarget | null): string | null {
  const row = target instanceof Element ? target.closest<HTMLElement>("[data-person]") : null;
  return row?.dataset.person ?? null;
}

function focusRow(list: HTMLElement | null, person: string): void {
  const rows = list?.querySelectorAll<HTMLElement>("[data-person]") ?? [];
  const row = [...rows].find(({ dataset }) => dataset.person === person);
  row?.querySelector("button")?.focus();
}

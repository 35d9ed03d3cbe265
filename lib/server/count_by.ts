import { Counter, type Registry } from "@prometheus-io/client";

/** What a counter is called, and what tells its numbers apart. */
interface CounterNames<K extends string> {
  readonly name: string;
  readonly help: string;
  readonly label: string;
  /** All values that the label can have; an object, so that none is forgotten. */
  readonly kinds: Readonly<Record<K, true>>;
}

/**
 * A counter with one label. All its numbers are there from the start, as 0: one that appeared with
 * its first count would hide that count from `rate()` and `increase()`.
 */
export function countBy<K extends string>(
  registers: Registry[],
  { name, help, label, kinds }: CounterNames<K>,
): (kind: K) => void {
  const counter = new Counter({ name, help, labelNames: [label], registers });
  for (const kind of Object.keys(kinds)) counter.inc({ [label]: kind }, 0);
  return (kind) => counter.inc({ [label]: kind });
}

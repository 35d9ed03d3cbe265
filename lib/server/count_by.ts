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
 * A counter with one label; the function counts one. All its numbers are there from the start, as 0:
 * one that appeared with its first count would hide that count from `rate()` and `increase()`.
 */
export function countBy<K extends string>(
  registers: Registry[],
  { name, help, label, kinds }: CounterNames<K>,
): (kind: K) => void {
  const news = new Map<string, number>(Object.keys(kinds).map((kind) => [kind, 0]));
  new Counter({
    name,
    help,
    labelNames: [label],
    registers,
    collect() {
      for (const [kind, count] of news) this.inc({ [label]: kind }, count);
      for (const kind of news.keys()) news.set(kind, 0);
    },
  });
  return (kind) => void news.set(kind, (news.get(kind) ?? 0) + 1);
}

/** A counter without labels; the function counts so many. */
export function countUp(
  registers: Registry[],
  names: Pick<CounterNames<never>, "name" | "help">,
): (by: number) => void {
  let news = 0;
  new Counter({
    ...names,
    registers,
    collect() {
      this.inc(news);
      news = 0;
    },
  });
  return (by) => {
    news += by;
  };
}

import type { Signal } from "@preact/signals";
import { IS_BROWSER } from "fresh/runtime";
import { Badge } from "./badges.tsx";

interface CounterProps {
  count: Signal<number>;
  since: Date;
  note: string;
}

/** Counts clicks; shares its signal with another island, and holds one inside itself. */
export default function Counter({ count, since, note }: CounterProps) {
  return (
    <section>
      <button type="button" onClick={() => count.value++}>Clicked {count}</button>
      <output data-browser={IS_BROWSER}>{since.toISOString()} {note}</output>
      <img src="/dot.svg" alt="" />
      <Badge count={count} />
    </section>
  );
}

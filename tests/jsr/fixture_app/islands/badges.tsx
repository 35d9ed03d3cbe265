import type { Signal } from "@preact/signals";

/** A named export; both its uses show the same signal. */
export function Badge({ count }: { count: Signal<number> }) {
  return <em>{count}</em>;
}

/** Islands that are given what cannot be sent to a browser. */
export function Greedy(props: { given: unknown }) {
  return <i>{typeof props.given}</i>;
}

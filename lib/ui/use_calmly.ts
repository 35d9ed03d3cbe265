import { type ReadonlySignal, useSignal } from "@preact/signals";
import { useLayoutEffect } from "preact/hooks";
import type { Clock } from "../client/client_deps.ts";
import { followCalmly } from "./follow_calmly.ts";

/** Never goes back, unlike the time of day. */
const clock: Clock = {
  now: () => performance.now(),
  schedule(callback, ms) {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
};

/** A signal that follows another no more often than it can be shown; see {@link followCalmly}. */
export function useCalmly<T>(source: ReadonlySignal<T>): ReadonlySignal<T> {
  const shown = useSignal(source.peek());
  useLayoutEffect(() => followCalmly(source, shown, clock), [source]);
  return shown;
}

import { effect, type ReadonlySignal, type Signal } from "@preact/signals";
import type { Clock } from "../client/client_deps.ts";

/** Least time between two values, in milliseconds: two frames of a screen of 60 Hz. */
export const CALM_MS = 32;

/** Longest time between two values, in milliseconds, on a page that has too much to do. */
export const SLOWEST_MS = 200;

/** A timer that is so late, in milliseconds, tells that the page has too much to do. */
const LATE_MS = 8;

/**
 * Makes one signal follow another: at once after a quiet moment, and else some thirty times a
 * second, so that what a burst brings meanwhile is drawn once. Less often where drawing takes so
 * long that timers come late, so that there is time left for what the person does. Timers, as there
 * are no frames in a hidden tab. The function returned ends it.
 */
export function followCalmly<T>(
  source: ReadonlySignal<T>,
  shown: Signal<T>,
  clock: Clock,
): () => void {
  let pace = CALM_MS;
  let shownAt = -Infinity;
  let cancel: (() => void) | null = null;
  const show = () => {
    cancel = null;
    shownAt = clock.now();
    shown.value = source.peek();
  };
  const wait = (ms: number) => {
    const due = clock.now() + ms;
    cancel = clock.schedule(() => {
      const isLate = clock.now() - due > LATE_MS;
      pace = isLate ? Math.min(SLOWEST_MS, pace * 2) : Math.max(CALM_MS, pace * 0.75);
      show();
    }, ms);
  };
  const stop = effect(() => {
    if (source.value === shown.peek() || cancel !== null) return;
    const left = shownAt + pace - clock.now();
    if (left > 0) return wait(left);
    pace = CALM_MS;
    show();
  });
  return () => {
    stop();
    cancel?.();
  };
}

import { effect, type ReadonlySignal, useSignal } from "@preact/signals";
import { useLayoutEffect } from "preact/hooks";

/**
 * A signal that follows another once the screen shows what else it changed: the letter that was
 * typed comes before the list that is searched for it.
 */
export function useAfterPaint<T>(source: ReadonlySignal<T>): ReadonlySignal<T> {
  const shown = useSignal(source.peek());
  useLayoutEffect(() => {
    let frame = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const cancel = () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
    const stop = effect(() => {
      const { value } = source;
      cancel();
      frame = requestAnimationFrame(() => timer = setTimeout(() => shown.value = value));
    });
    return () => {
      stop();
      cancel();
    };
  }, [source]);
  return shown;
}

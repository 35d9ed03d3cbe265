import { type ReadonlySignal, useSignal } from "@preact/signals";
import { type MutableRef, useEffect } from "preact/hooks";

/** Whether an element has the whole screen now. */
export function useFullScreen(element: MutableRef<Element | null>): ReadonlySignal<boolean> {
  const full = useSignal(false);
  useEffect(() => {
    const onChange = () => {
      full.value = element.current !== null && document.fullscreenElement === element.current;
    };
    document.addEventListener("fullscreenchange", onChange);
    return () => document.removeEventListener("fullscreenchange", onChange);
  }, []);
  return full;
}

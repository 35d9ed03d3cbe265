import { useSignal } from "@preact/signals";
import { type MutableRef, useLayoutEffect } from "preact/hooks";
import { ROW_HEIGHT, type RowRange, rowsInView } from "./row_window.ts";

/** Height of the view until it is known, in CSS pixels: that of most screens. */
const FIRST_HEIGHT = 900;

/** Scrolling by less than this, in CSS pixels, draws nothing new. */
const STEP = 4 * ROW_HEIGHT;

/** The rows of a list that are in view, or nearly so, as it scrolls in the box around it. */
export function useRowWindow(list: MutableRef<HTMLElement | null>, count: number): RowRange {
  const above = useSignal(0);
  const height = useSignal(FIRST_HEIGHT);
  useLayoutEffect(() => {
    const box = list.current?.parentElement;
    if (box === null || box === undefined) return;
    const look = () => {
      const top = list.current?.getBoundingClientRect().top ?? 0;
      above.value = Math.floor((box.getBoundingClientRect().top - top) / STEP) * STEP;
      height.value = box.clientHeight;
    };
    const observer = new ResizeObserver(look);
    observer.observe(box);
    box.addEventListener("scroll", look, { passive: true });
    look();
    return () => {
      observer.disconnect();
      box.removeEventListener("scroll", look);
    };
  }, []);
  return rowsInView(count, above.value, height.value + STEP);
}

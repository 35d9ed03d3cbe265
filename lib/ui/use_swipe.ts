import { useRef } from "preact/hooks";
import { classifySwipe, type Point, type Swipe } from "./swipe.ts";

/** Touch listeners that report swipes. What scrolls sideways itself keeps its touches. */
export function useSwipe(onSwipe: (direction: Swipe) => void) {
  const start = useRef<Point | null>(null);
  return {
    onTouchStart(event: TouchEvent) {
      const touch = event.touches.length === 1 ? event.touches[0] : undefined;
      const usable = touch !== undefined && !scrollsSideways(event.target);
      start.current = usable ? { x: touch.clientX, y: touch.clientY } : null;
    },
    onTouchEnd(event: TouchEvent) {
      const touch = event.changedTouches[0];
      if (start.current === null || touch === undefined) return;
      onSwipe(classifySwipe(start.current, { x: touch.clientX, y: touch.clientY }));
      start.current = null;
    },
  };
}

function scrollsSideways(target: EventTarget | null): boolean {
  let element = target instanceof Element ? target : null;
  while (element !== null) {
    if (element.matches("input, textarea, select, dialog, .keeps-touch")) return true;
    if (element.scrollWidth > element.clientWidth && element.matches("pre, table, .scrolls-x")) {
      return true;
    }
    element = element.parentElement;
  }
  return false;
}

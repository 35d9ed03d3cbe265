import { useRef } from "preact/hooks";

/** A way that a pointer has gone since it went down, in CSS pixels. */
export type OnDrag = (across: number, down: number) => void;

type DragEvent = PointerEvent & { readonly currentTarget: HTMLElement };

/** What keeps its own clicks within something that is dragged. */
const CONTROLS = "button, input, select, dialog";

/**
 * Pointer listeners of something that is dragged. `begin` is called when the pointer goes down and
 * gives what hears of its way from there.
 */
export function useDrag(begin: () => OnDrag) {
  const drag = useRef<{ x: number; y: number; report: OnDrag } | null>(null);
  const end = () => {
    drag.current = null;
  };
  return {
    onPointerDown(event: DragEvent) {
      const { target, currentTarget } = event;
      const control = target instanceof Element ? target.closest(CONTROLS) : null;
      if (event.button !== 0 || (control !== null && control !== currentTarget)) return;
      // Nothing around it is meant, and no text is to be marked on the way.
      event.stopPropagation();
      event.preventDefault();
      currentTarget.focus();
      currentTarget.setPointerCapture(event.pointerId);
      drag.current = { x: event.clientX, y: event.clientY, report: begin() };
    },
    onPointerMove(event: DragEvent) {
      const { x, y, report } = drag.current ?? {};
      if (x !== undefined && y !== undefined) report?.(event.clientX - x, event.clientY - y);
    },
    onPointerUp: end,
    onPointerCancel: end,
  };
}

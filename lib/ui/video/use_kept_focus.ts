import { type MutableRef, useEffect, useLayoutEffect, useRef } from "preact/hooks";

/** Where the keyboard goes when the whole panel is gone. */
const AFTER_PANEL = ".live-button";

/** Within the panel, where it goes when the tile that it was on is gone. */
const IN_PANEL = ".panel-button";

/** Keeps the keyboard near when a tile that had the focus is closed. */
export function useKeptFocus(panel: MutableRef<HTMLElement | null>): void {
  const focused = useRef<Element | null>(null);
  useEffect(() => {
    const onFocus = ({ target }: FocusEvent) => {
      const inside = target instanceof Element && panel.current?.contains(target) === true;
      focused.current = inside ? target : null;
    };
    document.addEventListener("focusin", onFocus);
    return () => {
      document.removeEventListener("focusin", onFocus);
      // The panel is about to go, with what has the focus.
      const after = focused.current === null ? null : document.querySelector(AFTER_PANEL);
      if (after instanceof HTMLElement) after.focus({ preventScroll: true });
    };
  }, []);
  useLayoutEffect(() => {
    if (focused.current === null || focused.current.isConnected) return;
    focused.current = null;
    focusOn(panel.current?.querySelector(IN_PANEL) ?? null);
  });
}

/** Unless something else has it by now. */
function focusOn(element: Element | null): void {
  const { activeElement, body } = document;
  const lost = activeElement === null || activeElement === body || !activeElement.isConnected;
  if (lost && element instanceof HTMLElement) element.focus({ preventScroll: true });
}

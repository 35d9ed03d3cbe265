import { useEffect, useRef } from "preact/hooks";
import type { RoomLayout } from "./use_layout.ts";

/**
 * Moves the focus along when a side pane covers the chat, and back to its button afterwards, so
 * that the keyboard is never left on something that cannot be seen.
 */
export function usePaneFocus(layout: RoomLayout): void {
  const covering = coveringPane(layout);
  const before = useRef<"channels" | "people" | null>(null);
  useEffect(() => {
    const left = before.current;
    before.current = covering;
    if (covering !== null) {
      document.getElementById(`${covering}-close`)?.focus();
    } else if (left !== null && isFocusLost()) {
      document.getElementById(`${left}-button`)?.focus();
    }
  }, [covering]);
}

function coveringPane(layout: RoomLayout): "channels" | "people" | null {
  if (layout.chatReachable.value) return null;
  return layout.channelsShown.value ? "channels" : "people";
}

/** On nothing, or on something that has just become unreachable. */
function isFocusLost(): boolean {
  const { activeElement, body } = document;
  return activeElement === null || activeElement === body ||
    activeElement.closest("[inert]") !== null;
}

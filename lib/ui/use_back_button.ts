import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import type { RoomLayout } from "./use_layout.ts";

/**
 * Makes the browser's Back button close a side pane that covers the chat, as people on phones
 * expect, instead of leaving the room. While a pane is open there is one more entry in the history.
 */
export function useBackButton(layout: RoomLayout): void {
  const covered = !layout.chatReachable.value;
  const entered = useRef(false);
  // With the drawing itself: a quick Back must find the entry.
  useLayoutEffect(() => {
    if (covered === entered.current) return;
    entered.current = covered;
    if (covered) history.pushState(null, "");
    else history.back();
  }, [covered]);
  useEffect(() => {
    const onBack = () => {
      if (!entered.current) return;
      entered.current = false;
      layout.showChat();
    };
    addEventListener("popstate", onBack);
    return () => removeEventListener("popstate", onBack);
  }, [layout.showChat]);
}

import { type ReadonlySignal, useComputed, useSignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { type Pane, paneAfterSwipe, type Swipe } from "./swipe.ts";

/** How much fits side by side: all three panes, two, or one. */
export type Width = "wide" | "medium" | "phone";

/** Breakpoints of `room.css`, in CSS pixels. */
const WIDE = "(min-width: 1024px)";
const MEDIUM = "(min-width: 640px)";

/** Which panes are shown. */
export interface RoomLayout {
  readonly width: ReadonlySignal<Width>;
  readonly channelsShown: ReadonlySignal<boolean>;
  readonly chatReachable: ReadonlySignal<boolean>;
  readonly peopleShown: ReadonlySignal<boolean>;
  readonly peopleReachable: ReadonlySignal<boolean>;
  /** Shows a side pane, or hides it again. */
  toggle(pane: "channels" | "people"): void;
  /** Back to the chat, where a side pane covers it. */
  showChat(): void;
  swipe(direction: Swipe): void;
}

/** Keeps track of the panes: on a phone one at a time, on a tablet the left one as a drawer. */
export function useLayout(): RoomLayout {
  const width = useWidth();
  const pane = useSignal<Pane>("chat");
  const peopleWanted = useSignal(true);
  const channelsShown = useComputed(() => width.value === "wide" || pane.value === "channels");
  const peopleShown = useComputed(() =>
    width.value === "wide" ||
    (width.value === "medium" ? peopleWanted.value : pane.value === "people")
  );
  const chatReachable = useComputed(() => width.value === "wide" || pane.value === "chat");
  const peopleReachable = useComputed(() =>
    peopleShown.value && (width.value === "wide" || pane.value !== "channels")
  );
  useEffect(() => {
    if (width.value !== "phone" && pane.value !== "channels") pane.value = "chat";
    if (width.value === "wide") pane.value = "chat";
  }, [width.value]);
  const actions = useMemo(() => ({
    toggle(which: "channels" | "people") {
      if (which === "people" && width.peek() === "medium") {
        peopleWanted.value = !peopleWanted.peek();
      } else {
        pane.value = pane.peek() === which ? "chat" : which;
      }
    },
    showChat: () => void (pane.value = "chat"),
    swipe(direction: Swipe) {
      if (width.peek() === "phone") pane.value = paneAfterSwipe(pane.peek(), direction);
      if (width.peek() === "medium" && direction === "left") pane.value = "chat";
    },
  }), []);
  return { width, channelsShown, chatReachable, peopleShown, peopleReachable, ...actions };
}

function useWidth(): ReadonlySignal<Width> {
  const width = useSignal(readWidth());
  useEffect(() => {
    const queries = [matchMedia(WIDE), matchMedia(MEDIUM)];
    const onChange = () => void (width.value = readWidth());
    onChange();
    for (const query of queries) query.addEventListener("change", onChange);
    return () => queries.forEach((query) => query.removeEventListener("change", onChange));
  }, []);
  return width;
}

function readWidth(): Width {
  if (matchMedia(WIDE).matches) return "wide";
  return matchMedia(MEDIUM).matches ? "medium" : "phone";
}

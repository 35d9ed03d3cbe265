/** Swipes between the panes on a phone. */

/** A place on the screen, in CSS pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What a finger's way across the screen meant. */
export type Swipe = "left" | "right" | null;

/** Shorter ways are taps or slips; about a fifth of a phone's width. */
const SHORTEST_SWIPE = 64;

/** A swipe goes sideways at least this much more than up or down; the rest is scrolling. */
const SIDEWAYS = 2;

/** The direction of a swipe, or null if it was none. */
export function classifySwipe(from: Point, to: Point): Swipe {
  const across = to.x - from.x;
  const along = Math.abs(to.y - from.y);
  if (Math.abs(across) < SHORTEST_SWIPE || Math.abs(across) < along * SIDEWAYS) return null;
  return across > 0 ? "right" : "left";
}

/** The panes of a narrow screen. */
export type Pane = "channels" | "chat" | "people";

const ORDER: readonly Pane[] = ["channels", "chat", "people"];

/** The pane that a swipe leads to: the content follows the finger. */
export function paneAfterSwipe(pane: Pane, swipe: Swipe): Pane {
  const step = swipe === "left" ? 1 : swipe === "right" ? -1 : 0;
  return ORDER[ORDER.indexOf(pane) + step] ?? pane;
}

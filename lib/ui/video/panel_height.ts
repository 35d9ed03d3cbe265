/** How high the video panel may be. All lengths in CSS pixels. */

/** Lower, and nobody could be recognised. */
export const LOWEST_PANEL = 96;

/** The messages keep at least this: a header and a few lines. */
const LEFT_FOR_MESSAGES = 180;

/** Of the room for panel and messages, the part that cameras take until somebody says otherwise. */
const OWN_CHOICE = 0.46;

/** One press of an arrow key on the handle. */
const STEP = 24;

/** One press of Page Up or Page Down. */
const LEAP = 96;

/** The highest the panel may be where it and the messages share `shared`. */
export function highestPanel(shared: number): number {
  return Math.max(LOWEST_PANEL, shared - LEFT_FOR_MESSAGES);
}

/** A height that is allowed and as near as can be to the wanted one. */
export function clampPanel(wanted: number, shared: number): number {
  return Math.round(Math.min(Math.max(wanted, LOWEST_PANEL), highestPanel(shared)));
}

/** The height before anybody has dragged the handle. */
export function firstPanelHeight(shared: number): number {
  return clampPanel(shared * OWN_CHOICE, shared);
}

/** The height after a key on the handle, or null if the key means nothing there. */
export function panelAfterKey(key: string, height: number, shared: number): number | null {
  switch (key) {
    case "ArrowDown":
      return clampPanel(height + STEP, shared);
    case "ArrowUp":
      return clampPanel(height - STEP, shared);
    case "PageDown":
      return clampPanel(height + LEAP, shared);
    case "PageUp":
      return clampPanel(height - LEAP, shared);
    case "Home":
      return LOWEST_PANEL;
    case "End":
      return highestPanel(shared);
    default:
      return null;
  }
}

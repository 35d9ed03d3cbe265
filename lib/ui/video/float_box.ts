import { type Size, TILE_RATIO } from "./tile_grid.ts";

/** Where a tile floats that was taken out of the panel. All lengths in CSS pixels. */

/** A place in the window and a size. */
export interface Box extends Size {
  readonly left: number;
  readonly top: number;
}

/** Smaller, and its buttons would not fit. */
export const SMALLEST_FLOAT: Size = { width: 176, height: 132 };

/** One press of an arrow key. */
const STEP = 16;

/** A floating tile starts this far from the window's edge, and the next one as far from it. */
const CASCADE = 24;

/** Width of a new floating tile. */
const FIRST_WIDTH = 320;

/** The same box, moved and made smaller until the whole of it is in the window. */
export function keepInside(box: Box, window: Size): Box {
  const width = Math.min(Math.max(box.width, SMALLEST_FLOAT.width), window.width);
  const height = Math.min(Math.max(box.height, SMALLEST_FLOAT.height), window.height);
  return {
    left: Math.max(0, Math.min(box.left, window.width - width)),
    top: Math.max(0, Math.min(box.top, window.height - height)),
    width,
    height,
  };
}

/** Moves a box. */
export function moveBox(box: Box, across: number, down: number, window: Size): Box {
  return keepInside({ ...box, left: box.left + across, top: box.top + down }, window);
}

/** Drags the lower right corner; the upper left one stays. */
export function resizeBox(box: Box, across: number, down: number, window: Size): Box {
  const width = Math.min(box.width + across, window.width - box.left);
  const height = Math.min(box.height + down, window.height - box.top);
  return keepInside({ ...box, width, height }, window);
}

/** Where the tile goes that is the `order`th to float, counted from zero: lower right, in steps. */
export function firstBox(order: number, window: Size): Box {
  const width = Math.min(FIRST_WIDTH, window.width - 2 * CASCADE);
  const height = Math.round(width / TILE_RATIO);
  const away = CASCADE * (1 + order % 6);
  return keepInside(
    { left: window.width - width - away, top: window.height - height - away - 72, width, height },
    window,
  );
}

const ARROWS: Readonly<Record<string, readonly [across: number, down: number]>> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
};

/** The box after an arrow key, which moves it, or with Shift changes its size. Null for other keys. */
export function boxAfterKey(key: string, shift: boolean, box: Box, window: Size): Box | null {
  const arrow = ARROWS[key];
  if (arrow === undefined) return null;
  return shift ? resizeBox(box, ...arrow, window) : moveBox(box, ...arrow, window);
}

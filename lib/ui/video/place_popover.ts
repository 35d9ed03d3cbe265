import type { Box } from "./float_box.ts";
import type { Size } from "./tile_grid.ts";

/** Distance to the window's edge and to what the popover belongs to, in CSS pixels. */
const MARGIN = 8;

/** Upper left corner of a popover, in CSS pixels. */
export interface Corner {
  readonly left: number;
  readonly top: number;
}

/**
 * Where a popover goes: below its anchor, above it if there is more room there, with the edges in
 * line that are nearer to the window's, and always in the window.
 */
export function placePopover(anchor: Box, popover: Size, window: Size): Corner {
  const below = anchor.top + anchor.height + MARGIN;
  const above = anchor.top - MARGIN - popover.height;
  const roomBelow = window.height - below - MARGIN;
  const top = popover.height <= roomBelow || above < MARGIN && anchor.top < roomBelow
    ? below
    : above;
  const right = anchor.left + anchor.width;
  const isLeft = (anchor.left + right) / 2 < window.width / 2;
  return {
    left: clamp(isLeft ? anchor.left : right - popover.width, window.width - popover.width),
    top: clamp(top, window.height - popover.height),
  };
}

function clamp(place: number, farthest: number): number {
  return Math.max(MARGIN, Math.min(place, farthest - MARGIN));
}

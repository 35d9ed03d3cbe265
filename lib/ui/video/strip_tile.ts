import { type Size, TILE_RATIO } from "./tile_grid.ts";

/** Height of one tile that has the strip to itself: a bit under a quarter of a phone. */
const ALONE = 184;

/** Height of each of many. Two and a half fit side by side, which shows that there are more. */
const MANY = 112;

/** The size of the tiles in the strip of a phone, which scrolls sideways. All in CSS pixels. */
export function stripTile(count: number, width: number, gap: number): Size {
  const half = (width - gap) / 2 / TILE_RATIO;
  const wanted = count <= 1 ? ALONE : count === 2 ? half : MANY;
  const height = Math.floor(Math.min(wanted, width / TILE_RATIO));
  return { width: Math.floor(height * TILE_RATIO), height };
}

/** How tiles share the video panel. All lengths in CSS pixels. */

/** A tile is 4:3, as most cameras are asked for. */
export const TILE_RATIO = 4 / 3;

/** Up to this many tiles the panel never scrolls. */
export const MOST_WITHOUT_SCROLLING = 9;

/** Beyond that many, a tile is not made narrower than this: a face must stay a face. */
export const NARROWEST_TILE = 112;

/** A rectangle without a place. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** How many tiles stand side by side and how big each is. */
export interface TileGrid extends Size {
  readonly columns: number;
  readonly rows: number;
}

/** Tiles that are this much of the biggest size look as big. */
const NEARLY = 0.92;

/**
 * The number of columns that makes the tiles biggest. Where nearly that size can be had in fewer
 * rows it is, as the messages get what that saves.
 */
export function fitTiles(count: number, panel: Size, gap: number): TileGrid {
  const shown = Math.max(1, count);
  const grids = Array.from({ length: shown }, (_, i) => makeGrid(shown, i + 1, panel, gap));
  const biggest = Math.max(...grids.map((grid) => grid.width));
  const good = grids.filter((grid) => grid.width >= biggest * NEARLY);
  const best = good.reduce((a, b) => b.rows < a.rows || isBigger(b, a) ? b : a);
  if (shown <= MOST_WITHOUT_SCROLLING || best.width >= NARROWEST_TILE) return best;
  return makeScrolling(shown, panel.width, gap);
}

/** What the tiles of a grid take up in height, gaps included. */
export function gridHeight({ rows, height }: TileGrid, gap: number): number {
  return rows * height + (rows - 1) * gap;
}

/** In as many rows, the bigger tiles win. */
function isBigger(a: TileGrid, b: TileGrid): boolean {
  return a.rows === b.rows && a.width > b.width;
}

/** What the tiles of a grid take up from left to right, gaps included. */
export function gridWidth({ columns, width }: TileGrid, gap: number): number {
  return columns * width + (columns - 1) * gap;
}

function makeGrid(count: number, columns: number, panel: Size, gap: number): TileGrid {
  const rows = Math.ceil(count / columns);
  const across = (panel.width - gap * (columns - 1)) / columns;
  const down = (panel.height - gap * (rows - 1)) / rows;
  return { columns, rows, ...sizeOf(Math.min(across, down * TILE_RATIO)) };
}

function makeScrolling(count: number, panelWidth: number, gap: number): TileGrid {
  const columns = Math.max(1, Math.floor((panelWidth + gap) / (NARROWEST_TILE + gap)));
  const width = (panelWidth - gap * (columns - 1)) / columns;
  return { columns, rows: Math.ceil(count / columns), ...sizeOf(width) };
}

/** Whole pixels, so that tiles do not add up to more than there is. */
function sizeOf(width: number): Size {
  const whole = Math.max(1, Math.floor(width));
  return { width: whole, height: Math.max(1, Math.floor(whole / TILE_RATIO)) };
}

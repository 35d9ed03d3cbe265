/** Rows of a long list of equal rows, as indexes: `first` is the first one, `end` is past the last. */
export interface RowRange {
  readonly first: number;
  readonly end: number;
}

/** Height of a row of the Who List in CSS pixels, as `roster.css` has it. */
export const ROW_HEIGHT = 44;

/** Shorter lists are drawn whole: the browser can search them, and they cost little. */
export const WINDOW_FROM = 100;

/** Rows beyond the edges, so that a quick finger does not outrun the drawing. */
const SPARE_ROWS = 8;

/**
 * The rows to draw of a list of `count` rows. `above` is how far the top of the list is above the
 * top of the view, `height` is the view's height, both in CSS pixels.
 */
export function rowsInView(count: number, above: number, height: number): RowRange {
  if (count < WINDOW_FROM) return { first: 0, end: count };
  const from = Math.floor(above / ROW_HEIGHT) - SPARE_ROWS;
  const to = Math.ceil((above + height) / ROW_HEIGHT) + SPARE_ROWS;
  const first = Math.min(Math.max(0, from), count);
  return { first, end: Math.max(first, Math.min(count, to)) };
}

/** The indexes of a range, and that of one row besides, in order; -1 is no such row. */
export function listRows({ first, end }: RowRange, besides: number): readonly number[] {
  const rows = Array.from({ length: end - first }, (_, offset) => first + offset);
  if (besides < 0 || besides >= first && besides < end) return rows;
  return besides < first ? [besides, ...rows] : [...rows, besides];
}

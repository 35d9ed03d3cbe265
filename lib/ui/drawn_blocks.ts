import { BLOCK_LINES } from "../client/line_list.ts";
import type { LineBlock } from "../client/chat_state.ts";

/** Which blocks of a log are drawn: all of a usual one, and of a very long one those near the reader. */

/** Blocks drawn when nothing else is to be done: 1,000 lines. More would slow down the whole page. */
export const MOST_DRAWN = 1_000 / BLOCK_LINES;

/** Height of a block that was never drawn, in CSS pixels; `log.css` has the same. */
export const USUAL_HEIGHT = 900;

/** Least height of a block, in CSS pixels: lines of one line of text each. */
const LEAST_HEIGHT = 27 * BLOCK_LINES;

/** Blocks at the end, to which lines are added; they are drawn wherever the reader is. */
const AT_END = 2;

/** What the reader sees: the index of the block at the top of the window, and how many may follow. */
export interface BlockView {
  readonly top: number;
  readonly count: number;
}

/** How many blocks a window of that height, in CSS pixels, may show at most. */
export function countInView(height: number): number {
  return 1 + Math.ceil(height / LEAST_HEIGHT);
}

/** What is drawn of one log. */
export class DrawnBlocks {
  readonly #drawn = new Set<number>();
  readonly #heights = new Map<number, number>();
  /** Number of the newest block when the log was opened. Later ones begin with one line. */
  readonly #newest: number;

  constructor(blocks: readonly LineBlock[]) {
    this.#newest = blocks.at(-1)?.number ?? -1;
  }

  /**
   * For each block the height of the gap to leave for it, in CSS pixels, or null if it is drawn.
   * What is in view is, and what has begun since the log was opened.
   */
  fill(blocks: readonly LineBlock[], view: BlockView): readonly (number | null)[] {
    return blocks.map(({ number }, index) => {
      if (isInView(index, view)) this.#drawn.add(number);
      if (number > this.#newest && index >= blocks.length - AT_END) this.#drawn.add(number);
      return this.#drawn.has(number) ? null : this.#heights.get(number) ?? USUAL_HEIGHT;
    });
  }

  /**
   * Draws one block more, the nearest to the reader, or leaves one that is too far. False if all is
   * well. `heightOf` measures the block with that index.
   */
  improve(
    blocks: readonly LineBlock[],
    view: BlockView,
    heightOf: (index: number) => number,
  ): boolean {
    this.#forget(blocks[0]?.number ?? 0);
    const step = planDrawing(blocks.map(({ number }) => this.#drawn.has(number)), view);
    const number = step === null ? undefined : blocks[step.index]?.number;
    if (step === null || number === undefined) return false;
    if (step.isDrawn) {
      this.#drawn.add(number);
    } else {
      this.#drawn.delete(number);
      this.#heights.set(number, heightOf(step.index));
    }
    return true;
  }

  #forget(oldest: number): void {
    for (const number of this.#drawn) if (number < oldest) this.#drawn.delete(number);
    for (const number of this.#heights.keys()) if (number < oldest) this.#heights.delete(number);
  }
}

/** A block to be drawn or not to be drawn any more, by index. */
interface DrawingStep {
  readonly index: number;
  readonly isDrawn: boolean;
}

/** What to do next; null if all is well. `drawn` says of each block whether it is drawn. */
function planDrawing(drawn: readonly boolean[], view: BlockView): DrawingStep | null {
  const isNeeded = (index: number) => index >= drawn.length - AT_END || isInView(index, view);
  const distance = (index: number) => isNeeded(index) ? 0 : Math.abs(index - view.top);
  let nearest = -1;
  let farthest = view.top;
  let total = 0;
  for (const [index, isDrawn] of drawn.entries()) {
    if (isDrawn) total += 1;
    if (isDrawn && distance(index) > distance(farthest)) farthest = index;
    if (!isDrawn && (nearest < 0 || distance(index) < distance(nearest))) nearest = index;
  }
  if (total > MOST_DRAWN && distance(farthest) > 0) return { index: farthest, isDrawn: false };
  const isWorthIt = total < MOST_DRAWN || distance(nearest) + 1 < distance(farthest);
  return nearest >= 0 && isWorthIt ? { index: nearest, isDrawn: true } : null;
}

function isInView(index: number, { top, count }: BlockView): boolean {
  return index >= top && index < top + count;
}

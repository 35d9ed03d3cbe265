import assert from "node:assert/strict";
import { describe, it } from "@std/testing/bdd";
import type { LineBlock } from "../../lib/client/chat_state.ts";
import { BLOCK_LINES } from "../../lib/client/line_list.ts";
import { countInView, DrawnBlocks, MOST_DRAWN, USUAL_HEIGHT } from "../../lib/ui/drawn_blocks.ts";

const HEIGHT = 700;

function makeBlocks(count: number, from = 0): readonly LineBlock[] {
  return Array.from({ length: count }, (_, index) => ({ number: from + index, lines: [] }));
}

/** Indexes of the blocks that are drawn. */
function drawnOf(gaps: readonly (number | null)[]): number[] {
  return [...gaps.entries()].filter(([, gap]) => gap === null).map(([index]) => index);
}

/** A window in which three blocks may be seen. */
const at = (top: number) => ({ top, count: 3 });

/** Lets the browser have all the time that is asked for; what is drawn then. */
function rest(state: DrawnBlocks, blocks: readonly LineBlock[], top: number): number[] {
  state.fill(blocks, at(top));
  for (let steps = 0; state.improve(blocks, at(top), () => HEIGHT); steps++) {
    assert.ok(steps < 1_000, "it never ends");
  }
  return drawnOf(state.fill(blocks, at(top)));
}

describe("the blocks that are drawn", () => {
  const log = makeBlocks(400);

  it("are those in view at first, and no others", () => {
    assert.deepEqual(drawnOf(new DrawnBlocks(log).fill(log, at(200))), [200, 201, 202]);
    assert.deepEqual(drawnOf(new DrawnBlocks(log).fill(log, at(398))), [398, 399]);
  });

  it("fill the view, even if all lines are of one line of text", () => {
    for (const height of [0, 600, 1_400, 3_000]) {
      const blocks = countInView(height);
      assert.ok((blocks - 1) * BLOCK_LINES * 27 >= height, `${blocks} blocks for ${height} px`);
    }
  });

  it("include each that begins while the log is open", () => {
    const state = new DrawnBlocks(makeBlocks(400));
    const drawn = drawnOf(state.fill(makeBlocks(401), at(200)));
    assert.deepEqual(drawn, [200, 201, 202, 400]);
  });

  it("are all blocks of a log of 1,000 lines, when there is time", () => {
    const blocks = makeBlocks(MOST_DRAWN);
    assert.equal(rest(new DrawnBlocks(blocks), blocks, MOST_DRAWN - 2).length, MOST_DRAWN);
  });

  it("are those nearest to the reader of a longer one, wherever the reader goes", () => {
    const state = new DrawnBlocks(log);
    for (const top of [398, 200, 0, 380, 90]) {
      const drawn = rest(state, log, top);
      assert.ok(drawn.length <= MOST_DRAWN, `${drawn.length} blocks at ${top}`);
      for (let index = Math.max(0, top - 15); index < Math.min(400, top + 15); index++) {
        assert.ok(drawn.includes(index), `${index} at ${top}`);
      }
      assert.ok(drawn.includes(399), "the end is read out only if it is drawn");
    }
  });

  it("leave a gap of their height when the reader is far", () => {
    const state = new DrawnBlocks(log);
    rest(state, log, 398);
    rest(state, log, 100);
    const gaps = state.fill(log, at(100));
    assert.equal(gaps[390], HEIGHT);
    assert.equal(gaps[300], USUAL_HEIGHT);
  });

  it("do not grow in number while lines come and go for ever", () => {
    const state = new DrawnBlocks(makeBlocks(60));
    for (let from = 0; from < 500; from++) {
      assert.ok(rest(state, makeBlocks(60, from), 20).length <= MOST_DRAWN);
    }
  });

  it("are none of a log without lines", () => {
    assert.deepEqual(rest(new DrawnBlocks([]), [], 0), []);
  });

  it("have gaps of the height that the stylesheet gives unseen ones", async () => {
    const css = await Deno.readTextFile(new URL("../../static/styles/log.css", import.meta.url));
    assert.ok(css.includes(`contain-intrinsic-size: auto ${USUAL_HEIGHT}px`));
  });
});

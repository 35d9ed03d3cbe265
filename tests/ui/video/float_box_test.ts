import { describe, it } from "@std/testing/bdd";
import assert from "node:assert/strict";
import {
  type Box,
  boxAfterKey,
  firstBox,
  keepInside,
  moveBox,
  resizeBox,
  SMALLEST_FLOAT,
} from "../../../lib/ui/video/float_box.ts";
import type { Size } from "../../../lib/ui/video/tile_grid.ts";

const DESK = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };
const box = { left: 100, top: 100, width: 320, height: 240 };

function isInside({ left, top, width, height }: Box, window: Size): boolean {
  return left >= 0 && top >= 0 && left + width <= window.width && top + height <= window.height;
}

describe("a floating tile", () => {
  it("starts inside the window, each in a place of its own", () => {
    const places = new Set<string>();
    for (let order = 0; order < 6; order++) {
      for (const window of [DESK, PHONE]) assert.ok(isInside(firstBox(order, window), window));
      const { left, top } = firstBox(order, DESK);
      places.add(`${left} ${top}`);
    }
    assert.equal(places.size, 6);
  });

  it("goes where it is dragged, but never out of the window", () => {
    assert.deepEqual(moveBox(box, 30, -20, DESK), { ...box, left: 130, top: 80 });
    for (const [across, down] of [[9000, 0], [-9000, 0], [0, 9000], [0, -9000]] as const) {
      const moved = moveBox(box, across, down, DESK);
      assert.ok(isInside(moved, DESK));
      assert.deepEqual([moved.width, moved.height], [box.width, box.height]);
    }
  });

  it("is resized by its lower right corner while the upper left one stays", () => {
    const bigger = resizeBox(box, 40, 60, DESK);
    assert.deepEqual(bigger, { ...box, width: 360, height: 300 });
    const biggest = resizeBox(box, 9000, 9000, DESK);
    assert.deepEqual([biggest.left, biggest.top], [box.left, box.top]);
    assert.ok(isInside(biggest, DESK));
  });

  it("never gets too small for its buttons", () => {
    const { width, height } = resizeBox(box, -9000, -9000, DESK);
    assert.deepEqual({ width, height }, SMALLEST_FLOAT);
  });

  it("comes back into a window that has become smaller", () => {
    const far = { left: 900, top: 700, width: 380, height: 100 };
    assert.ok(isInside(keepInside(far, PHONE), PHONE));
    assert.ok(isInside(keepInside(far, { width: 100, height: 80 }), { width: 100, height: 80 }));
  });

  it("is moved by arrow keys and resized with Shift", () => {
    assert.deepEqual(boxAfterKey("ArrowRight", false, box, DESK), { ...box, left: 116 });
    assert.deepEqual(boxAfterKey("ArrowDown", true, box, DESK), { ...box, height: 256 });
    assert.equal(boxAfterKey("Enter", false, box, DESK), null);
  });
});

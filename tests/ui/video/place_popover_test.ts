import { describe, it } from "@std/testing/bdd";
import assert from "node:assert/strict";
import { placePopover } from "../../../lib/ui/video/place_popover.ts";

const WINDOW = { width: 1000, height: 700 };
const POPOVER = { width: 240, height: 200 };

describe("placePopover", () => {
  it("goes below its anchor, in line with the edge that is nearer to the window's", () => {
    const right = { left: 800, top: 100, width: 40, height: 30 };
    assert.deepEqual(placePopover(right, POPOVER, WINDOW), { left: 600, top: 138 });
    const left = { left: 100, top: 100, width: 40, height: 30 };
    assert.deepEqual(placePopover(left, POPOVER, WINDOW), { left: 100, top: 138 });
  });

  it("goes above where there is no room below", () => {
    const anchor = { left: 800, top: 600, width: 40, height: 30 };
    assert.equal(placePopover(anchor, POPOVER, WINDOW).top, 392);
  });

  it("stays in the window in every case", () => {
    for (let left = -50; left <= 1000; left += 150) {
      for (let top = -50; top <= 700; top += 75) {
        const place = placePopover({ left, top, width: 40, height: 30 }, POPOVER, WINDOW);
        assert.ok(place.left >= 0 && place.left + POPOVER.width <= WINDOW.width);
        assert.ok(place.top >= 0 && place.top + POPOVER.height <= WINDOW.height);
      }
    }
  });
});

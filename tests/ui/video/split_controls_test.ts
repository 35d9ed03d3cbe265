import { describe, it } from "@std/testing/bdd";
import assert from "node:assert/strict";
import { splitControls } from "../../../lib/ui/video/split_controls.ts";

function split(tileWidth: number, more: { withVolume?: boolean; buttonWidth?: number } = {}) {
  return splitControls({ buttons: 6, withVolume: true, tileWidth, buttonWidth: 32, ...more });
}

describe("the controls of a tile", () => {
  it("stand beside the name on a wide tile", () => {
    assert.deepEqual(split(500), { inline: 6, slider: true, stacked: false });
  });

  it("stand below the name on a narrower one", () => {
    assert.deepEqual(split(300), { inline: 6, slider: true, stacked: true });
  });

  it("leave a place for the menu when not all fit", () => {
    assert.deepEqual(split(148), { inline: 3, slider: false, stacked: true });
    assert.deepEqual(split(148, { buttonWidth: 44 }), { inline: 2, slider: false, stacked: true });
  });

  it("fit whole without a slider where there is nothing to hear", () => {
    assert.equal(split(220, { withVolume: false }).inline, 6);
    assert.equal(split(220, { withVolume: false }).slider, false);
  });

  it("never take more than the tile has, and keep one button in any case", () => {
    for (let width = 40; width < 600; width += 7) {
      const { inline, slider } = split(width);
      const taken = inline === 6 && slider ? 6 * 32 + 80 : (inline + 1) * 32;
      assert.ok(inline >= 1);
      assert.ok(taken <= width - 16 || inline === 1, `${width}`);
    }
  });
});

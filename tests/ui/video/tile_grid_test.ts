import { describe, it } from "@std/testing/bdd";
import assert from "node:assert/strict";
import {
  fitTiles,
  gridHeight,
  gridWidth,
  MOST_WITHOUT_SCROLLING,
  NARROWEST_TILE,
  TILE_RATIO,
} from "../../../lib/ui/video/tile_grid.ts";

const GAP = 8;
const PANELS = [
  { width: 748, height: 280 },
  { width: 528, height: 460 },
  { width: 366, height: 520 },
  { width: 1800, height: 200 },
  { width: 200, height: 900 },
];

describe("fitTiles", () => {
  for (const panel of PANELS) {
    it(`fills ${panel.width} × ${panel.height} with up to nine tiles, without scrolling`, () => {
      for (let count = 1; count <= MOST_WITHOUT_SCROLLING; count++) {
        const grid = fitTiles(count, panel, GAP);
        assert.ok(gridWidth(grid, GAP) <= panel.width, `${count} tiles are too wide`);
        assert.ok(gridHeight(grid, GAP) <= panel.height, `${count} tiles are too high`);
        assert.ok(grid.columns * grid.rows >= count, `${count} tiles have no place`);
        assert.ok(Math.abs(grid.width / grid.height - TILE_RATIO) < 0.05);
      }
    });
  }

  it("takes the shape of the panel: a row, a column, or both", () => {
    assert.equal(fitTiles(4, { width: 1800, height: 200 }, GAP).rows, 1);
    assert.equal(fitTiles(4, { width: 200, height: 900 }, GAP).columns, 1);
    assert.deepEqual(
      [fitTiles(9, { width: 600, height: 450 }, GAP)].map(({ columns, rows }) => [columns, rows]),
      [[3, 3]],
    );
  });

  it("prefers fewer rows to a size that nobody would notice", () => {
    const { rows, width } = fitTiles(4, { width: 748, height: 288 }, GAP);
    assert.equal(rows, 1);
    assert.ok(width > 170);
  });

  it("does not make faces too small beyond nine: it scrolls", () => {
    const panel = { width: 366, height: 120 };
    const grid = fitTiles(20, panel, GAP);
    assert.ok(grid.width >= NARROWEST_TILE);
    assert.ok(gridWidth(grid, GAP) <= panel.width);
    assert.ok(gridHeight(grid, GAP) > panel.height);
  });

  it("gives sizes above zero before the panel has been measured", () => {
    const { width, height } = fitTiles(3, { width: 0, height: 0 }, GAP);
    assert.ok(width > 0 && height > 0);
  });
});

import assert from "node:assert/strict";
import { describe, it } from "@std/testing/bdd";
import { listRows, ROW_HEIGHT, rowsInView, WINDOW_FROM } from "../../lib/ui/row_window.ts";

describe("rowsInView", () => {
  it("is all of a list that is not long", () => {
    const count = WINDOW_FROM - 1;
    assert.deepEqual(rowsInView(count, 0, 100), { first: 0, end: count });
  });

  it("covers the view, and some rows around it, wherever it is", () => {
    const height = 800;
    for (let above = -400; above <= 1_000 * ROW_HEIGHT + 400; above += 333) {
      const { first, end } = rowsInView(1_000, above, height);
      assert.ok(first >= 0 && end <= 1_000 && end - first < 50);
      for (let y = above; y < above + height; y += ROW_HEIGHT / 2) {
        const row = Math.floor(y / ROW_HEIGHT);
        if (row >= 0 && row < 1_000) assert.ok(row >= first && row < end, `row ${row} at ${above}`);
      }
    }
  });

  it("has rows of the height that the stylesheet gives them", async () => {
    const css = await Deno.readTextFile(new URL("../../static/styles/roster.css", import.meta.url));
    assert.equal(/\.who-row \{[^}]*\n {2}height: (\d+)px/.exec(css)?.[1], String(ROW_HEIGHT));
  });
});

describe("listRows", () => {
  it("adds the one row that must not be missing, in its order", () => {
    assert.deepEqual(listRows({ first: 3, end: 6 }, 1), [1, 3, 4, 5]);
    assert.deepEqual(listRows({ first: 3, end: 6 }, 9), [3, 4, 5, 9]);
    assert.deepEqual(listRows({ first: 3, end: 6 }, 4), [3, 4, 5]);
    assert.deepEqual(listRows({ first: 0, end: 0 }, -1), []);
  });
});

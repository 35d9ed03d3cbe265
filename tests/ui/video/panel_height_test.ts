import { describe, it } from "@std/testing/bdd";
import assert from "node:assert/strict";
import {
  clampPanel,
  firstPanelHeight,
  highestPanel,
  LOWEST_PANEL,
  panelAfterKey,
} from "../../../lib/ui/video/panel_height.ts";

describe("the height of the video panel", () => {
  it("leaves room for the messages, however far it is dragged", () => {
    assert.equal(clampPanel(5000, 600), highestPanel(600));
    assert.ok(600 - clampPanel(5000, 600) >= 150);
    assert.equal(clampPanel(-5000, 600), LOWEST_PANEL);
    assert.equal(clampPanel(300, 600), 300);
  });

  it("is usable where there is hardly any room", () => {
    assert.equal(firstPanelHeight(100), LOWEST_PANEL);
    assert.equal(highestPanel(100), LOWEST_PANEL);
  });

  it("follows the keys: arrows, pages, ends", () => {
    const after = (key: string) => panelAfterKey(key, 200, 600);
    assert.ok(Number(after("ArrowDown")) > 200);
    assert.ok(Number(after("ArrowUp")) < 200);
    assert.ok(Number(after("PageDown")) > Number(after("ArrowDown")));
    assert.ok(Number(after("PageUp")) < Number(after("ArrowUp")));
    assert.equal(after("Home"), LOWEST_PANEL);
    assert.equal(after("End"), highestPanel(600));
  });

  it("leaves other keys alone", () => {
    assert.equal(panelAfterKey("a", 200, 600), null);
    assert.equal(panelAfterKey("Tab", 200, 600), null);
  });
});

import { describe, it } from "@std/testing/bdd";
import assert from "node:assert/strict";
import {
  buildSprite,
  parseIconClasses,
  readSymbol,
  symbolID,
} from "../../lib/server/icon_sprite.ts";
import { UI_ICONS } from "../../lib/ui/icon_names.ts";

describe("parseIconClasses", () => {
  const cases = [
    ["fa fa-gavel", { style: "solid", name: "gavel" }],
    ["fas fa-gavel fa-lg fa-spin", { style: "solid", name: "gavel" }],
    ["fa-2x fa-solid fa-mug-hot", { style: "solid", name: "mug-hot" }],
    ["far fa-comments", { style: "regular", name: "comments" }],
    ["fa-brands fa-discord", { style: "brands", name: "discord" }],
    ["fa", null],
    ["", null],
    ["fa fa-../../secret", null],
    ["<b>", null],
  ] as const;
  for (const [classes, icon] of cases) {
    it(`reads "${classes}"`, () => assert.deepEqual(parseIconClasses(classes), icon));
  }
});

describe("the sprite", () => {
  it("holds every icon of the page and those of channels, each once", () => {
    const channel = { style: "brands", name: "discord" } as const;
    const sprite = buildSprite(UI_ICONS, [channel, channel, { style: "solid", name: "house" }]);
    const ids = [...sprite.matchAll(/<symbol id="([^"]+)"/g)].map(([, id]) => id);
    assert.equal(new Set(ids).size, ids.length);
    for (const name of [...UI_ICONS, "brands-discord"]) assert.ok(ids.includes(name), name);
  });

  it("has pictures only of names that Font Awesome knows", () => {
    assert.equal(readSymbol({ style: "solid", name: "no-such-icon" }), null);
    assert.equal(symbolID({ style: "regular", name: "bell" }), "regular-bell");
    assert.throws(() => buildSprite(["no-such-icon"], []), /no-such-icon/);
  });
});

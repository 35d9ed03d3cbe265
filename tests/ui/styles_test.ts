import assert from "node:assert/strict";
import { HUE_COUNT } from "../../lib/ui/name_picture.ts";

const folder = new URL("../../static/styles/", import.meta.url);
const sheets = new Map(
  Array.from(Deno.readDirSync(folder), ({ name }) => name)
    .map((name) => [name, Deno.readTextFileSync(new URL(name, folder))] as const),
);
const everything = [...sheets.values()].join("\n");

Deno.test("colours are written in tokens.css and nowhere else", () => {
  const literal = /#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|lab|lch|oklab|color)\(|\boklch\((?!var\()/i;
  for (const [name, css] of sheets) {
    if (name === "tokens.css") continue;
    const found = css.split("\n").filter((line) => literal.test(line));
    assert.deepEqual(found, [], name);
  }
});

Deno.test("every custom property that is used is set somewhere", () => {
  // The theme's own file and the script set these two.
  const set = new Set(["--accent-hue", "--window-height", "--card-top"]);
  for (const [, name = ""] of everything.matchAll(/^\s*(--[a-z0-9-]+):/gm)) set.add(name);
  const used = [...everything.matchAll(/var\((--[a-z0-9-]+)/g)].map(([, name = ""]) => name);
  assert.ok(used.length > 100);
  assert.deepEqual(used.filter((name) => !set.has(name)), []);
});

Deno.test("there is a colour for every class that initials can get", () => {
  for (let hue = 0; hue < HUE_COUNT; hue++) {
    assert.ok(everything.includes(`.hue-${hue} {`), `.hue-${hue}`);
  }
});

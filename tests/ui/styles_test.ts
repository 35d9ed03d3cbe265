import assert from "node:assert/strict";
import { HUE_COUNT } from "../../lib/ui/name_picture.ts";

const folder = new URL("../../static/styles/", import.meta.url);
const sheets = new Map(
  Array.from(Deno.readDirSync(folder), ({ name }) => name)
    .map((name) => [name, Deno.readTextFileSync(new URL(name, folder))] as const),
);
const ui = new URL("../../lib/ui/", import.meta.url);

/** Properties that components set on elements. */
function* propertiesOfComponents(folder: URL): Generator<string> {
  for (const { name, isDirectory } of Deno.readDirSync(folder)) {
    if (isDirectory) yield* propertiesOfComponents(new URL(`${name}/`, folder));
    else {
      const code = Deno.readTextFileSync(new URL(name, folder));
      for (const [, property = ""] of code.matchAll(/setProperty\("(--[a-z-]+)"/g)) yield property;
    }
  }
}

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
  // The server appends the first.
  const set = new Set(["--accent-hue", ...propertiesOfComponents(ui)]);
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

import assert from "node:assert/strict";
import { UI_ICONS } from "../../lib/ui/icon_names.ts";

const ui = new URL("../../lib/ui/", import.meta.url);
const solid = new URL(
  "../../node_modules/@fortawesome/fontawesome-free/svgs/solid/",
  import.meta.url,
);

function* componentSources(folder: URL): Generator<string> {
  for (const { name, isDirectory } of Deno.readDirSync(folder)) {
    if (isDirectory) yield* componentSources(new URL(`${name}/`, folder));
    else if (name.endsWith(".tsx")) yield Deno.readTextFileSync(new URL(name, folder));
  }
}

const sources = [...componentSources(ui)].join("\n");

Deno.test("every icon of the page exists in Font Awesome", () => {
  for (const name of UI_ICONS) {
    assert.ok(Deno.statSync(new URL(`${name}.svg`, solid)).isFile, name);
  }
});

Deno.test("every icon that a component names is in the sprite", () => {
  const names = [...sources.matchAll(/<Icon name="([^"]+)"/g)].map(([, name = ""]) => name);
  const known: readonly string[] = UI_ICONS;
  assert.ok(names.length > 10);
  assert.deepEqual(names.filter((name) => !known.includes(name)), []);
});

Deno.test("no icon is in the sprite for nothing", () => {
  const unused = UI_ICONS.filter((name) => !sources.includes(`"${name}"`) && name !== "hashtag");
  assert.deepEqual(unused, []);
});

import assert from "node:assert/strict";

/** Longest file, in lines; see "Budgets" in `docs/architecture.md`. */
const MAX_LINES = 300;
const FOLDERS = ["lib", "routes", "islands", "jsr", "static", "tests"];
const root = new URL("../../", import.meta.url);

async function* sources(folder: URL): AsyncGenerator<URL> {
  for await (const { name, isDirectory } of Deno.readDir(folder)) {
    const url = new URL(isDirectory ? `${name}/` : name, folder);
    if (isDirectory) yield* sources(url);
    else if (/\.(?:tsx?|css|js)$/.test(name)) yield url;
  }
}

async function countLines(folders: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const lines = new Map<string, number>();
  for (const folder of folders) {
    for await (const file of sources(new URL(`${folder}/`, root))) {
      const text = await Deno.readTextFile(file);
      lines.set(file.pathname.slice(root.pathname.length), text.split("\n").length - 1);
    }
  }
  return lines;
}

Deno.test("no file has more than 300 lines", async () => {
  const lines = await countLines(FOLDERS);
  assert.ok(lines.size > 50, "the files were not read");
  assert.deepEqual([...lines].filter(([, count]) => count > MAX_LINES), []);
});

Deno.test("the stand-in for Fresh stays under 1,000 lines", async () => {
  const lines = await countLines(["jsr/fresh"]);
  const total = [...lines.values()].reduce((sum, count) => sum + count, 0);
  assert.ok(total > 0 && total < 1_000, `it has ${total} lines`);
});

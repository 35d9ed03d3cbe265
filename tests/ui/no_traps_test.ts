import assert from "node:assert/strict";

const root = new URL("../../", import.meta.url);

/** The code of every module of the page, by path, without comments. */
async function readPage(): Promise<ReadonlyMap<string, string>> {
  const sources = new Map<string, string>();
  const folders = ["lib/ui/", "lib/ui/pages/", "lib/ui/video/", "lib/client/", "islands/"];
  for (const folder of folders) {
    for await (const { name, isFile } of Deno.readDir(new URL(folder, root))) {
      if (!isFile || !/\.tsx?$/.test(name)) continue;
      const source = await Deno.readTextFile(new URL(folder + name, root));
      sources.set(folder + name, source.replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*/g, ""));
    }
  }
  return sources;
}

const page = await readPage();

function filesWith(pattern: RegExp): readonly string[] {
  return [...page].filter(([, code]) => pattern.test(code)).map(([path]) => path).sort();
}

Deno.test("D31: the page has no debugger statement and makes no code from text", () => {
  assert.ok(page.size > 100, "the page was not read");
  assert.deepEqual(filesWith(/\bdebugger\b|\beval\(|new Function\b|while \(true\)/), []);
});

Deno.test("D31: a report is sent by the dialog in which the person wrote it, and by nothing else", () => {
  assert.deepEqual(filesWith(/action: "report"/), ["lib/client/chat_actions.ts"]);
  assert.deepEqual(filesWith(/actions\.report\(/), ["lib/ui/ReportDialog.tsx"]);
});

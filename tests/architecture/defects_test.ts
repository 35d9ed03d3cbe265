import assert from "node:assert/strict";

/** How many defects of each letter the list has: security and availability, and function. */
const DEFECTS = { D: 32, F: 16 };
const root = new URL("../../", import.meta.url);
const document = await Deno.readTextFile(new URL("docs/defects.md", root));

interface Row {
  readonly number: string;
  /** Whether and why it can exist here. */
  readonly answer: string;
  readonly modules: readonly string[];
  readonly tests: readonly { readonly file: string; readonly name: string }[];
}

function readRow(line: string): Row {
  const [number = "", , answer = "", guard = "", tests = ""] = line.slice(2, -2).split(" | ");
  return {
    number,
    answer: answer.trim(),
    modules: [...guard.matchAll(/`([^`]+)`/g)].map(([, path = ""]) =>
      path.startsWith("static/") ? path : `lib/${path}`
    ),
    tests: [...tests.matchAll(/`(tests\/[^`]+)`: `([^`]+)`/g)].map(([, file = "", name = ""]) => ({
      file,
      name,
    })),
  };
}

const rows = document.split("\n").filter((line) => /^\| [A-Z]\d/.test(line)).map(readRow);

/** The file's text, or nothing if there is no such file. */
function read(path: string): string {
  try {
    return Deno.readTextFileSync(new URL(path, root));
  } catch {
    return "";
  }
}

/** Whether a file has a test, or a group of tests, of exactly that name as its source spells it. */
function hasTest(file: string, name: string): boolean {
  const source = read(file);
  return ['"', "`"].some((quote) =>
    ["Deno.test", "describe", "browserTest", "it"].some((run) =>
      source.replaceAll(/\(\s+/g, "(").includes(`${run}(${quote}${name}${quote}`)
    )
  );
}

Deno.test("docs/defects.md has a row for every defect, in order", () => {
  const expected = Object.entries(DEFECTS).flatMap(([letter, count]) =>
    Array.from({ length: count }, (_, index) => `${letter}${index + 1}`)
  );
  assert.deepEqual(rows.map((row) => row.number), expected);
});

Deno.test("docs/defects.md has a test for every defect, or says why it cannot exist here", () => {
  const open = rows.filter(({ answer, modules, tests }) =>
    tests.length === 0 ? !/^no\b.{10}/.test(answer) : modules.length === 0 || answer === ""
  );
  assert.deepEqual(open, []);
});

Deno.test("docs/defects.md names tests that exist and bear the defect's number", () => {
  const wrong = rows.flatMap(({ number, tests }) =>
    tests.filter(({ file, name }) =>
      !new RegExp(`\\b${number}\\b`).test(name) || !hasTest(file, name)
    ).map(({ file, name }) => `${number}: ${file}: ${name}`)
  );
  assert.deepEqual(wrong, []);
});

Deno.test("docs/defects.md names modules that exist", () => {
  const paths = rows.flatMap((row) => row.modules);
  assert.deepEqual(paths.filter((path) => read(path) === ""), []);
});

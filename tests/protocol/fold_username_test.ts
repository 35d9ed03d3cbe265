import assert from "node:assert/strict";
import { foldUsername } from "../../lib/protocol/username.ts";

const ALIKE: readonly (readonly string[])[] = [
  ["ann", "Ann", "ANN", "aNN", "a n n", " ann ", "ａｎｎ"],
  ["straße", "STRASSE", "Strasse", "STRAẞE"],
  ["ΟΔΟΣ", "οδος", "οδοσ", "Ο ΔΟΣ", "ΟΔΟΣ "],
  ["ΐ", "Ϊ́", "ΐ"],
  ["Zoë", "ZOE\u0308", "zoe\u0308"],
  ["ﬁona", "FIONA"],
  ["ıda", "Ida", "IDA"],
  ["Ꮳ", "ꮳ"],
];

for (const spellings of ALIKE) {
  Deno.test(`N5: ${spellings.map((name) => JSON.stringify(name)).join(", ")} are one name`, () => {
    assert.deepEqual([...new Set(spellings.map(foldUsername))].length, 1);
  });
}

Deno.test("N5: different names stay different", () => {
  const names = ["ann", "anna", "ann2", "ann 3", "Zoe", "Zoë", "анн", "ånn", "ss", "s"];
  assert.equal(new Set(names.map(foldUsername)).size, names.length);
});

Deno.test("N5: folding once or twice, from upper or lower case, composed or not, gives the same", () => {
  for (let code = 0; code < 0x1_0000; code++) {
    const name = `a${String.fromCharCode(code)}b`;
    const fold = foldUsername(name);
    const others = [
      fold,
      name.toUpperCase(),
      name.toLowerCase(),
      name.normalize("NFD"),
      `${name} `,
    ];
    for (const other of others) assert.equal(foldUsername(other), fold, `U+${code.toString(16)}`);
  }
});

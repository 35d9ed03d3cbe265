import assert from "node:assert/strict";
import { SeededRandom } from "../support/seeded_random.ts";
import { compilePhrase, compileScreen, type FindPhrase } from "../../lib/text/compile_phrase.ts";

function compile(phrase: string): FindPhrase {
  const compiled = compilePhrase(phrase);
  assert.ok(compiled.ok, phrase);
  return compiled.value;
}

Deno.test("a phrase is found in any case, from left to right, as often as asked", () => {
  const find = compile("\\bdarn(?:ed)?\\b");
  const text = "DARN it, darned";
  assert.deepEqual(find(text, 9), [{ start: 0, end: 4 }, { start: 9, end: 15 }]);
  assert.deepEqual(find(text, 1), [{ start: 0, end: 4 }]);
  assert.deepEqual(find("darnit", 9), []);
});

Deno.test("places in a text count as in JavaScript's strings", () => {
  assert.deepEqual(compile("x")("🐢x", 9), [{ start: 2, end: 3 }]);
});

Deno.test("D20: a phrase that makes other engines hang takes time in proportion to the text", () => {
  const find = compile("(a+)+$");
  const before = performance.now();
  assert.deepEqual(find(`${"a".repeat(30_000)}!`, 100), []);
  assert.ok(performance.now() - before < 2_000);
});

Deno.test("a screen lets nothing through that one of its phrases would find", () => {
  const phrases = [
    "\\bdarn(?:ed)?\\b",
    "free\\s+money",
    "^buy",
    "now$",
    "(?-i)NOISE",
    "[^a-z ]{3}",
    "straße",
    "(?m)^line$",
    "\\d{2}|\\p{Greek}",
  ];
  const pieces = [
    ..."darn|Darned|free money|FREE\n\tMONEY|buy|now|NOISE|noise|12|δ|STRASSE|Straße".split("|"),
    ..."line\n|\nLINE|a|b|c|d| |  |x|.|🐢|\n|ſ|\ud800".split("|"),
  ];
  const random = new SeededRandom(5);
  const finders = phrases.map(compile);
  const screen = compileScreen(phrases);
  const counts = { hit: 0, missed: 0 };
  for (let round = 0; round < 5_000; round++) {
    const chosen = Array.from({ length: 1 + random.below(3) }, () => random.below(pieces.length));
    const text = chosen.map((index) => pieces[index]).join("");
    const isHit = finders.some((find) => find(text, 1).length > 0);
    assert.equal(screen(text), isHit, JSON.stringify(text));
    counts[isHit ? "hit" : "missed"]++;
  }
  assert.ok(counts.hit > 500 && counts.missed > 500, JSON.stringify(counts));
});

Deno.test("a screen of no phrases holds nothing", () => {
  assert.equal(compileScreen([])("darn"), false);
});

Deno.test("phrases too large for one screen are left to look for themselves", () => {
  const large = "[ab]{1000}".repeat(300);
  assert.deepEqual(compile(large)("?", 1), []);
  assert.equal(compileScreen([large])("?"), false);
  assert.equal(compileScreen([large, large, large, large, large])("?"), true);
});

Deno.test("hits of nothing do not count", () => {
  assert.deepEqual(compile("\\b")("a b", 9), []);
});

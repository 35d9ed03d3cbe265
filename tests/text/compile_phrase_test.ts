import assert from "node:assert/strict";
import { compilePhrase, type FindPhrase } from "../../lib/text/compile_phrase.ts";

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

Deno.test("hits of nothing do not count", () => {
  assert.deepEqual(compile("\\b")("a b", 9), []);
});

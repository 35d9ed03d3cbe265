import assert from "node:assert/strict";
import {
  describe,
  isFields,
  optionalBoolean,
  optionalInteger,
  optionalText,
  text,
  textList,
} from "../../lib/protocol/fields.ts";

Deno.test("a value is described by its kind, never by its content", () => {
  const cases: readonly [unknown, string][] = [
    [null, "null"],
    [[], "a list"],
    [{}, "object"],
    ["secret", "string"],
    [7, "number"],
    [true, "boolean"],
    [undefined, "undefined"],
  ];
  for (const [value, word] of cases) assert.equal(describe(value), word);
});

Deno.test("only a JSON object has fields", () => {
  assert.ok(isFields({}));
  for (const value of [null, undefined, [], "x", 7, true]) assert.ok(!isFields(value));
});

Deno.test("a text keeps to both of its bounds", () => {
  const bounds = { min: 2, max: 4 };
  for (const key of ["ab", "abcd"]) {
    assert.deepEqual(text({ key }, "key", bounds), { ok: true, value: key });
  }
  const short = { ok: false, error: '"key" has fewer than 2 characters' };
  assert.deepEqual(text({ key: "a" }, "key", bounds), short);
  const long = { ok: false, error: '"key" has 5 characters; at most 4 are allowed' };
  assert.deepEqual(text({ key: "abcde" }, "key", bounds), long);
});

Deno.test("a missing field is no value where it may be missing, and an error where not", () => {
  for (const fields of [{}, { key: null }, { key: undefined }]) {
    assert.deepEqual(optionalText(fields, "key", { max: 1 }), { ok: true, value: undefined });
    assert.deepEqual(optionalInteger(fields, "key", 0, 1), { ok: true, value: undefined });
    assert.deepEqual(optionalBoolean(fields, "key"), { ok: true, value: undefined });
    assert.deepEqual(textList(fields, "key", { max: 1 }, 1), { ok: true, value: [] });
    const missing = { ok: false, error: '"key" is missing; expected a text' };
    assert.deepEqual(text(fields, "key", { max: 1 }), missing);
  }
});

Deno.test("zero values are values", () => {
  assert.deepEqual(optionalText({ key: "" }, "key", { max: 1 }), { ok: true, value: "" });
  assert.deepEqual(optionalInteger({ key: 0 }, "key", 0, 1), { ok: true, value: 0 });
  assert.deepEqual(optionalBoolean({ key: false }, "key"), { ok: true, value: false });
});

Deno.test("a whole number keeps to both of its bounds", () => {
  for (const key of [-2, 3]) {
    assert.deepEqual(optionalInteger({ key }, "key", -2, 3), { ok: true, value: key });
  }
  for (const key of [-3, 4, 0.5, Number.NaN, Infinity, "1", [1], true]) {
    const error = '"key" is not a whole number from -2 to 3';
    assert.deepEqual(optionalInteger({ key }, "key", -2, 3), { ok: false, error });
  }
});

Deno.test("a list of texts is bounded in length and in its items", () => {
  const list = (key: unknown) => textList({ key }, "key", { max: 2 }, 2);
  assert.deepEqual(list(["", "ab"]), { ok: true, value: ["", "ab"] });
  assert.deepEqual(list(["a", "b", "c"]), { ok: false, error: '"key" has more than 2 items' });
  assert.deepEqual(list("ab"), { ok: false, error: '"key" is string; expected a list' });
  const error = '"key" holds an item that is not a text of at most 2 characters';
  for (const item of ["abc", 7, null, ["a"]]) {
    assert.deepEqual(list(["a", item]), { ok: false, error });
  }
});

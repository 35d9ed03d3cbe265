import assert from "node:assert/strict";
import { MAX_FRAME_LENGTH, MAX_JSON_DEPTH } from "../../lib/protocol/limits.ts";
import { parseJson } from "../../lib/protocol/parse_json.ts";

const nest = (depth: number) => `${"[".repeat(depth)}${"]".repeat(depth)}`;

Deno.test("P6: JSON that is as deep as a message is read, and nothing deeper", () => {
  assert.equal(parseJson(nest(MAX_JSON_DEPTH)).ok, true);
  for (const depth of [MAX_JSON_DEPTH + 1, MAX_FRAME_LENGTH / 2]) {
    assert.deepEqual(parseJson(nest(depth)), { ok: false, error: "too deep" });
  }
  assert.deepEqual(parseJson("[".repeat(MAX_FRAME_LENGTH)), { ok: false, error: "too deep" });
  assert.deepEqual(parseJson('{"a":{"b":'.repeat(9)), { ok: false, error: "too deep" });
});

Deno.test("P6: brackets in texts are no depth, and siblings are not either", () => {
  const text = `${"[{".repeat(50)} "quoted" \\ and \\" more`;
  assert.deepEqual(parseJson(JSON.stringify([text])), { ok: true, value: [text] });
  assert.equal(parseJson(`[${"[],{},".repeat(50)}0]`).ok, true);
});

Deno.test("P6: what is not JSON is not read", () => {
  for (const text of ["", "{", '"', "\\", "]]]]]]", "undefined", "{'a':1}"]) {
    assert.deepEqual(parseJson(text), { ok: false, error: "not JSON" });
  }
});

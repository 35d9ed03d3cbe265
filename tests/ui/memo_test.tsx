import assert from "node:assert/strict";
import { describe, it } from "@std/testing/bdd";
import { haveSameProps } from "../../lib/ui/memo.tsx";

describe("haveSameProps", () => {
  it("compares values, not contents", () => {
    const line = { text: "hi" };
    assert.equal(haveSameProps({ line, first: true }, { line, first: true }), true);
    assert.equal(haveSameProps({ line }, { line: { text: "hi" } }), false);
  });

  it("sees added and missing props", () => {
    assert.equal(haveSameProps({ a: 1 }, { a: 1, b: undefined }), false);
    assert.equal(haveSameProps({ a: undefined }, { b: undefined }), false);
  });
});

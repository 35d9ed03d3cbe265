import assert from "node:assert/strict";
import { describe, it } from "@std/testing/bdd";
import { presenceSentence } from "../../lib/ui/presence_sentence.ts";

describe("presenceSentence", () => {
  it("names up to three people", () => {
    assert.equal(presenceSentence(["ann"], []), "ann joined");
    assert.equal(presenceSentence(["ann", "bob"], []), "ann and bob joined");
    assert.equal(presenceSentence([], ["ann", "bob", "cat"]), "ann, bob and cat left");
  });

  it("counts the rest of a larger crowd", () => {
    const names = ["ann", "bob", "cat", "dan", "eve"];
    assert.equal(presenceSentence(names, []), "ann, bob and 3 others joined");
  });

  it("makes two sentences of comings and goings", () => {
    assert.equal(presenceSentence(["ann"], ["bob"]), "ann joined. bob left.");
  });

  it("is empty when nobody moved", () => {
    assert.equal(presenceSentence([], []), "");
  });
});

import assert from "node:assert/strict";
import { describe, it } from "@std/testing/bdd";
import { composerHint } from "../../lib/ui/composer_hint.ts";

const hint = (text: string, online = true) =>
  composerHint({ text, online, messageCharacters: 100 });

describe("composerHint", () => {
  it("lets a text go out, and explains the keys", () => {
    assert.equal(hint("hello").maySend, true);
    assert.match(hint("hello").words, /Enter sends/);
  });

  it("sends no empty text", () => {
    assert.equal(hint(" \n ").maySend, false);
  });

  it("counts down near the limit", () => {
    assert.equal(hint("x".repeat(90)).words, "10 characters left.");
    assert.equal(hint("x".repeat(99)).words, "1 character left.");
    assert.equal(hint("x".repeat(100)).maySend, true);
  });

  it("says by how much a text is too long", () => {
    assert.deepEqual(hint("x".repeat(103)), {
      maySend: false,
      words: "3 characters too many. Shorten it to send it.",
      tone: "problem",
    });
  });

  it("keeps the text while there is no connection, and says so", () => {
    assert.deepEqual(hint("hello", false), {
      maySend: false,
      words: "Not connected. Your text is kept.",
      tone: "notice",
    });
  });
});

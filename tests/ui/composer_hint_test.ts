import assert from "node:assert/strict";
import { describe, it } from "@std/testing/bdd";
import { composerHint } from "../../lib/ui/composer_hint.ts";
import type { Reach } from "../../lib/ui/connection_words.ts";

const hint = (text: string, reach: Reach = "sent", quiet = true) =>
  composerHint({ text, reach, quiet, messageCharacters: 100 });

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

  it("lets a text go out later, and says so when it lasts", () => {
    assert.deepEqual(hint("hello", "held", true), hint("hello"));
    assert.equal(hint("hello", "held", false).maySend, true);
    assert.match(hint("hello", "held", false).words, /when the connection is back/);
    assert.equal(hint(" ", "held", false).maySend, false);
  });

  it("keeps the text while there is no connection, and says so", () => {
    assert.deepEqual(hint("hello", "kept"), {
      maySend: false,
      words: "Not connected. Your text is kept.",
      tone: "notice",
    });
  });
});

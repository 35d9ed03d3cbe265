import { describe, it } from "@std/testing/bdd";
import assert from "node:assert/strict";
import { renderMarkdown } from "../../lib/text/render_markdown.ts";
import { SeededRandom } from "../support/seeded_random.ts";

describe("renderMarkdown, of what needs no parser,", () => {
  const PIECES = [
    ..."abzÄßдשع字é0129 ,;:!?()'\"%^$={}#+-–…’“„。．\u00A0\u2003\u200B\u0301",
    "  ",
    ". ",
    ".",
    "...",
    "1. ",
    "- ",
    "www",
    ".com",
    "http:",
    "mailto:",
    "localhost",
    "👩‍💻",
    "🇩🇪",
    "*",
    "_",
    "/",
    "@",
    "&amp;",
    "\n",
  ];

  it("makes what the parser would", () => {
    const random = new SeededRandom(20261122);
    const pick = () => PIECES[Math.floor(random.next() * PIECES.length)] ?? "";
    let plain = 0;
    for (let round = 0; round < 20_000; round++) {
      const text = "a" + Array.from({ length: 1 + Math.floor(random.next() * 12) }, pick).join("");
      // The parser drops the control character, at which the shorter way is not taken.
      const parsed = renderMarkdown(`\u0007${text}`);
      assert.equal(renderMarkdown(text), parsed, JSON.stringify(text));
      if (!/[*_/@&\n]/.test(text)) plain++;
    }
    assert.ok(plain > 2_000, "hardly any of them were plain");
  });
});

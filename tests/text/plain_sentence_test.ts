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
    "\u3164",
    "\n",
  ];

  const NEEDS_PARSER = [
    ..."/@\\<>[]|",
    "&amp;",
    "[b](http://a.b)",
    "[b](mailto:b)",
    "[b](http://localhost)",
    "http://a.b",
    "http://localhost",
    "mailto:a@localhost",
    "//a.b",
    "a@b.cd",
    "<http://localhost>",
  ];
  const MARKS = ["*", "**", "***", "_", "__", "~", "~~", "`", "``"];
  const BEGINNINGS = ["a", "a", "a", "a", "\u3164", "", ...MARKS];

  it("makes what the parser would", () => {
    const random = new SeededRandom(20261122);
    const pick = (from: readonly string[]) => from[random.below(from.length)] ?? "";
    let plain = 0;
    let emphatic = 0;
    for (let round = 0; round < 40_000; round++) {
      const special = random.chance(0.2) ? NEEDS_PARSER : PIECES;
      const pieces = Array.from(
        { length: 1 + random.below(12) },
        () => pick(random.chance(0.2) ? MARKS : random.chance(0.1) ? special : PIECES),
      );
      const text = [pick(BEGINNINGS), ...pieces].join("");
      // The parser drops the control character, at which the shorter ways are not taken.
      const parsed = renderMarkdown(`\u0007${text}`);
      assert.equal(renderMarkdown(text), parsed, JSON.stringify(text));
      if (/[/@&\n\\<>[\]|]/.test(text)) continue;
      if (/<(?:em|strong|s|code)>/.test(parsed)) emphatic++;
      else plain++;
    }
    assert.ok(plain > 2_000, "hardly any of them were plain");
    assert.ok(emphatic > 2_000, "hardly any of them had something emphasised");
  });
});

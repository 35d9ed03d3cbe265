import { describe, it } from "@std/testing/bdd";
import assert from "node:assert/strict";
import { renderMarkdown } from "../../lib/text/render_markdown.ts";
import { renderSimpleLine } from "../../lib/text/simple_line.ts";
import { SeededRandom } from "../support/seeded_random.ts";

describe("renderSimpleLine", () => {
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
  const WORDS = ["abc", "x", "d'e", "two words", "a-b", "ü", "1", "the, end", "no: yes"];
  const ADDRESS_PIECES = [
    ..."/?=&_-.+#)(",
    "http://",
    "https://",
    "http://a.b",
    "/a/page?of=things",
    "/a?b=c&d=e",
    "a.b",
    "example.org",
    "a_b",
    "--",
    "&amp;",
    "&copy",
    "xn--a",
    "/a/b",
    "/x.html",
    "//",
    "%20",
    "b@c.de",
    "www.a.com",
    "127.0.0.1",
    ":8080",
  ];
  const NAMES = ["a.com", "www.example.org", "a-b.c-d.ef", "a.b1", "localhost", ""];
  const AFTER = ["", " ", " ", ", ", ". ", "!", "?"];
  const MARKS = ["*", "**", "***", "_", "__", "~", "~~", "`", "``"];
  const BEGINNINGS = [..."abcdefghijklmno", "\u3164", "", ...MARKS];

  it("makes what the parser would", () => {
    const random = new SeededRandom(20261122);
    const pick = (from: readonly string[]) => from[random.below(from.length)] ?? "";
    const several = (from: readonly string[], most: number) =>
      Array.from({ length: 1 + random.below(most) }, () => pick(from)).join("");
    const marked = () => {
      const mark = pick(MARKS);
      return ` ${mark}${pick(WORDS)}${random.chance(0.2) ? pick(PIECES) : ""}${mark}${pick(AFTER)}`;
    };
    const address = () => {
      const rest = random.chance(0.6) ? several(ADDRESS_PIECES, 3) : "";
      return ` ${pick(["http://", "https://"])}${pick(NAMES)}${rest}${pick(AFTER)}`;
    };
    const some = () => {
      if (random.chance(0.2)) return address();
      if (random.chance(0.25)) return marked();
      if (random.chance(0.1)) return pick(MARKS);
      return pick(random.chance(0.02) ? NEEDS_PARSER : random.chance(0.4) ? WORDS : PIECES);
    };
    const found = { plain: 0, emphasised: 0, linked: 0 };
    for (let round = 0; round < 80_000; round++) {
      const length = 1 + random.below(random.chance(0.5) ? 3 : 10);
      const text = [pick(BEGINNINGS), ...Array.from({ length }, some)].join("");
      const simple = renderSimpleLine(text);
      // The parser drops the control character, at which the shorter way is not taken.
      if (simple !== null) {
        assert.equal(simple, renderMarkdown(`\u0007${text}`), JSON.stringify(text));
        if (simple.includes("<a ")) found.linked++;
        else if (/<(?:em|strong|s|code)>/.test(simple)) found.emphasised++;
        else found.plain++;
      }
    }
    for (const [what, count] of Object.entries(found)) {
      assert.ok(count > 300, `only ${count} were ${what}`);
    }
  });

  it("leaves to the parser what could be read in another way", () => {
    const texts = [
      "",
      " a",
      "a ",
      "1. a",
      "a\nb",
      "<b>",
      "www.a.com",
      "http://a.b.",
      "http://a.b/*c",
    ]
      .concat(["*a", "**a*", "a*b*", "*\u3164*", "***a***", "`a`b", "_a._", "\u3164a"]);
    for (const text of texts) {
      assert.equal(renderSimpleLine(text), null, text);
    }
  });
});

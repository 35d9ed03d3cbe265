import assert from "node:assert/strict";
import { describe, it } from "@std/testing/bdd";
import { isBlank } from "../../lib/text/is_blank.ts";
import { isOnlyEmoji } from "../../lib/text/is_only_emoji.ts";

describe("isBlank", () => {
  const blank = [
    "",
    " ",
    "\n\t",
    "\u00A0\u3000",
    "\u200B\u200D\u2060\uFEFF",
    "\u202E\u2066",
    "\u3164",
    "\u115F",
    "\u2800",
    "\u034F",
    "\u0000\u0007",
    "\u0301",
    "\uFE0F",
    "\u{E0041}",
    "\u2028",
    "\uD800",
  ];
  for (const text of blank) {
    it(`is true for ${JSON.stringify(text)} (${codePoints(text)})`, () =>
      assert.equal(isBlank(text), true));
  }
  for (const text of ["a", " . ", "\u200Ba", "☃", "👍", "שלום", "e\u0301", "\uE000", "-", "中"]) {
    it(`is false for ${JSON.stringify(text)}`, () => assert.equal(isBlank(text), false));
  }
});

describe("isOnlyEmoji", () => {
  const emoji = [
    "👍",
    "👍👍",
    " 👍 \n",
    "❤️",
    "❤",
    "👩‍💻",
    "👨‍👩‍👧‍👦",
    "👍🏽",
    "🇳🇴",
    "🇳🇴🇩🇪",
    "1️⃣",
    "#️⃣",
    "🏴󠁧󠁢󠁳󠁣󠁴󠁿",
    "🏳️‍🌈",
  ];
  for (const text of emoji) {
    it(`is true for ${JSON.stringify(text)}`, () => assert.equal(isOnlyEmoji(text), true));
  }
  const other = [
    "",
    " ",
    "a",
    "1",
    "#",
    "*",
    "👍 a",
    "©",
    "™",
    "\u200D",
    "🇳",
    "️",
    "中",
    "👍".repeat(40),
  ];
  for (const text of other) {
    it(`is false for ${JSON.stringify(text)}`, () => assert.equal(isOnlyEmoji(text), false));
  }
});

function codePoints(text: string): string {
  return [...text].map((character) => `U+${character.codePointAt(0)?.toString(16)}`).join(" ");
}

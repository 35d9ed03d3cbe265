import assert from "node:assert/strict";
import { MAX_USERNAME_INPUT } from "../../lib/protocol/limits.ts";
import {
  countGraphemes,
  normalizeUsername,
  numberedUsername,
} from "../../lib/protocol/username.ts";

function normalized(input: string): string {
  const name = normalizeUsername(input);
  assert.ok(name.ok, `${JSON.stringify(input)} was refused`);
  return name.value;
}

function refusal(input: string): string {
  const name = normalizeUsername(input);
  assert.ok(!name.ok, `${JSON.stringify(input)} was taken as ${JSON.stringify(name)}`);
  return name.error;
}

const SPELLINGS: readonly [string, string, string][] = [
  ["a plain name stays as it is", "Ann-Marie O'Neil_7", "Ann-Marie O'Neil_7"],
  ["letters of any script stay", "Żółw 日本 Ольга नमस्ते", "Żółw 日本 Ольга नमस्ते"],
  ["right-to-left letters stay", "שלום علي", "שלום علي"],
  ["case stays", "aNN", "aNN"],
  ["an emoji stays", "ann 🐢", "ann 🐢"],
  ["a composed emoji falls into its parts", "👩‍🚀", "👩🚀"],
  ["a flag stays", "🇵🇱", "🇵🇱"],
  ["full width becomes plain", "Ａｎｎ", "Ann"],
  ["ligatures are spelt out", "ﬁona", "fiona"],
  ["letter and accent become one character", "Zoe\u0308", "Zoë"],
  ["and so they do across an invisible character", "Zoe\u200B\u0308", "Zoë"],
  ["white space around goes", " \t\r\n ann \n", "ann"],
  ["white space within becomes one space", "ann \t\n\u3000\u2003 b", "ann b"],
  ["look-alikes of the space become one", "a\u00A0b\u1680c\u2028d\u205Fe", "a b c d e"],
  ["a space next to an invisible character stays single", "a \u200B b", "a b"],
  ["a zero-width space goes", "a\u200Bnn", "ann"],
  ["zero-width joiners and marks go", "a\u200C\u200D\u200E\u200F\u2060nn", "ann"],
  ["a soft hyphen goes", "an\u00ADn", "ann"],
  ["bidi overrides and isolates go", "\u202Eann\u202C\u2066b\u2069", "annb"],
  ["variation selectors go", "ann\uFE0F\u{E0100}", "ann"],
  ["tag characters go", "ann\u{E0061}\u{E007F}", "ann"],
  ["Hangul fillers go", "a\u115F\u1160\u3164\uFFA0nn", "ann"],
  ["the empty Braille pattern goes", "a\u2800nn", "ann"],
  ["controls go", "a\0n\x1B\x7F\x85n", "ann"],
  ["private and unassigned characters go", "a\uE000n\u{F0000}\u{1FFFF}n\u0378", "ann"],
  ["lone surrogates go", "a\uD800nn\uDFFF", "ann"],
  ["accents in front go", "\u0338\u0301ann", "ann"],
  ["three accents in a row stay", "an\u0327\u0331\u0302n", "aņ\u0331\u0302n"],
  ["an @ within stays", "ann@home", "ann@home"],
];

for (const [what, input, expected] of SPELLINGS) {
  Deno.test(`N1: ${what}`, () => assert.equal(normalized(input), expected));
}

Deno.test("N1: a normalised name is normal already, around every character of the first plane", () => {
  for (let code = 0; code < 0x1_0000; code++) {
    const name = normalizeUsername(`a${String.fromCharCode(code)} b`);
    if (name.ok) assert.equal(normalized(name.value), name.value, `U+${code.toString(16)}`);
  }
});

Deno.test("N2: a name has a visible character", () => {
  const blank = [
    "",
    " ",
    "\n\t",
    "\u200B\u200D",
    "\u2800",
    "\u3164",
    "\u0301\u0302",
    "\u202E",
    "\uFEFF",
    "\0",
  ];
  for (const input of blank) {
    assert.equal(refusal(input), "A name needs at least one visible character.");
  }
});

Deno.test("N2: 32 characters as a person counts them fit, 33 do not", () => {
  for (const character of ["a", "ż", "日", "🐢", "🇵🇱", "👍🏽", "a\u0323\u0302", "각"]) {
    assert.equal(countGraphemes(normalized(character.repeat(32))), 32);
    assert.match(refusal(character.repeat(33)), /^A name can have at most 32 characters\.$/);
  }
});

Deno.test("N2: a chain of letters that Unicode counts as one character has a bound too", () => {
  for (const chain of ["\u1100".repeat(65), "👍" + "🏽".repeat(64), "क्".repeat(32) + "क"]) {
    assert.match(refusal(chain), /^A name can have at most 32 characters\.$/);
  }
});

Deno.test("N2: what is far too long is refused before any work is done", () => {
  assert.equal(refusal("a".repeat(MAX_USERNAME_INPUT + 1)), "That name is too long.");
  assert.equal(refusal("a".repeat(2_000_000)), "That name is too long.");
  assert.equal(normalized(`ann${" ".repeat(MAX_USERNAME_INPUT - 3)}`), "ann");
});

Deno.test("N3: a name does not begin with @, in any width or behind anything invisible", () => {
  for (const input of ["@ann", "＠ann", "﹫ann", " @ann", "\u200B@ann", "\u0301@ann", "@"]) {
    assert.equal(refusal(input), "A name cannot begin with @.");
  }
});

Deno.test("N3, D9: a name holds nothing that HTML or Markdown gives a meaning to", () => {
  for (const character of ["<", ">", "&", '"', "`", "\\", "＜", "﹤", "＆", "＂", "｀", "＼"]) {
    assert.equal(refusal(`an${character}n`), 'A name cannot contain < > & " ` or \\.');
  }
});

Deno.test("N3: a name does not stack more than three accents", () => {
  assert.equal(refusal(`x${"\u0302".repeat(4)}`), "That name stacks too many accents.");
  assert.equal(
    refusal(`x${"\u0302\u200B".repeat(200).slice(0, 200)}`),
    "That name stacks too many accents.",
  );
});

Deno.test("N4: the names of the system are reserved however they are written", () => {
  const spellings = [
    ...["ChatServer", "chatserver", "CHATSERVER", "Chat Server", "C h a t S e r v e r"],
    ...[
      "Ｃｈａｔｓｅｒｖｅｒ",
      "Chat\u200BServer",
      "ChatClient",
      "chatclıent",
      "here",
      "HERE",
      "all",
      "A L L",
    ],
  ];
  for (const input of spellings) {
    assert.equal(refusal(input), "That name is reserved. Pick another one.", input);
  }
  for (const input of ["ChatServer 2", "everyone", "ally", "herePosted"]) normalized(input);
});

Deno.test("N6: a numbered name stays a name", () => {
  assert.equal(numberedUsername("ann", 2), "ann 2");
  assert.equal(numberedUsername("ann 2", 2), "ann 2 2");
  const long = [
    "a".repeat(32),
    `${"a".repeat(29)} b`,
    "🐢".repeat(32),
    "\u1100".repeat(64),
    "🇵🇱".repeat(32),
  ];
  for (const name of long) {
    for (const number of [2, 10, 99_999]) {
      const numbered = numberedUsername(normalized(name), number);
      assert.equal(normalized(numbered), numbered);
      assert.ok(numbered.endsWith(` ${number}`));
      assert.doesNotMatch(numbered, / {2}/);
    }
  }
});

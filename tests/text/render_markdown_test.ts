import assert from "node:assert/strict";
import { describe, it } from "@std/testing/bdd";
import { isBlank } from "../../lib/text/is_blank.ts";
import { renderMarkdown } from "../../lib/text/render_markdown.ts";
import { ATTACKS, MARKDOWN_ATTACKS } from "./attack_corpus.ts";
import { assertHarmlessMessage, readText } from "./harmless_html.ts";
import { MESSAGE_CHARACTERS, PATHOLOGICAL_INPUTS } from "./pathological_inputs.ts";

const OUTSIDE = 'target="_blank" rel="noopener nofollow noreferrer ugc"';

function link(address: string, text = address): string {
  return `<a href="${address}" ${OUTSIDE}>${text}</a>`;
}

describe("renderMarkdown draws", () => {
  const cases: readonly [string, string, string][] = [
    ["plain text", "hello", "<p>hello</p>\n"],
    [
      "emphasis",
      "*a* **b** ~~c~~ `d`",
      "<p><em>a</em> <strong>b</strong> <s>c</s> <code>d</code></p>\n",
    ],
    ["line breaks as typed", "a\nb", "<p>a<br>\nb</p>\n"],
    ["paragraphs", "a\n\nb", "<p>a</p>\n<p>b</p>\n"],
    ["headings without an id", "# A b", "<h1>A b</h1>\n"],
    ["quotes", "> a", "<blockquote>\n<p>a</p>\n</blockquote>\n"],
    ["lists", "- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"],
    ["numbered lists", "3. a", '<ol start="3">\n<li>a</li>\n</ol>\n'],
    [
      "tasks as ballot boxes",
      "- [ ] a\n- [x] b\n- [X] *c*",
      "<ul>\n<li>☐ a</li>\n<li>☑ b</li>\n<li>☑ <em>c</em></li>\n</ul>\n",
    ],
    ["brackets outside a list as typed", "[x] a", "<p>[x] a</p>\n"],
    ["brackets without a space as typed", "- [x]a", "<ul>\n<li>[x]a</li>\n</ul>\n"],
    [
      "tables without a style attribute",
      "|a|b|c|\n|-|:-|-:|\n|1|2|3|",
      "<table>\n<thead>\n<tr>\n<th>a</th>\n" +
      '<th align="left">b</th>\n<th align="right">c</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>1</td>\n' +
      '<td align="left">2</td>\n<td align="right">3</td>\n</tr>\n</tbody>\n</table>\n',
    ],
    [
      "code blocks without their language",
      "```js\nlet a;\n```",
      "<pre><code>let a;\n</code></pre>\n",
    ],
    ["rules", "---", "<hr>\n"],
    ["raw HTML as text", "<b>x</b>", "<p>&lt;b&gt;x&lt;/b&gt;</p>\n"],
    ["quotes and dashes as typed", '"a" -- (c)', "<p>&quot;a&quot; -- (c)</p>\n"],
    ["lone surrogates as U+FFFD", "a\uD800b", "<p>a\uFFFDb</p>\n"],
    ["nothing for control characters", "a\u0000\u0007b", "<p>ab</p>\n"],
    ["emoji and right-to-left text", "👩‍💻 שלום", "<p>👩‍💻 שלום</p>\n"],
  ];
  for (const [name, source, expected] of cases) {
    it(name, () => assert.equal(renderMarkdown(source), expected));
  }
});

describe("renderMarkdown links", () => {
  const cases: readonly [string, string, string][] = [
    ["https addresses", "https://a.example/x?y=1&z=2", link("https://a.example/x?y=1&amp;z=2")],
    [
      "http addresses, not the full stop after them",
      "http://a.example.",
      `${link("http://a.example")}.`,
    ],
    [
      "www. addresses, by https",
      "(www.a.example/b)",
      `(${link("https://www.a.example/b", "www.a.example/b")})`,
    ],
    ["mail addresses", "a@b.example", link("mailto:a@b.example", "a@b.example")],
    ["addresses in pointed brackets", "<https://a.example>", link("https://a.example")],
    ["words with an address", "[b](https://a.example)", link("https://a.example", "b")],
    [
      "addresses with other letters, encoded",
      "https://a.example/ö",
      link("https://a.example/%C3%B6", "https://a.example/ö"),
    ],
    ["without the author's title", '[b](https://a.example "c")', link("https://a.example", "b")],
    ["an image by its text", "![b](https://a.example/c.png)", link("https://a.example/c.png", "b")],
    [
      "an image without text by its address",
      "![](https://a.example/c.png)",
      link("https://a.example/c.png"),
    ],
    [
      "an image's formatted text, plain",
      "![*b* www.c.example](https://a.example)",
      link("https://a.example", "b www.c.example"),
    ],
    [
      "an image within a link only once",
      "[![b](https://a.example)](https://c.example)",
      link("https://c.example", "b"),
    ],
    ["no bare names: files look like them", "README.md main.rs a.com", "README.md main.rs a.com"],
    [
      "no other scheme",
      "ftp://a.example tel:123 //a.example",
      "ftp://a.example tel:123 //a.example",
    ],
    ["nothing relative", "[a](/b) [a](b) [a](#b) [a](?b)", "[a](/b) [a](b) [a](#b) [a](?b)"],
    ["nothing by reference", "[a][b]", "[a][b]"],
    ["nothing in code", "`https://a.example`", "<code>https://a.example</code>"],
  ];
  for (const [name, source, expected] of cases) {
    it(name, () => assert.equal(renderMarkdown(source), `<p>${expected}</p>\n`));
  }

  it("keep a reference definition as text", () => {
    assert.equal(readText(renderMarkdown("[a]: /b")), "[a]: /b\n");
  });
});

describe("renderMarkdown shows as typed what Markdown would swallow:", () => {
  for (
    const source of [
      "#",
      "-",
      ">",
      "1.",
      "[](https://a.example)",
      "```",
      "&nbsp;",
      "- -",
      "* *",
      "`` ` ` ``",
    ]
  ) {
    it(JSON.stringify(source), () => {
      assert.ok(!isBlank(readText(renderMarkdown(source))));
    });
  }

  it("quotes deeper than twelve", () => {
    assert.match(renderMarkdown(">".repeat(40) + " deep"), /<p>(?:&gt;)+ deep<\/p>/);
  });

  it("lists deeper than the limit, with nothing lost", () => {
    const source = Array.from({ length: 30 }, (_, depth) => `${"  ".repeat(depth)}- w${depth}`)
      .join("\n");
    const words = readText(renderMarkdown(source)).match(/w\d+/g);
    assert.deepEqual(words, Array.from({ length: 30 }, (_, depth) => `w${depth}`));
  });

  it("a table that short rows would blow up, and what follows it as usual", () => {
    const source = `${"|a".repeat(20)}\n${"|-".repeat(20)}\n${"b\n".repeat(99)}\n**c**`;
    const rendered = renderMarkdown(source);
    assert.ok(!rendered.includes("<table>"));
    assert.ok(rendered.endsWith("<p><strong>c</strong></p>\n"), rendered);
  });

  it("but the largest table that fits a message is one", () => {
    const row = "a|".repeat(20);
    assert.match(
      renderMarkdown(`${row}\n${"-|".repeat(20)}\n${`${row}\n`.repeat(95)}`),
      /^<table>/,
    );
  });

  it("a message whose HTML would be many times its size", () => {
    const source = "a@b.cd ".repeat(500);
    assert.equal(renderMarkdown(source), `<p>${source.trim()}</p>\n`);
  });
});

Deno.test("D30: renderMarkdown loads nothing from elsewhere, and names no element", () => {
  const sources = [
    "![x](https://a.example/p.png)",
    "![x][y]\n\n[y]: https://a.example/p.png",
    '<img src="https://a.example/p.png" id="videofeed-x">',
    "https://www.youtube.com/watch?v=abc",
    "# videofeed-x",
  ];
  for (const source of sources) {
    assert.doesNotMatch(
      renderMarkdown(source),
      /<(?!\/?(?:p|a|h1)\b)|<[^>]*\s(?:src|id|name)=/,
      source,
    );
  }
  assert.equal(
    renderMarkdown(sources[0] ?? ""),
    `<p>${link("https://a.example/p.png", "x")}</p>\n`,
  );
});

describe("D9, D30: renderMarkdown lets nothing through", () => {
  const wraps: readonly ((attack: string) => string)[] = [
    (attack) => attack,
    (attack) => `[x](${attack})`,
    (attack) => `[x](<${attack}>)`,
    (attack) => `[x](https://a.example/${attack})`,
    (attack) => `[x](https://a.example '${attack}')`,
    (attack) => `[${attack}](https://a.example)`,
    (attack) => `![${attack}](https://a.example)`,
    (attack) => `![x](${attack})`,
    (attack) => `https://a.example/${attack}`,
    (attack) => `mailto:${attack}@a.example`,
    (attack) => `<https://a.example/${attack}>`,
    (attack) => `**${attack}** *${attack}* ~~${attack}~~ \`${attack}\``,
    (attack) => `\`\`\`${attack}\n${attack}\n\`\`\``,
    (attack) => `|${attack}|\n|-|\n|${attack}|`,
    (attack) => `> - # ${attack}`,
    (attack) => `- [x] ${attack}`,
    (attack) => `[x]: ${attack}\n\n[x]`,
  ];
  for (const attack of [...ATTACKS, ...MARKDOWN_ATTACKS]) {
    it(JSON.stringify(attack), () => {
      for (const wrap of wraps) {
        assertHarmlessMessage(renderMarkdown(wrap(attack)), wrap(attack));
      }
    });
  }

  it("in 3,000 random mixtures of all of them, and shows something exactly if there is something", () => {
    const random = seedRandom(20_250_214);
    const pieces = [
      ...ATTACKS,
      ...MARKDOWN_ATTACKS,
      "\n",
      "\n\n",
      " ",
      "- ",
      "> ",
      "|",
      "```",
      "*",
      "_",
      "[",
      "]",
      "(",
      ")",
      "\t",
      "\u200B",
    ];
    for (let count = 0; count < 3_000; count += 1) {
      const source = Array.from({ length: 1 + random(6) }, () => {
        const piece = pieces[random(pieces.length)] ?? "";
        const start = random(piece.length);
        return random(3) === 0 ? piece.slice(start, start + 1 + random(20)) : piece;
      }).join("");
      const rendered = renderMarkdown(source);
      assertHarmlessMessage(rendered, source);
      const shows = rendered.includes("<hr>") || !isBlank(readText(rendered));
      assert.equal(shows, !isBlank(source), `from ${JSON.stringify(source)}`);
    }
  });
});

describe("renderMarkdown on hostile input of the longest length", () => {
  it("stays harmless and at most twelve times as large", () => {
    for (const source of PATHOLOGICAL_INPUTS) {
      const rendered = renderMarkdown(source);
      assertHarmlessMessage(rendered, source.slice(0, 40));
      assert.ok(rendered.length <= 12 * MESSAGE_CHARACTERS + 2_000, source.slice(0, 40));
    }
  });
});

/** A small seeded generator (mulberry32) of whole numbers from 0 to below `limit`. */
function seedRandom(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

import assert from "node:assert/strict";
import { describe, it } from "@std/testing/bdd";
import { sanitizeBranding } from "../../lib/text/sanitize_branding.ts";
import { ATTACKS } from "./attack_corpus.ts";
import { assertHarmlessBranding } from "./harmless_html.ts";

describe("sanitizeBranding", () => {
  const cases: readonly [string, string, string][] = [
    ["keeps text", "My Chat", "My Chat"],
    ["keeps character references", "A &amp; B &copy;&nbsp;C", "A &amp; B &copy;&nbsp;C"],
    [
      "keeps simple marks and classes",
      '<b class="fa fa-star">A</b><br>B',
      '<b class="fa fa-star">A</b><br>B',
    ],
    [
      "keeps pictures from https",
      '<img src="https://a.example/b.png?c=1&amp;d=2" alt="Logo" width="30" height="50%">',
      '<img src="https://a.example/b.png?c=1&amp;d=2" alt="Logo" width="30" height="50%">',
    ],
    ["keeps pictures of this site", "<img src='/logo.png'>", '<img src="/logo.png">'],
    [
      "opens links in a new tab",
      '<a href="https://a.example">x</a>',
      '<a href="https://a.example" target="_blank" rel="noopener">x</a>',
    ],
    [
      "keeps links within the site",
      '<a href="/">x</a>',
      '<a href="/" target="_blank" rel="noopener">x</a>',
    ],
    ["drops other tags and keeps their text", '<div style="x"><h1>A</h1></div>', "A"],
    [
      "drops script and style with their content",
      "<style>b{}</style>A<script>alert(1)</script>B",
      "AB",
    ],
    ["drops the rest after a script that never ends", "A<script>alert(1) <b>B", "A"],
    ["drops comments", "A<!-- <b> -->B", "AB"],
    ["drops styles, ids and handlers", '<b style="x" id="y" onclick="z">A</b>', "<b>A</b>"],
    ["closes what was left open", "<b>A<i>B", "<b>A<i>B</i></b>"],
    ["closes in the right order", "<b>A<i>B</b>C</i>", "<b>A<i>B</i></b>C"],
    ["drops end tags that close nothing", "A</span></a></div>B", "AB"],
    [
      "does not nest links",
      '<a href="/a">A<a href="/b">B</a></a>',
      '<a href="/a" target="_blank" rel="noopener">AB</a>',
    ],
    ["keeps a lone <", "1 < 2 <3", "1 &lt; 2 &lt;3"],
    ["takes no other address for a link", '<a href="javascript:alert(1)">A</a>', "<a>A</a>"],
    ["takes no other address for a picture", '<img src="http://a.example/b.png">', "<img>"],
    ["returns nothing for nothing", "", ""],
  ];
  for (const [name, source, expected] of cases) {
    it(name, () => assert.equal(sanitizeBranding(source), expected));
  }
});

describe("sanitizeBranding lets nothing through", () => {
  const wraps: readonly ((attack: string) => string)[] = [
    (attack) => attack,
    (attack) => `<b>${attack}</b>`,
    (attack) => `<b class="${attack}">x</b>`,
    (attack) => `<a href="${attack}">x</a>`,
    (attack) => `<a href='${attack}'>x</a>`,
    (attack) => `<a href=${attack}>x</a>`,
    (attack) => `<a href="https://a.example/${attack}">x</a>`,
    (attack) => `<img src="/${attack}" alt='${attack}' width=${attack}>`,
    (attack) => `<!--${attack}-->${attack}<!--`,
    (attack) => `<style>${attack}</style>${attack}`,
    (attack) => attack + attack,
  ];
  for (const attack of ATTACKS) {
    it(JSON.stringify(attack), () => {
      for (const wrap of wraps) {
        assertHarmlessBranding(sanitizeBranding(wrap(attack)), wrap(attack));
      }
    });
  }
});

/**
 * Messages, from the Markdown that people type to HTML that every page may show. The parser is
 * markdown-it with raw HTML off; this module fixes what a chat allows: see `markdown_rules.ts` for
 * the rules and `docs/protocol.md` for what other clients may expect.
 *
 * @module
 */

import MarkdownIt, { type Token } from "markdown-it";
import { escapeHtml, html, type SafeHtml, trustHtml } from "../protocol/safe_html.ts";
import { isBlank } from "./is_blank.ts";
import { installChatRules } from "./markdown_rules.ts";

/** Depth of emphasis and links within one paragraph; deeper marks stay as typed. */
const MAX_INLINE_DEPTH = 20;

/**
 * Some inputs grow a lot (a table of short rows under a wide head, hundreds of addresses that
 * become links), and everyone in the channel pays for it. Past this size the text is shown as typed.
 */
const HTML_PER_CHARACTER = 12;
const HTML_ALLOWANCE = 2_000;

/** Control characters other than tab and line ends have no place in a message. */
const CONTROLS = /[^\P{Cc}\t\n\r]/gu;

/**
 * What most people type: one line that begins with a letter, which is not one of the invisible ones,
 * and has none of the characters by which Markdown marks anything, or links are known by. The parser
 * makes a paragraph of it, in fifty times as long.
 */
const PLAIN = /^(?!\p{DI})\p{L}(?:[^*_`[\]<>~\\&|/@.\p{Cc}\p{Cs}]|\.(?![^ ]))*(?<! )$/u;

/** The same with words in bold, italics or code: one paragraph without a link, and nothing else. */
const EMPHATIC = /^[*_~`]{0,2}(?!\p{DI})\p{L}(?:[^[\]<>\\&|/@.\p{Cc}\p{Cs}]|\.(?![^ ]))*(?<! )$/u;

const OPTIONS = {
  html: false,
  linkify: true,
  breaks: true,
  typographer: false,
  maxNesting: MAX_INLINE_DEPTH,
} as const;

const markdown = installChatRules(new MarkdownIt(OPTIONS));

/** Knows of emphasis and code. */
const emphasis = new MarkdownIt("zero", { ...OPTIONS, linkify: false })
  .enable(["emphasis", "strikethrough", "backticks"]);

/**
 * Renders GitHub-flavoured Markdown. The result holds only elements that markdown-it makes, no
 * image, no id, class or style, and links to http, https and mailto alone, which open a new tab.
 * Nothing visible is lost: text that Markdown would swallow (`#` alone, `[](x)`) is shown as typed,
 * so the result is empty to the eye exactly if `isBlank(text)`.
 *
 * @param text at most a few thousand characters: time grows faster than length on hostile input
 */
export function renderMarkdown(text: string): SafeHtml {
  if (PLAIN.test(text)) return trustHtml(`<p>${text.replaceAll('"', "&quot;")}</p>\n`);
  if (EMPHATIC.test(text)) return trustHtml(`<p>${renderEmphasis(text)}</p>\n`);
  const source = text.toWellFormed().replace(CONTROLS, "");
  const rendered = markdown.render(source);
  const tooLarge = rendered.length > HTML_ALLOWANCE + HTML_PER_CHARACTER * source.length;
  return tooLarge || !showsSomething(rendered) ? showAsTyped(source) : trustHtml(rendered);
}

/** `renderInline` would first look for lines and blocks, for a third of the time. */
function renderEmphasis(text: string): string {
  const tokens: Token[] = [];
  emphasis.inline.parse(text, emphasis, {}, tokens);
  return emphasis.renderer.renderInline(tokens, emphasis.options, {});
}

function showsSomething(rendered: string): boolean {
  return rendered.includes("<hr>") || !isBlank(rendered.replace(/<[^>]*>/g, ""));
}

function showAsTyped(source: string): SafeHtml {
  const lines = escapeHtml(source.trim()).replaceAll("\n", "<br>\n");
  return isBlank(source) ? html`` : trustHtml(`<p>${lines}</p>\n`);
}

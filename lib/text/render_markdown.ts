/**
 * Messages, from the Markdown that people type to HTML that every page may show. The parser is
 * markdown-it with raw HTML off; this module fixes what a chat allows: see `markdown_rules.ts` for
 * the rules and `docs/protocol.md` for what other clients may expect.
 *
 * @module
 */

import MarkdownIt from "markdown-it";
import { escapeHtml, html, type SafeHtml, trustHtml } from "../protocol/safe_html.ts";
import { isBlank } from "./is_blank.ts";
import { installChatRules } from "./markdown_rules.ts";
import { renderSimpleLine } from "./simple_line.ts";

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

const markdown = installChatRules(
  new MarkdownIt({
    html: false,
    linkify: true,
    breaks: true,
    typographer: false,
    maxNesting: MAX_INLINE_DEPTH,
  }),
);

/**
 * Renders GitHub-flavoured Markdown. The result holds only elements that markdown-it makes, no
 * image, no id, class or style, and links to http, https and mailto alone, which open a new tab.
 * Nothing visible is lost: text that Markdown would swallow (`#` alone, `[](x)`) is shown as typed,
 * so the result is empty to the eye exactly if `isBlank(text)`.
 *
 * @param text at most a few thousand characters: time grows faster than length on hostile input
 */
export function renderMarkdown(text: string): SafeHtml {
  const simple = renderSimpleLine(text);
  if (simple !== null) return simple;
  const source = text.toWellFormed().replace(CONTROLS, "");
  const rendered = markdown.render(source);
  const tooLarge = rendered.length > HTML_ALLOWANCE + HTML_PER_CHARACTER * source.length;
  return tooLarge || !showsSomething(rendered) ? showAsTyped(source) : trustHtml(rendered);
}

function showsSomething(rendered: string): boolean {
  return rendered.includes("<hr>") || !isBlank(rendered.replace(/<[^>]*>/g, ""));
}

function showAsTyped(source: string): SafeHtml {
  const lines = escapeHtml(source.trim()).replaceAll("\n", "<br>\n");
  return isBlank(source) ? html`` : trustHtml(`<p>${lines}</p>\n`);
}

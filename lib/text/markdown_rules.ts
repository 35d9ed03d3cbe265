/**
 * What a chat adds to markdown-it and takes away from it.
 *
 * @module
 */

import type { MarkdownIt, StateBlock, StateCore, Token } from "markdown-it";
import { escapeHtml } from "../protocol/safe_html.ts";
import { installLinkRules } from "./markdown_links.ts";

/**
 * Quotes and lists may stand inside each other this deep (a list and its item count as two). The
 * parser drops what is deeper than its own limit; ours keeps it as text.
 */
const MAX_BLOCK_DEPTH = 12;

/**
 * Cells of a table, the parser's padding included; a larger one stays text. A written cell takes two
 * characters, so an honest table in a message of 4,000 has at most this many. The parser fills short
 * rows up to 65,536 cells, which took 130 ms for one hostile message.
 */
const MAX_TABLE_CELLS = 2_000;

const TASK_MARK = /^\[([ xX])\]\s+/;

/** Configures `markdown` for messages and returns it. */
export function installChatRules(markdown: MarkdownIt): MarkdownIt {
  // Reference definitions vanish from the text, which in a chat only hides what was typed.
  markdown.disable("reference");
  markdown.block.ruler.before("table", "deep_text", keepDeepText);
  markdown.block.ruler.before("table", "huge_table", keepHugeTable);
  installLinkRules(markdown);
  markdown.core.ruler.push("task_marks", drawTaskMarks);
  markdown.core.ruler.push("cell_alignment", alignCellsWithoutStyle);
  // The library's own rule copies the language named by the author into a class.
  markdown.renderer.rules["fence"] = (tokens, index) =>
    `<pre><code>${escapeHtml(tokens[index]?.content ?? "")}</code></pre>\n`;
  return markdown;
}

function keepDeepText(state: StateBlock, startLine: number, endLine: number): boolean {
  return state.level >= MAX_BLOCK_DEPTH && pushText(state, startLine, endLine);
}

function keepHugeTable(state: StateBlock, startLine: number, endLine: number): boolean {
  if (startLine + 1 >= endLine) return false;
  const delimiters = state.getLines(startLine + 1, startLine + 2, 0, false).trim();
  if (!/^[\s|:-]+$/.test(delimiters)) return false;
  const columns = delimiters.replace(/^\||\|$/g, "").split("|").length;
  let end = startLine;
  while (end < endLine && !state.isEmpty(end)) end += 1;
  return columns * (end - startLine) > MAX_TABLE_CELLS && pushText(state, startLine, end);
}

/** Makes one paragraph of the lines from `startLine` up to `endLine`, whatever block they begin. */
function pushText(state: StateBlock, startLine: number, endLine: number): true {
  state.push("paragraph_open", "p", 1).map = [startLine, endLine];
  const inline = state.push("inline", "", 0);
  inline.content = state.getLines(startLine, endLine, state.blkIndent, false).trim();
  inline.map = [startLine, endLine];
  inline.children = [];
  state.push("paragraph_close", "p", -1);
  state.line = endLine;
  return true;
}

/** `- [x] done` as a ballot box: a real check box would look as if readers could tick it. */
function drawTaskMarks({ tokens }: StateCore): void {
  tokens.forEach((token, index) => {
    const first = token.children?.[0];
    if (token.type !== "inline" || first?.type !== "text") return;
    if (!startsListItem(tokens, index)) return;
    first.content = first.content.replace(
      TASK_MARK,
      (_, mark: string) => mark === " " ? "☐ " : "☑ ",
    );
  });
}

function startsListItem(tokens: readonly Token[], index: number): boolean {
  return tokens[index - 1]?.type === "paragraph_open" &&
    tokens[index - 2]?.type === "list_item_open";
}

/** The page's CSP forbids style attributes, which the library uses for columns. */
function alignCellsWithoutStyle({ tokens }: StateCore): void {
  for (const token of tokens) {
    if (token.type !== "td_open" && token.type !== "th_open") continue;
    const side = /^text-align:(left|center|right)$/.exec(String(token.attrGet("style") ?? ""))?.[1];
    token.attrs = side === undefined ? null : [["align", side]];
  }
}

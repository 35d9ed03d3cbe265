import { type SafeHtml, trustHtml } from "../protocol/safe_html.ts";
import { LINK_ATTRIBUTES } from "./markdown_links.ts";

/**
 * One line that begins with a letter, which is not one of the invisible ones, and has none of the
 * characters by which Markdown marks anything, or links are known by.
 */
const PLAIN = /^(?!\p{DI})\p{L}(?:[^*_`[\]<>~\\&|/@.\p{Cc}\p{Cs}]|\.(?![^ ]))*(?<! )$/u;

/** Words that nothing within them can make anything else of. */
const WORDS = String.raw`(?!\p{DI})[\p{L}\p{N}](?:[\p{L}\p{N} ,!?':-]*[\p{L}\p{N}])?`;

/** An address of the usual shape: a name with a dot, and a path in which punctuation is never last. */
const ADDRESS = String
  .raw`https?:\/\/[a-z\d]+(?:[.-][a-z\d]+)*\.[a-z]+(?:\/(?:[A-Za-z\d\/=+]|[.?&#_-](?=[A-Za-z\d]))*)?`;

/** Words in bold, italics or code, and addresses, with nothing around them that could matter. */
const MARKED = new RegExp(
  String.raw`(?<=^| )(?:(\*\*|[*_${"`"}]|~~)(${WORDS})\1(?=$|[ ,.!?])|(${ADDRESS})(?=$| ))`,
  "gu",
);

/** What a mark makes of the words in it. */
const ELEMENTS: Readonly<Record<string, string>> = {
  "**": "strong",
  "*": "em",
  "_": "em",
  "~~": "s",
  "`": "code",
};

/**
 * What most people type, as HTML: a line without Markdown, or with emphasis and addresses that can be
 * read in one way only. Null for all else, which is the parser's, and so is to say what a line means:
 * it makes the same of these, in ten times as long.
 */
export function renderSimpleLine(text: string): SafeHtml | null {
  const isPlain = PLAIN.test(text);
  // A letter in the place of each mark: the rest has to be plain.
  if (!isPlain && !PLAIN.test(text.replace(MARKED, "x"))) return null;
  const escaped = text.replaceAll('"', "&quot;");
  return trustHtml(`<p>${isPlain ? escaped : escaped.replace(MARKED, renderMark)}</p>\n`);
}

function renderMark(
  _: string,
  mark: string | undefined,
  words: string | undefined,
  address: string | undefined,
): string {
  if (address !== undefined) {
    const shown = address.replaceAll("&", "&amp;");
    return `<a href="${shown}" ${LINK_ATTRIBUTES}>${shown}</a>`;
  }
  const element = ELEMENTS[mark ?? ""];
  return `<${element}>${words}</${element}>`;
}

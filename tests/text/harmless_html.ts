/**
 * An oracle for HTML from `lib/text/`, stricter than any browser: it reads the whole output by a
 * grammar that has no room for anything but the expected tags and attributes.
 *
 * @module
 */

import assert from "node:assert/strict";

const TEXT = /^(?:[^<>&]|&(?:amp|lt|gt|quot|#39);)+/;
const CLOSING = /^<\/([a-z][a-z0-9]*)>/;

/** Opening tags of messages; the first group is the name. */
const MESSAGE_TAGS =
  /^<(?:(p|em|strong|s|code|pre|blockquote|ul|li|h[1-6]|table|thead|tbody|tr|ol)|(ol) start="\d+"|(t[hd])(?: align="(?:left|center|right)")?|(a) href="(?:https?:\/\/|mailto:)[^"<>\s]+" target="_blank" rel="noopener nofollow noreferrer ugc")>/i;
const MESSAGE_VOIDS = /^<(?:br|hr)>/;

const BRANDING_ATTRIBUTE =
  / (?:class="[\w -]*"|(?:alt|title)="[^"<>]*"|(?:width|height)="\d+%?"|src="(?:https:\/\/|\/(?![/\\&]))[^"<>]*"|href="(?:https?:\/\/|\/(?![/\\&]))[^"<>]*" target="_blank" rel="noopener")/
    .source;
const BRANDING_TAGS = new RegExp(
  `^<(?:(b|strong|i|em|u|s|small|sub|sup|span|a)(?:${BRANDING_ATTRIBUTE})*)(?: /)?>`,
  "i",
);
const BRANDING_VOIDS = new RegExp(`^<(?:br|img)(?:${BRANDING_ATTRIBUTE})*(?: /)?>`, "i");
/** Branding keeps the character references that the operator wrote. */
const BRANDING_TEXT = /^[^<>]+/;

interface Grammar {
  readonly text: RegExp;
  readonly tags: RegExp;
  readonly voids: RegExp;
}

/** Fails unless `html` is what a message may be. */
export function assertHarmlessMessage(html: string, source: string): void {
  assertGrammar(html, source, { text: TEXT, tags: MESSAGE_TAGS, voids: MESSAGE_VOIDS });
}

/** Fails unless `html` is what branding may be. */
export function assertHarmlessBranding(html: string, source: string): void {
  assertGrammar(html, source, { text: BRANDING_TEXT, tags: BRANDING_TAGS, voids: BRANDING_VOIDS });
}

/** The visible text of harmless HTML. */
export function readText(html: string): string {
  const entities = new Map([["lt", "<"], ["gt", ">"], ["quot", '"'], ["#39", "'"], ["amp", "&"]]);
  return html.replace(/<[^>]*>/g, "").replace(
    /&(lt|gt|quot|#39|amp);/g,
    (_, name: string) => entities.get(name) ?? "",
  );
}

function assertGrammar(html: string, source: string, grammar: Grammar): void {
  const open: string[] = [];
  let rest = html;
  while (rest !== "") {
    const piece = readPiece(rest, open, grammar);
    assert.ok(piece > 0, `from ${JSON.stringify(source)}: not allowed here: ${rest.slice(0, 120)}`);
    rest = rest.slice(piece);
  }
  assert.deepEqual(open, [], `from ${JSON.stringify(source)}: left open in ${html.slice(0, 200)}`);
}

/** Length of the piece at the start of `rest`, 0 if it may not be there. Keeps track of `open`. */
function readPiece(rest: string, open: string[], { text, tags, voids }: Grammar): number {
  const closing = CLOSING.exec(rest);
  if (closing !== null) return open.pop() === closing[1] ? closing[0].length : 0;
  const simple = text.exec(rest) ?? voids.exec(rest);
  if (simple !== null) return simple[0].length;
  const tag = tags.exec(rest);
  if (tag === null) return 0;
  open.push(tag.slice(1).find((name) => name !== undefined) ?? "");
  return tag[0].length;
}

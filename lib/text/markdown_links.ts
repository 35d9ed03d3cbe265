/**
 * Links in messages: which addresses become one, and what the link then looks like.
 *
 * @module
 */

import type { MarkdownIt, StateCore, Token } from "markdown-it";

/** Everything else (javascript:, data:, relative paths…) stays text. */
const ALLOWED_ADDRESS = /^(?:https?:\/\/|mailto:)[^\s]/i;

/** The new tab may not reach ours, search engines learn nothing, sites see no referrer. */
const REL = "noopener nofollow noreferrer ugc";

/** What every link has besides its address, as HTML. */
export const LINK_ATTRIBUTES = `target="_blank" rel="${REL}"`;

/** Sets up link recognition and appearance, and turns images into links. */
export function installLinkRules(markdown: MarkdownIt): void {
  markdown.validateLink = (address) => ALLOWED_ADDRESS.test(address);
  // As on GitHub, a bare name needs "www.": else README.md would be a link to Moldova.
  markdown.linkify.set({ fuzzyLink: false, fuzzyIP: false, fuzzyEmail: true });
  markdown.linkify.add("ftp:", null).add("//", null).add("www.", {
    // What follows "www." must be what may follow "http://".
    validate: (text, position, linkify) =>
      Math.max(0, linkify.testSchemaAt(`//${text.slice(position)}`, "http:", 0) - "//".length),
    normalize: (match) => {
      match.url = `https://${match.url}`;
    },
  });
  // Before linkify, so that an address used as an image's text is not linked twice.
  markdown.core.ruler.before("linkify", "images_as_links", linkImages);
  markdown.core.ruler.push("outside_links", openOutside);
}

function linkImages(state: StateCore): void {
  for (const block of state.tokens) {
    if (block.children === null) continue;
    let depth = 0;
    block.children = block.children.flatMap((token) => {
      if (token.type === "link_open") depth += 1;
      if (token.type === "link_close") depth -= 1;
      return token.type === "image" ? replaceImage(state, token, depth > 0) : [token];
    });
  }
}

function replaceImage(state: StateCore, image: Token, insideLink: boolean): Token[] {
  const address = String(image.attrGet("src") ?? "");
  const text = new state.Token("text", "", 0);
  const alt = state.md.renderer.renderInlineAsText(image.children ?? [], state.md.options, {});
  text.content = alt.trim() === "" ? state.md.normalizeLinkText(address) : alt;
  if (insideLink) return [text];
  const open = new state.Token("link_open", "a", 1);
  open.attrs = [["href", address]];
  return [open, text, new state.Token("link_close", "a", -1)];
}

function openOutside({ tokens }: StateCore): void {
  for (const token of tokens.flatMap((block) => block.children ?? [])) {
    if (token.type !== "link_open") continue;
    const address = token.attrGet("href") ?? "";
    // Whatever the author gave besides the address (a title) goes: it could only mislead.
    token.attrs = [["href", address], ["target", "_blank"], ["rel", REL]];
  }
}

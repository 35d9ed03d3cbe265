/**
 * The operator's `Branding`, HTML by choice, reduced to text, simple marks, links and pictures. The
 * operator is trusted; what they paste from elsewhere is not, and the page around it must survive a
 * forgotten closing tag.
 *
 * @module
 */

import { escapeAttrValue, escapeHtml, FilterXSS, friendlyAttrValue } from "xss";
import { type SafeHtml, trustHtml } from "../protocol/safe_html.ts";

const PLAIN_TAGS = ["b", "strong", "i", "em", "u", "s", "small", "sub", "sup", "span", "br"];

const ALLOWED_TAGS: Record<string, string[]> = {
  ...Object.fromEntries(PLAIN_TAGS.map((tag) => [tag, ["class"]])),
  a: ["class", "href", "title"],
  img: ["class", "src", "alt", "width", "height", "title"],
};

/** These have no end tag. */
const VOID_TAGS = new Set(["br", "img"]);

/** Tags whose content is not text and would only be noise in a header. */
const DROPPED_WITH_CONTENT = new Set(["script", "style", "template", "title", "textarea"]);

/** Absolute, or a path of this site: `//host`, also as `/&sol;host`, would be another site. */
const LINK_ADDRESS = /^(?:https?:\/\/|\/(?![/\\&]))[^\s<>"]*$/i;
const PICTURE_ADDRESS = /^(?:https:\/\/|\/(?![/\\&]))[^\s<>"]*$/i;

/** A "<" that begins no tag, as in "1 < 2"; the library would take it for one. */
const LONE_LESS_THAN = /<(?![a-z/!])/gi;

/** What each attribute's value must look like; `class` takes Font Awesome names among others. */
const ATTRIBUTE_VALUES: Readonly<Record<string, RegExp>> = {
  class: /^[\w -]*$/,
  href: LINK_ADDRESS,
  src: PICTURE_ADDRESS,
  width: /^\d{1,4}%?$/,
  height: /^\d{1,4}%?$/,
  alt: /^/,
  title: /^/,
};

/**
 * Keeps `b strong i em u s small sub sup span br`, `a` to http, https or `/…` (opened in a new tab,
 * so that a click does not leave the room) and `img` from https or `/…`. Other tags go and their
 * text stays; script and style go with their content; every tag left open is closed.
 */
export function sanitizeBranding(branding: string): SafeHtml {
  const open: string[] = [];
  let dropping: string | undefined;
  const filter = new FilterXSS({
    whiteList: ALLOWED_TAGS,
    css: false,
    onTag(tag, _source, { isWhite, isClosing }) {
      if (dropping !== undefined) {
        if (isClosing && tag === dropping) dropping = undefined;
        return "";
      }
      if (!isWhite) {
        if (!isClosing && DROPPED_WITH_CONTENT.has(tag)) dropping = tag;
        return "";
      }
      return isClosing ? closeTag(open, tag) : openTag(open, tag);
    },
    onTagAttr: (_tag, name, value, isWhiteAttr) => isWhiteAttr ? keepAttribute(name, value) : "",
    escapeHtml: (text) => dropping === undefined ? escapeHtml(text) : "",
  });
  const kept = filter.process(branding.toWellFormed().replace(LONE_LESS_THAN, "&lt;"));
  return trustHtml(kept + closeAll(open, 0));
}

/** Leaves the writing of the tag to the library (undefined) unless the tag may not stand here. */
function openTag(open: string[], tag: string): string | undefined {
  if (tag === "a" && open.includes("a")) return "";
  if (!VOID_TAGS.has(tag)) open.push(tag);
  return undefined;
}

function closeTag(open: string[], tag: string): string {
  const index = open.lastIndexOf(tag);
  return index < 0 ? "" : closeAll(open, index);
}

function closeAll(open: string[], from: number): string {
  return open.splice(from).reverse().map((tag) => `</${tag}>`).join("");
}

/** The attribute as it may stand, or nothing. Character references are decoded before the check. */
function keepAttribute(name: string, value: string): string {
  const decoded = friendlyAttrValue(value);
  if (!ATTRIBUTE_VALUES[name]?.test(decoded)) return "";
  const written = `${name}="${escapeAttrValue(decoded)}"`;
  return name === "href" ? `${written} target="_blank" rel="noopener"` : written;
}

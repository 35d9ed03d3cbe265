/**
 * The look of the page as one file, so that a first visit asks once and not for each part. The
 * operator's colour is in it because the page allows no inline styles.
 *
 * @module
 */
import { createHash } from "node:crypto";

const FOLDER = new URL("../../static/styles/", import.meta.url);

/** Parts of every page, in the order in which they build on each other. */
const STYLE_PARTS: readonly string[] = [
  "tokens.css",
  "base.css",
  "landing.css",
  "header.css",
  "room.css",
  "log.css",
  "messages.css",
  "roster.css",
  "card.css",
  "moderation.css",
  "safety.css",
];

/** A stylesheet and where it is. */
export interface Stylesheet {
  readonly text: string;
  /** Path and query; another text has another one, so that it may be kept for ever. */
  readonly href: string;
}

/** Reads the parts. `accentHue` is in OKLCH degrees. Throws if a part is missing: our mistake. */
export function buildStylesheet(accentHue: number): Stylesheet {
  const parts = STYLE_PARTS.map((name) => Deno.readTextFileSync(new URL(name, FOLDER)));
  const text = [...parts, `:root{--accent-hue:${accentHue}}\n`].join("");
  const hash = createHash("sha256").update(text).digest("hex").slice(0, 16);
  return { text, href: `/room.css?v=${hash}` };
}

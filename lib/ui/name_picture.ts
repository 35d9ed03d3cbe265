/** What stands for people who have no picture: a letter or two on a colour of their own. */

/** How many colours `landing.css` has for initials (`.hue-0` … `.hue-7`). */
export const HUE_COUNT = 8;

/** A picture sign says enough by itself. */
const LETTER = /^[\p{L}\p{N}]/u;

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** The colour class of a name: the same for everyone who sees the name. */
export function hueClass(username: string): string {
  let sum = 7;
  for (const character of username.toLowerCase()) {
    sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  }
  return `hue-${sum % HUE_COUNT}`;
}

/** First letters of the first two words, or of the only one. */
export function initials(username: string): string {
  const words = username.split(/[\s._-]+/u).filter((word) => word !== "");
  const [first = "", second = ""] = words.map(firstGrapheme);
  return (LETTER.test(first) ? first + second : first).toUpperCase();
}

function firstGrapheme(word: string): string {
  for (const part of graphemes.segment(word)) return part.segment;
  return "";
}

/**
 * Does a text show anything at all? Kept apart from the Markdown renderer so that the browser can
 * use it without loading one.
 *
 * @module
 */

/**
 * A character that a reader can see. Unicode's Default_Ignorable_Code_Point covers zero-width
 * characters, variation selectors and Hangul fillers; U+2800 is the empty Braille pattern, drawn as
 * a blank. Marks (accents) alone stand on nothing, so they do not count.
 */
const VISIBLE = /[^\s\p{Cc}\p{Cf}\p{Cs}\p{Z}\p{M}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** True if the text holds only white space and invisible characters. */
export function isBlank(text: string): boolean {
  return !VISIBLE.test(text);
}

/**
 * Messages of nothing but emoji are drawn larger. No imports: this runs in the browser.
 *
 * @module
 */

/** Signs that Unicode lists as pictographs but people type as text. */
const TEXT_SIGNS = "©®™";

/** A pictograph with its variation selector or skin tone, and tags (flags of regions). */
const PICTOGRAPH =
  `(?![${TEXT_SIGNS}])\\p{Extended_Pictographic}(?:\\p{Emoji_Modifier}|\\uFE0F)?[\\u{E0020}-\\u{E007F}]*`;

/** Flag of two letters, keycap, or pictographs joined by U+200D (UTS #51, section 1.4.9). */
const EMOJI =
  `\\p{Regional_Indicator}{2}|[0-9#*]\\uFE0F?\\u20E3|${PICTOGRAPH}(?:\\u200D${PICTOGRAPH})*`;

const ONLY_EMOJI = new RegExp(`^\\s*(?:(?:${EMOJI})\\s*)+$`, "u");

/** Over this many UTF-16 units a message is a wall of emoji, better drawn at text size. */
const LONGEST_LARGE = 64;

/** True for a short text made of emoji and white space only, with at least one emoji. */
export function isOnlyEmoji(text: string): boolean {
  return text.length <= LONGEST_LARGE && ONLY_EMOJI.test(text);
}

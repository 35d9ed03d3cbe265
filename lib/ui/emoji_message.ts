import { isOnlyEmoji } from "../text/is_only_emoji.ts";

/** Longer markup holds more than a few emoji in a paragraph, and need not be searched. */
const LONGEST_MARKUP = 200;

/** Whether a rendered message consists of emoji alone, so that they may be drawn large. */
export function isEmojiMessage(html: string): boolean {
  if (html.length > LONGEST_MARKUP || /<(?!\/?p>|br>)/.test(html)) return false;
  return isOnlyEmoji(html.replace(/<[^>]*>/g, " ").trim());
}

import type { Signal } from "@preact/signals";
import type { LineLog } from "./chat_state.ts";
import { forgetLines } from "./line_list.ts";
import type { Pref } from "./prefs.ts";

/** How much is kept of what was said. Older lines are forgotten, as a page may stay open for weeks. */

/** What can be chosen: most lines of one conversation. */
export const SCROLLBACK_CHOICES = [200, 500, 1_000, 2_000, 5_000, 10_000] as const;

/** As many as BareRTC keeps unless one says otherwise. */
const USUAL_LINES = 1_000;

/** All conversations together keep as much as so many full ones. */
const FULL_CONVERSATIONS = 4;

/** What this browser chose. */
export const scrollbackPref: Pref<number> = {
  key: "barertc:scrollback",
  parse: (text) => SCROLLBACK_CHOICES.find((lines) => String(lines) === text),
  format: String,
  fallback: USUAL_LINES,
};

/** Most lines of all conversations together, when one may have `scrollback`. */
export function totalScrollback(scrollback: number): number {
  return scrollback * FULL_CONVERSATIONS;
}

/**
 * Makes conversations forget until they have at most so many lines together, or one block each:
 * always the longest, so that a talkative one costs the others nothing.
 */
export function forgetLongest(
  conversations: readonly { readonly log: Signal<LineLog> }[],
  most: number,
): void {
  const logs = conversations.map(({ log }) => log);
  let total = logs.reduce((sum, log) => sum + log.peek().settled, 0);
  while (total > most) {
    const [longest] = logs.filter((log) => log.peek().blocks.length > 1)
      .sort((one, two) => two.peek().settled - one.peek().settled);
    if (longest === undefined) return;
    const { settled } = longest.peek();
    longest.value = forgetLines(longest.peek(), settled - 1);
    total -= settled - longest.peek().settled;
  }
}

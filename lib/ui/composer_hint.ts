import { countCharacters } from "../text/count_characters.ts";
import type { Reach } from "./connection_words.ts";

/** What the composer's text and the connection allow, and what to say about it. */

/** The counter appears when this much of the limit is used. */
const COUNT_FROM = 0.9;

/** All that the hint depends on. */
export interface ComposerSituation {
  readonly text: string;
  readonly reach: Reach;
  /** Whether nothing need be said of the connection. */
  readonly quiet: boolean;
  /** Longest message, in characters (code points). */
  readonly messageCharacters: number;
}

/** The line below the composer. */
export interface ComposerHint {
  readonly maySend: boolean;
  readonly words: string;
  readonly tone: "quiet" | "notice" | "problem";
}

/** Whether the text may go out now, and the line that explains it. */
export function composerHint(situation: ComposerSituation): ComposerHint {
  const { text, reach, quiet, messageCharacters } = situation;
  const length = countCharacters(text.trim());
  const spare = messageCharacters - length;
  if (reach === "kept") {
    return { maySend: false, words: "Not connected. Your text is kept.", tone: "notice" };
  }
  if (spare < 0) {
    const words = `${characters(-spare)} too many. Shorten it to send it.`;
    return { maySend: false, words, tone: "problem" };
  }
  if (reach === "held" && !quiet) {
    const words = "Not connected. What you send goes out when the connection is back.";
    return { maySend: length > 0, words, tone: "notice" };
  }
  const words = length >= messageCharacters * COUNT_FROM
    ? `${characters(spare)} left.`
    : "Enter sends, Shift+Enter starts a new line.";
  return { maySend: length > 0, words, tone: "quiet" };
}

function characters(count: number): string {
  return count === 1 ? "1 character" : `${count.toLocaleString("en")} characters`;
}

import { MAX_REASON } from "../../protocol/limits.ts";

/**
 * The words of a command line. Quotes, straight or curly, hold a name with spaces together; a
 * missing end quote counts as one at the end. An `@` may stand before them.
 */
export function splitWords(line: string): readonly string[] {
  const words = line.matchAll(/(?:@(?=["“”]))?(?:"([^"]*)"?|[“”]([^“”]*)[“”]?)|\S+/gu);
  return [...words].map(([word, straight, curly]) => straight ?? curly ?? word);
}

/** The rest of a call as a reason, without a full stop, and no longer than is kept. */
export function readReason(words: readonly string[]): string {
  return [...words.join(" ")].slice(0, MAX_REASON).join("").replace(/[.\s]+$/, "");
}

/** A name as it was given: people are used to an `@` before it. No name begins with one. */
export function bareName(word: string): string {
  return word.replace(/^@/, "");
}

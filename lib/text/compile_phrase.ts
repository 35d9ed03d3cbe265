/**
 * Phrases of the operator's filters: regular expressions in RE2's syntax, which is that of Go and so of
 * BareRTC. RE2 takes time in proportion to the text whatever the phrase is; what would need
 * backtracking (look-around, back-references) is no RE2 syntax.
 *
 * @module
 */

import { RE2JS, RE2Set } from "re2js";
import { err, ok, type Result } from "../protocol/result.ts";

/** A stretch of a text, in UTF-16 code units. */
interface Hit {
  readonly start: number;
  readonly end: number;
}

/** Finds a phrase: its first `most` hits from left to right, whatever their case, none of them empty. */
export type FindPhrase = (text: string, most: number) => readonly Hit[];

/** Longest phrase: a list of some hundred words. Bounds the size of the compiled automaton. */
const MAX_PHRASE_LENGTH = 4_000;

/** Compiles a phrase; the error says, after "expected", what would do. */
export function compilePhrase(phrase: string): Result<FindPhrase> {
  if (phrase.length > MAX_PHRASE_LENGTH) {
    return err(`a phrase of at most ${MAX_PHRASE_LENGTH} characters`);
  }
  let compiled: RE2JS;
  try {
    compiled = RE2JS.compile(phrase, RE2JS.CASE_INSENSITIVE);
  } catch (cause) {
    return err(`a regular expression in RE2's syntax (${describe(cause)})`);
  }
  if (compiled.matcher("").find()) return err("a phrase that an empty text does not fit");
  return ok((text, most) => findHits(compiled, text, most));
}

/**
 * Phrases that share an automaton. With each that begins like `word.*` it may have twice as many
 * states, so hundreds in one would be slower than each by itself.
 */
const PHRASES_AT_ONCE = 8;

/**
 * Compiles phrases into one test of whether any of them fits, which takes as long for eight as for
 * one. It may say yes where `FindPhrase` finds nothing, as for an empty hit, but not the other way
 * round.
 *
 * @param phrases all of them compile
 */
export function compileScreen(phrases: readonly string[]): (text: string) => boolean {
  const screens: ((text: string) => boolean)[] = [];
  for (let first = 0; first < phrases.length; first += PHRASES_AT_ONCE) {
    screens.push(compileSet(phrases.slice(first, first + PHRASES_AT_ONCE)));
  }
  return (text) => screens.some((mayHit) => mayHit(text));
}

function compileSet(phrases: readonly string[]): (text: string) => boolean {
  const set = new RE2Set(RE2Set.UNANCHORED, RE2JS.CASE_INSENSITIVE);
  try {
    for (const phrase of phrases) set.add(phrase);
    set.compile();
  } catch {
    // Each is small enough and all together are not: they have to be looked for one by one.
    return () => true;
  }
  return (text) => set.match(text).length > 0;
}

function findHits(compiled: RE2JS, text: string, most: number): readonly Hit[] {
  // Says no ten times as fast as a matcher, and most messages fit no phrase.
  if (!compiled.test(text)) return [];
  const matcher = compiled.matcher(text);
  const hits: Hit[] = [];
  while (hits.length < most && matcher.find()) {
    const hit = { start: matcher.start(), end: matcher.end() };
    // `\b` and the like fit between two characters: there is nothing to mask or to complain about.
    if (hit.end > hit.start) hits.push(hit);
  }
  return hits;
}

function describe(cause: unknown): string {
  const reason = cause instanceof Error ? cause.message : "it cannot be read";
  return reason.replace(/^error parsing regexp: /, "").replace("(?i)", "").split("\n")[0] ?? "";
}

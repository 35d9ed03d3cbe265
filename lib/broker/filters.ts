import type { SafeHtml } from "../protocol/safe_html.ts";
import { MAX_MASKED_HITS } from "../protocol/limits.ts";
import { isOperator, type Person } from "./person.ts";
import type { Room } from "./room.ts";

/**
 * The operator's filters. They look at what was typed, not at the HTML that it becomes, and obey their
 * switches for channels and threads (BareRTC D20). The matchers come with the settings, compiled once,
 * and take time in proportion to the text.
 */

/** A stretch of a text, in UTF-16 code units. */
export interface Hit {
  readonly start: number;
  readonly end: number;
}

/** Finds a phrase in a text: its first `most` hits, from left to right, none of them empty. */
export type PhraseMatcher = (text: string, most: number) => readonly Hit[];

/** One filter of the settings. */
export interface MessageFilter {
  readonly publicChannels: boolean;
  readonly privateChannels: boolean;
  readonly phrases: readonly PhraseMatcher[];
  readonly censors: boolean;
  /** Whether the operators get to read it. */
  readonly reports: boolean;
  /** What the sender is told; null for nothing. */
  readonly answer: SafeHtml | null;
}

/** What the filters make of a text. */
export interface Screened {
  /** Markdown, with what was censored masked. */
  readonly text: string;
  readonly answers: readonly SafeHtml[];
  /** Whether operators are to be told. */
  readonly reported: boolean;
}

/** Applies all filters to what somebody says, to one person if there is a `recipient`. */
export function screenText(
  room: Room,
  sender: Person,
  text: string,
  recipient: Person | null,
): Screened {
  const passed: Screened = { text, answers: [], reported: false };
  const { filters, mayHit } = room.config.moderation;
  // What is said to an operator, or by one to one person, is their business already.
  if (recipient !== null && (isOperator(sender) || isOperator(recipient))) return passed;
  if (!mayHit(text)) return passed;
  const censored: Hit[] = [];
  const answers: SafeHtml[] = [];
  let reported = false;
  for (const filter of filters) {
    if (!(recipient === null ? filter.publicChannels : filter.privateChannels)) continue;
    const most = filter.censors ? MAX_MASKED_HITS : 1;
    const hits = filter.phrases.flatMap((find) => closeTail(find(text, most), text));
    if (hits.length === 0) continue;
    if (filter.censors) censored.push(...hits);
    if (filter.answer !== null) answers.push(filter.answer);
    reported ||= filter.reports;
  }
  return { text: maskHits(text, censored), answers, reported };
}

/** Looking for hits one by one may take the square of the length, so after many the rest is one hit. */
function closeTail(hits: readonly Hit[], text: string): readonly Hit[] {
  const last = hits.at(-1);
  if (last === undefined || hits.length < MAX_MASKED_HITS) return hits;
  return [...hits, { start: last.end, end: text.length }];
}

/** Puts an asterisk in the place of each character of a hit, but white space. */
function maskHits(text: string, hits: readonly Hit[]): string {
  let masked = "";
  let at = 0;
  for (const { start, end } of [...hits].sort((one, other) => one.start - other.start)) {
    if (end <= at) continue;
    masked += text.slice(at, Math.max(at, start));
    // Escaped, or Markdown would take them for emphasis.
    masked += text.slice(Math.max(at, start), end).replace(/\S/gu, "\\*");
    at = end;
  }
  return masked + text.slice(at);
}

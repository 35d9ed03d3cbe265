import {
  MAX_COMBINING_MARKS,
  MAX_USERNAME_CODE_POINTS,
  MAX_USERNAME_GRAPHEMES,
  MAX_USERNAME_INPUT,
} from "./limits.ts";
import { err, ok, type Result } from "./result.ts";

/**
 * Names of people: one spelling for each (NFKC), nothing invisible, nothing that markup or the
 * protocol gives a meaning to. Errors are sentences for the person who picked the name.
 */

/** Speakers of the system itself, and the words by which mentions address everyone. */
const RESERVED = new Set(["chatserver", "chatclient", "here", "all"]);

/** Controls, bidi marks, zero-width and other characters without a picture (UAX #44); blank Braille. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** Characters by which HTML or Markdown would read a name as something else. */
const MARKUP = /[<>&"`\\]/;

const CLIMBING = new RegExp(`\\p{M}{${MAX_COMBINING_MARKS + 1},}`, "u");

/** Names for which there is nothing to look up in Unicode, which takes a hundred times as long. */
const PLAIN = /^[ -~]*$/;

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/**
 * The spelling of a name that the room uses, or why it cannot be one.
 * White space is trimmed and runs of it become one space.
 */
export function normalizeUsername(input: string): Result<string> {
  if (input.length > MAX_USERNAME_INPUT) return err("That name is too long.");
  const name = tidy(input);
  if (name === "") return err("A name needs at least one visible character.");
  if (name.startsWith("@")) return err("A name cannot begin with @.");
  if (MARKUP.test(name)) return err('A name cannot contain < > & " ` or \\.');
  if (CLIMBING.test(name)) return err("That name stacks too many accents.");
  if (
    countGraphemes(name) > MAX_USERNAME_GRAPHEMES || [...name].length > MAX_USERNAME_CODE_POINTS
  ) {
    return err(`A name can have at most ${MAX_USERNAME_GRAPHEMES} characters.`);
  }
  if (RESERVED.has(foldUsername(name))) return err("That name is reserved. Pick another one.");
  return ok(name);
}

/**
 * The same for a name that somebody picked: no word of it may mix letters of alphabets that look
 * alike, by which "аdmin" with a Cyrillic а would pass for somebody else. What a website calls its
 * members is its own affair.
 */
export function normalizeGuestName(input: string): Result<string> {
  const name = normalizeUsername(input);
  if (!name.ok || !name.value.split(/[^\p{L}\p{M}\p{N}]+/u).some(mixesAlphabets)) return name;
  return err("A word of that name mixes letters of different alphabets that look alike.");
}

/** Alphabets with letters that only an expert tells apart; no language writes a word in two of them. */
const ALIKE = [
  /\p{Script=Latin}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Armenian}/u,
];

function mixesAlphabets(word: string): boolean {
  return ALIKE.filter((alphabet) => alphabet.test(word)).length > 1;
}

/** What stands alone once invisible characters are gone may compose, so NFKC is applied twice. */
function tidy(input: string): string {
  const visible = input.normalize("NFKC").replace(/\s+/gu, " ").replace(INVISIBLE, "");
  // An accent in front would be drawn upon whatever the page puts before the name.
  return visible.normalize("NFKC").replace(/ +/g, " ").replace(/^[ \p{M}]+/u, "").trimEnd();
}

/**
 * What names are compared by: two names that fold alike are the same name. Spaces go first, as the
 * case of a Greek sigma depends on them; lower case goes first, as only it turns "ẞ" into "ß".
 */
export function foldUsername(username: string): string {
  if (PLAIN.test(username)) return username.replaceAll(" ", "").toLowerCase();
  const letters = username.normalize("NFKC").replace(/\s+/gu, "");
  return letters.toLowerCase().toUpperCase().toLowerCase().normalize("NFKC");
}

/** How many characters a person would count. */
export function countGraphemes(text: string): number {
  return [...graphemes.segment(text)].length;
}

/** `name 2`, `name 3` …, shortened so that the whole stays within the limit. */
export function numberedUsername(username: string, number: number): string {
  const suffix = ` ${number}`;
  if (PLAIN.test(username)) {
    return username.slice(0, MAX_USERNAME_GRAPHEMES - suffix.length).trimEnd() + suffix;
  }
  const kept = [...graphemes.segment(username)]
    .slice(0, MAX_USERNAME_GRAPHEMES - suffix.length)
    .map((part) => part.segment);
  const codePoints = [...kept.join("")].slice(0, MAX_USERNAME_CODE_POINTS - suffix.length);
  return codePoints.join("").trimEnd() + suffix;
}

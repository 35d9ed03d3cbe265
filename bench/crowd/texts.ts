/**
 * What people say: short, long, with Markdown, with a link, and one that a filter masks. The
 * lengths are those of a talk among people, 4 to 160 characters.
 */
const TEXTS = [
  "hi all",
  "good evening everyone, how was your day?",
  "**brb**, somebody is at the door",
  "that is what I thought as well when I first saw it",
  "lol",
  "has anybody seen the film that was on yesterday? I fell asleep in the middle of it and now I would like to know how it ends",
  "look here: https://www.example.com/a/page?of=things",
  "what a *grumblefrog* of a day",
  "yes",
  "see you tomorrow at the same time, do not forget to bring the pictures from the lake",
] as const;

/** The text of the n-th message. */
export function textOf(number: number): string {
  return TEXTS[number % TEXTS.length] ?? "";
}

/** Without links: who sends one to too many people is sent out. */
const PRIVATE_TEXTS = TEXTS.filter((text) => !text.includes("https:"));

/** The text of the n-th direct message. */
export function privateTextOf(number: number): string {
  return PRIVATE_TEXTS[number % PRIVATE_TEXTS.length] ?? "";
}

/** A word of {@link TEXTS} that the filters of the bench look for. */
export const FILTERED_WORD = "grumblefrog";

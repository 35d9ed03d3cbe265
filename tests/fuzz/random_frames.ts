import type { SeededRandom } from "../support/seeded_random.ts";

/** Frames as a broken or hostile client might send them. */

/** Names that are taken, fold alike, cannot be used, or only look empty. */
export const NAMES = [
  ...["ann", "Ann", "ＡＮＮ", "a n n", "ann 2", "bob", "BOB", "bob 2", "cat", "straße", "STRASSE"],
  ...["", " ", "@ann", "ChatServer", "<b>x</b>", "\u200B", "🐢", "ann\u202E", "x".repeat(32)],
  ...["x".repeat(33), "\u0301\u0301\u0301\u0301", "\ud83d", "__proto__", "constructor", "שלום"],
] as const;

const ACTIONS = [
  ...["login", "message", "me", "ping", "open", "blocklist", "react", "who", "", "toString"],
  ...["__proto__", "constructor", "x".repeat(40)],
  ...["unwatch", "sdp", "candidate", "boot", "mute", "video-invite", "ring", "ice-servers", "cut"],
] as const;

const FIELDS = [
  ...["action", "username", "jwt", "features", "personKey", "dnd", "channel", "message"],
  ...["clientID", "personID", "status", "video", "__proto__", "constructor", "toJSON", "whoList"],
  ...["openSecret", "description", "candidate", "usernames", "iceServers", "videoActive", "nsfw"],
] as const;

const SCRAPS = [
  ...[
    "",
    "\0",
    "null",
    "<script>alert(1)</script>",
    "**[x](javascript:alert(1))**",
    "\u2800",
    "-1",
  ],
  ...[
    "```\n",
    "| a |\n|---|\n",
    "https://example.com/?q=<b>",
    "🐢",
    "\ud800",
    "\u202Eabc",
    "e\u0301",
  ],
  ...["lobby", "offtopic", "nowhere", "@ann", "@bob", "@", "online", "hidden", "roster-delta"],
  ...[
    '{"type":"offer","sdp":"v=0"}',
    '{"candidate":""}',
    '{"type":"transceiverRequest"}',
    "link-1",
  ],
] as const;

/** Any JSON value, mostly small. */
export function randomValue(random: SeededRandom, depth = 0): unknown {
  const kinds: readonly (() => unknown)[] = [
    () => null,
    () => random.chance(0.5),
    () => random.pick([0, 1, -1, 0.5, 65_535, 65_536, 1e308, -0, 2 ** 53]),
    () => random.pick(SCRAPS),
    () => random.pick(NAMES),
    () => random.pick(SCRAPS).repeat(random.below(2_000)),
    () => Array.from({ length: random.below(4) }, () => randomValue(random, depth + 1)),
    () => randomObject(random, depth + 1),
  ];
  return random.pick(depth > 3 ? kinds.slice(0, 5) : kinds)();
}

/** An object with some of the protocol's fields, each holding anything. */
export function randomObject(random: SeededRandom, depth = 0): Record<string, unknown> {
  const fields = Array.from({ length: random.below(6) }, () => random.pick(FIELDS));
  const entries = fields.map((field) => [field, randomValue(random, depth)]);
  if (random.chance(0.8)) entries.push(["action", random.pick(ACTIONS)]);
  return Object.fromEntries(entries);
}

/** The frame of an object with one field changed, added or taken away. */
export function bendFields(random: SeededRandom, frame: Readonly<Record<string, unknown>>): string {
  const bent: Record<string, unknown> = { ...frame };
  const field = random.pick([...FIELDS, ...Object.keys(frame)]);
  if (random.chance(0.2)) delete bent[field];
  else Object.defineProperty(bent, field, { value: randomValue(random), enumerable: true });
  return JSON.stringify(bent);
}

/** A text with some characters lost, doubled or replaced. */
export function bendText(random: SeededRandom, text: string): string {
  let bent = text;
  for (let edits = 1 + random.below(3); edits > 0; edits--) {
    const at = random.below(bent.length + 1);
    const insert = random.pick([
      "",
      "{",
      "}",
      "[",
      '"',
      ",",
      "\\",
      "\\u0000",
      "\0",
      "1",
      "é",
      "\ud83d",
    ]);
    bent = bent.slice(0, at) + insert + bent.slice(at + random.below(3));
  }
  return bent;
}

/** A frame that has no reason to be one. */
export function randomFrame(random: SeededRandom): string {
  const kinds: readonly (() => string)[] = [
    () => JSON.stringify(randomObject(random)),
    () => bendText(random, JSON.stringify(randomObject(random))),
    () => JSON.stringify(randomValue(random)),
    () => random.pick(SCRAPS),
    () =>
      String.fromCharCode(...Array.from({ length: random.below(40) }, () => random.below(65_536))),
  ];
  return random.pick(kinds)();
}

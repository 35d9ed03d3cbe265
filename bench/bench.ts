/**
 * `deno task bench [NAME…] [--minutes N] [--rounds N] [--profile FOLDER]`: measures, and prints
 * figures. Nothing here passes or fails; figures of one run are comparable with each other, not with
 * those of another machine. How to read them is in docs/performance.md.
 *
 * @module
 */

import { parseArgs } from "node:util";
import { runChatBenches } from "./runner/chat_benches.ts";
import { listProfiles, printProfiles } from "./runner/print_profiles.ts";
import { SCENARIOS } from "./scenarios/index.ts";
import { benchPage } from "./page.ts";
import { benchVideo } from "./video.ts";

/** How long the soak takes if nobody says otherwise. */
const SOAK_MINUTES = "10";

/** More than any scenario has: each has its own number. */
const MOST_ROUNDS = "9";

/** The benches that need a browser; all others are scenarios of the chat. */
const BROWSER_BENCHES: Readonly<Record<string, () => Promise<void>>> = {
  video: benchVideo,
  page: benchPage,
};

const { values, positionals } = parseArgs({
  args: Deno.args,
  options: {
    minutes: { type: "string", default: SOAK_MINUTES },
    rounds: { type: "string", default: MOST_ROUNDS },
    profile: { type: "string" },
  },
  allowPositionals: true,
});
const chat = SCENARIOS.map(({ name }) => name);
const known = [...Object.keys(BROWSER_BENCHES), ...chat];
const unknown = positionals.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(", ")}. Benches: ${known.join(", ")}.`);
  Deno.exit(1);
}
const minutes = readNumber("minutes", values.minutes);
const rounds = readNumber("rounds", values.rounds);
const names = positionals.length === 0 ? known : positionals;
for (const [name, run] of Object.entries(BROWSER_BENCHES)) {
  if (!names.includes(name)) continue;
  console.log(`\n# ${name}`);
  await run();
}
const { profile } = values;
const profiles = profile === undefined ? [] : listProfiles(profile);
await runChatBenches(names, { minutes, rounds, ...(profile === undefined ? {} : { profile }) });
if (profile !== undefined) printProfiles(profile, profiles);
Deno.exit(0);

function readNumber(name: string, text: string): number {
  const value = Number(text);
  if (value > 0) return value;
  console.error(`--${name} is "${text}"; expected a number above 0, such as 3.`);
  Deno.exit(1);
}

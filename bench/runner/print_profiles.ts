import { join } from "node:path";
import { printRows } from "./print_table.ts";
import { rankFunctions } from "./read_profile.ts";

/** Functions of each profile that are shown. */
const SHOWN = 25;

/** The CPU profiles in a folder, by name; none if there is no such folder yet. */
export function listProfiles(folder: string): readonly string[] {
  try {
    return [...Deno.readDirSync(folder)].map(({ name }) => name)
      .filter((name) => name.endsWith(".cpuprofile")).sort();
  } catch {
    return [];
  }
}

/** Prints what the server did in each run, in their order, but for profiles that were there before. */
export function printProfiles(folder: string, before: readonly string[]): void {
  for (const file of listProfiles(folder)) {
    if (before.includes(file)) continue;
    console.log(`\n# ${file}: share of the time in each function itself, idle left out`);
    const functions = rankFunctions(Deno.readTextFileSync(join(folder, file))).slice(0, SHOWN);
    printRows(functions.map(({ name, share }) => [name, `${(100 * share).toFixed(1)} %`]));
  }
}

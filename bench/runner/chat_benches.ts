import type { DriveOptions, Results, Scenario } from "../scenarios/scenario.ts";
import { SCENARIOS } from "../scenarios/index.ts";
import { describeMachine, warnOfLoad } from "./describe_machine.ts";
import { printGoals, printResults } from "./print_table.ts";
import { readOpenFileLimit } from "./process_figures.ts";
import { runScenario } from "./run_scenario.ts";

/** Files that a process has open besides its sockets to clients, with room to spare. */
const OTHER_FILES = 200;

/** Runs chat benches one after another, and prints a table of each and all goals at the end. */
export async function runChatBenches(
  names: readonly string[],
  options: DriveOptions,
): Promise<void> {
  const chosen = SCENARIOS.filter(({ name }) => names.includes(name));
  if (chosen.length === 0) return;
  console.log(`\n${describeMachine()}`);
  const warning = warnOfLoad();
  if (warning !== null) console.log(warning);
  const measured: { readonly scenario: Scenario; readonly results: Results }[] = [];
  for (const scenario of chosen) {
    console.log(`\n# ${scenario.name}: ${scenario.about}`);
    if (!hasEnoughFiles(scenario)) continue;
    const results = await runScenario(scenario, options);
    printResults(scenario, results);
    measured.push({ scenario, results });
  }
  printAllGoals(measured);
}

function printAllGoals(
  measured: readonly { readonly scenario: Scenario; readonly results: Results }[],
): void {
  const goals = measured.flatMap(({ scenario, results }) =>
    scenario.goals.map((goal) => ({ goal, results }))
  );
  if (goals.length === 0) return;
  console.log("\n# What was to be reached");
  printGoals(goals);
}

function hasEnoughFiles({ name, sockets }: Scenario): boolean {
  const [limit, needed] = [readOpenFileLimit(), sockets + OTHER_FILES];
  if (limit >= needed) return true;
  console.error(
    `${name} is left out: a process may have ${limit} files open, and it needs ${needed}. ` +
      `Say \`ulimit -n ${needed}\` first.`,
  );
  return false;
}

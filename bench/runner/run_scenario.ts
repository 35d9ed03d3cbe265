import {
  type DriveOptions,
  type Figures,
  type Results,
  type Scenario,
  type VariantName,
  VARIANTS,
} from "../scenarios/scenario.ts";
import { medianFigures } from "./medians.ts";
import { runClients } from "./run_clients.ts";
import { startBare, startOurs } from "./server_process.ts";

/**
 * Runs a scenario and gives the medians of its rounds. The variants take turns, each with a server
 * and clients of their own, so that whatever else the machine does falls on all of them.
 */
export async function runScenario(scenario: Scenario, options: DriveOptions): Promise<Results> {
  const rounds = new Map<VariantName, Figures[]>();
  const most = Math.min(scenario.rounds, options.rounds ?? Infinity);
  for (let round = 1; round <= most; round++) {
    for (const name of scenario.variants) {
      console.error(
        `  ${scenario.name}: round ${round} of ${most}, ${VARIANTS[name].title}`,
      );
      const figures = await runOnce(scenario, name, options);
      rounds.set(name, [...rounds.get(name) ?? [], figures]);
    }
  }
  return Object.fromEntries([...rounds].map(([name, all]) => [name, medianFigures(all)]));
}

async function runOnce(
  scenario: Scenario,
  name: VariantName,
  options: DriveOptions,
): Promise<Figures> {
  const { features } = VARIANTS[name];
  await using server = features === null ? await startBare() : await startOurs(options.profile);
  const { url, pid, secret } = server;
  const target = { url, pid, secret, features };
  return await runClients({ scenario: scenario.name, target, ...options });
}

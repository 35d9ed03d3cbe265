import { quantile } from "../statistics.ts";
import type { Figures } from "../scenarios/scenario.ts";

/** The median of each figure over the rounds. */
export function medianFigures(rounds: readonly Figures[]): Figures {
  const keys = new Set(rounds.flatMap((figures) => Object.keys(figures)));
  return Object.fromEntries(
    [...keys].map((key) => [key, quantile(rounds.map((figures) => figures[key] ?? NaN), 0.5)]),
  );
}

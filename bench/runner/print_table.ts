import {
  type Goal,
  type Results,
  type Scenario,
  type VariantName,
  VARIANTS,
} from "../scenarios/scenario.ts";

/** Prints rows of words with their columns aligned: the first to the left, the others to the right. */
export function printRows(rows: readonly (readonly string[])[]): void {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [index, cell] of row.entries()) {
      widths[index] = Math.max(widths[index] ?? 0, cell.length);
    }
  }
  for (const row of rows) {
    const cells = row.map((cell, index) =>
      index === 0 ? cell.padEnd(widths[index] ?? 0) : cell.padStart(widths[index] ?? 0)
    );
    console.log(`  ${cells.join("  ")}`.trimEnd());
  }
}

/** Prints the medians of a scenario: a row for each variant, and one for each ratio to the bare loop. */
export function printResults({ columns, variants }: Scenario, results: Results): void {
  const rows = variants.map((name) => [
    VARIANTS[name].title,
    ...columns.map(({ key, digits }) => (results[name]?.[key] ?? NaN).toFixed(digits)),
  ]);
  const compared = results.bare === undefined ? [] : variants.filter((name) => name !== "bare");
  const ratios = compared.map((name) => composeRatios(columns, results, name));
  printRows([["", ...columns.map(({ title }) => title)], ...rows, ...ratios]);
}

function composeRatios(
  columns: Scenario["columns"],
  results: Results,
  name: VariantName,
): readonly string[] {
  const ratios = columns.map(({ key }) => {
    const ratio = (results[name]?.[key] ?? NaN) / (results.bare?.[key] ?? NaN);
    return Number.isFinite(ratio) ? `${ratio.toFixed(2)} x` : "";
  });
  return [`${VARIANTS[name].title} / bare`, ...ratios];
}

/** Prints what was to be reached beside what was measured. */
export function printGoals(
  measured: readonly { readonly goal: Goal; readonly results: Results }[],
): void {
  const rows = measured.map(({ goal, results }) => {
    const value = goal.measure(results);
    const verdict = Number.isNaN(value) ? "not measured" : value <= goal.most ? "met" : "not met";
    return [goal.words, `at most ${goal.most}`, formatMeasured(value), verdict];
  });
  printRows([["", "to reach", "measured", ""], ...rows]);
}

/** Two digits for what is small enough that they matter. */
function formatMeasured(value: number): string {
  return Math.abs(value) < 10 ? value.toFixed(2) : value.toFixed(0);
}

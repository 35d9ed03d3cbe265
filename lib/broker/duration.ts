/** Milliseconds in the units that people think in, largest first. */
const UNITS = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
  ["second", 1_000],
] as const;

/** Below so many of a unit, the next smaller one is counted: 47 hours, then 2 days. */
const FEWEST = 2;

/** A span of time in plain words, rounded up: `45 seconds`, `90 minutes`, `2 days`. */
export function describeDuration(milliseconds: number): string {
  const [name, length] = UNITS.find(([, length]) => milliseconds >= FEWEST * length) ??
    ["second", 1_000];
  const count = Math.max(1, Math.ceil(milliseconds / length));
  return `${count} ${name}${count === 1 ? "" : "s"}`;
}

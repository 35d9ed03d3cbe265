/** The value below which a share of the samples lies; `share` from 0 to 1. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((one, two) => one - two);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
}

/** Prints one figure with its name and unit. */
export function report(name: string, value: number, unit: string, digits = 0): void {
  console.log(`${name.padEnd(56)} ${value.toFixed(digits).padStart(10)} ${unit}`);
}

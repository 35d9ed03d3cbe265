/** Waits. */
export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/**
 * Calls `act` at an even pace, with the number of the call. What a late timer has missed is made up
 * for at once, so that the number of calls is exact.
 */
export async function actAtPace(
  { perSecond, seconds }: { readonly perSecond: number; readonly seconds: number },
  act: (number: number) => void,
): Promise<void> {
  const start = performance.now();
  const total = Math.round(perSecond * seconds);
  for (let number = 0; number < total; number++) {
    const wait = start + (1000 * number) / perSecond - performance.now();
    if (wait > 0.5) await pause(wait);
    act(number);
  }
  await pause(Math.max(0, start + 1000 * seconds - performance.now()));
}

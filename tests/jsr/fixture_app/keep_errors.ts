/** Runs something with `console.error` kept instead of printed. */
export async function keepErrors<T>(
  run: () => Promise<T>,
): Promise<{ result: T; lines: string[] }> {
  const original = console.error;
  const lines: string[] = [];
  console.error = (...args: unknown[]) => lines.push(args.map(String).join(" "));
  try {
    return { result: await run(), lines };
  } finally {
    console.error = original;
  }
}

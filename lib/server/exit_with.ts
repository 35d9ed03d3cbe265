/** Ends the program because it cannot do what it was started for: the reason, and exit code 1. */
export function exitWith(reason: string): never {
  console.error(reason);
  Deno.exit(1);
}

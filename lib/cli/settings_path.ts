import { resolve } from "node:path";

/**
 * The settings file as the server finds it. `deno task` runs us in the project's folder, whereas
 * people write a path as seen from where they are, which Deno tells in `INIT_CWD`. Without
 * `--settings` it is the file of the project's folder, wherever the command was given.
 */
export function resolveSettingsPath(
  path: string,
  { args, callerFolder, ownFolder }: {
    readonly args: readonly string[];
    readonly callerFolder: string | undefined;
    readonly ownFolder: string;
  },
): string {
  const isNamed = args.some((arg) => /^--settings(?:=|$)/.test(arg));
  if (!isNamed || callerFolder === undefined || callerFolder === ownFolder) return path;
  return resolve(callerFolder, path);
}

/**
 * `deno task start`: checks the flags, builds the page, and runs the server in a process of its own
 * that may do nothing but what this start needs. It ends with the server and hands signals on to it.
 *
 * @module
 */

import { existsSync } from "node:fs";
import { formatAddress, parseServerFlags, type ServerFlags } from "./server_flags.ts";

const ROOT = new URL("../../", import.meta.url);

/** The built page, and the modules that the build imports when it is loaded. */
const SERVED = ["_fresh", "islands", "jsr", "lib", "node_modules", "routes"];

/** Permissions of the server: its address, what it serves, and its settings file. */
function listPermissions(flags: ServerFlags): readonly string[] {
  const served = SERVED.map((name) => new URL(name, ROOT).pathname);
  return [
    "--no-prompt",
    `--allow-net=${formatAddress(flags)}`,
    `--allow-read=${[...served, flags.settings].join(",")}`,
    // Only a first start has a settings file to write.
    ...(existsSync(flags.settings) ? [] : [`--allow-write=${flags.settings}`]),
  ];
}

function run(args: readonly string[]): Deno.ChildProcess {
  return new Deno.Command(Deno.execPath(), { args: ["run", ...args], cwd: Deno.cwd() }).spawn();
}

async function main(): Promise<number> {
  const flags = parseServerFlags(Deno.args);
  if (!flags.ok) {
    console.error(flags.error);
    return 1;
  }
  const server = run([
    ...listPermissions(flags.value),
    new URL("main.ts", ROOT).pathname,
    ...Deno.args,
  ]);
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) {
    Deno.addSignalListener(signal, () => passOn(server, signal));
  }
  return (await server.status).code;
}

function passOn(server: Deno.ChildProcess, signal: Deno.Signal): void {
  try {
    server.kill(signal);
  } catch {
    // It has ended already, which is what the signal asks for.
  }
}

Deno.exit(await main());

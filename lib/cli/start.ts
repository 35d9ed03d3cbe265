/**
 * `deno task start`: checks the flags, builds the page, and runs the server in a process of its own
 * that may do nothing but what this start needs. It ends with the server and hands signals on to it.
 *
 * @module
 */

import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { dataFolder } from "../settings/data_folder.ts";
import { formatAddress, parseServerFlags, type ServerFlags, USAGE } from "./server_flags.ts";
import { resolveSettingsPath } from "./settings_path.ts";
import { findWebhookHosts } from "./webhook_hosts.ts";

const ROOT = new URL("../../", import.meta.url);

/** The built page, and the modules that the build imports when it is loaded. */
const SERVED = ["_fresh", "islands", "jsr", "lib", "node_modules", "routes", "static"];

/**
 * V8 lets the heap's young part grow to 48 MB before it looks what of it is garbage, and gives it back
 * minutes later: with 300 people the server's memory swung between 127 and 171 MB. In a quiet room it
 * shrinks to 1 MB, and is looked through every second. 12 MB (three times this, in MB) is enough for a
 * busy room, and keeps the memory of 300 people at 116 to 134 MB.
 */
const V8_FLAGS = "--min-semi-space-size=4,--max-semi-space-size=4";

/** Permissions of the server: its address, the operator's webhooks, what it serves, its settings file and its data folder. */
function listPermissions(flags: ServerFlags): readonly string[] {
  const served = SERVED.map((name) => fileURLToPath(new URL(name, ROOT)));
  const data = dataFolder(flags.settings);
  // Only a first start has a settings file to write.
  const written = existsSync(flags.settings) ? [data] : [data, flags.settings];
  return [
    "--no-prompt",
    `--allow-net=${[formatAddress(flags), ...findWebhookHosts(flags.settings)].join(",")}`,
    `--allow-read=${[...served, flags.settings, data].join(",")}`,
    `--allow-write=${written.join(",")}`,
  ];
}

function run(args: readonly string[]): Deno.ChildProcess {
  return new Deno.Command(Deno.execPath(), { args: ["run", ...args], cwd: Deno.cwd() }).spawn();
}

async function main(): Promise<number> {
  if (Deno.args.includes("--help")) {
    console.log(USAGE);
    return 0;
  }
  const flags = parseServerFlags(Deno.args);
  if (!flags.ok) {
    console.error(flags.error);
    return 1;
  }
  const settings = resolveSettingsPath(flags.value.settings, {
    args: Deno.args,
    callerFolder: Deno.env.get("INIT_CWD"),
    ownFolder: Deno.cwd(),
  });
  const unusable = [fileURLToPath(ROOT), settings].find((path) => path.includes(","));
  if (unusable !== undefined) {
    console.error(
      `${unusable}: has a comma, expected a path without: Deno cannot allow such paths.`,
    );
    return 1;
  }
  const server = run([
    `--v8-flags=${V8_FLAGS}`,
    ...listPermissions({ ...flags.value, settings }),
    fileURLToPath(new URL("main.ts", ROOT)),
    ...Deno.args,
    `--settings=${settings}`,
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

/**
 * The server: settings → room → Fresh app → HTTP. Run it with `deno task start`.
 *
 * Nothing is awaited at the top level: Fresh's `_fresh/server.js` imports `app` from this module
 * while this module loads it.
 *
 * @module
 */

import { join } from "node:path";
import { formatAddress, parseServerFlags, type ServerFlags } from "./lib/cli/server_flags.ts";
import { BanStore } from "./lib/server/ban_store.ts";
import { composeBanner } from "./lib/server/banner.ts";
import { createApp } from "./lib/server/create_app.ts";
import { exitWith } from "./lib/server/exit_with.ts";
import { loadBuild } from "./lib/server/load_build.ts";
import { createLog } from "./lib/server/log.ts";
import { serveUntilSignal } from "./lib/server/serve.ts";
import { createSite } from "./lib/server/site.ts";
import { dataFolder } from "./lib/settings/data_folder.ts";
import { loadSettings } from "./lib/settings/load_settings.ts";
import { rereadSettings } from "./lib/settings/reread_settings.ts";

/** The bans, within {@link dataFolder}. */
const BAN_FILE = "bans.json";

const flags = parseServerFlags(Deno.args);
if (!flags.ok) exitWith(flags.error);
const file = flags.value.settings;
const loaded = loadSettings(file);
if (!loaded.ok) exitWith(loaded.error);

const { settings, warnings, created } = loaded.value;
const log = createLog({ debug: flags.value.debug });
for (const warning of warnings) log("warn", warning);
const store = new BanStore(join(dataFolder(file), BAN_FILE), log);
const site = createSite(settings, log, Date.now, {
  ...(settings.bans.persist ? { bans: store.load(), saveBans: (bans) => store.save(bans) } : {}),
  readSettings: () => rereadSettings(file),
});

/** The app, as Fresh's build wants it. */
export const app = createApp(site);

if (import.meta.main) void start(flags.value);

async function start(address: ServerFlags): Promise<never> {
  try {
    const fetch = await loadBuild(new URL("_fresh/server.js", import.meta.url));
    await serveUntilSignal(site.host, address, fetch, ({ port }) => {
      const url = `http://${formatAddress({ ...address, port })}`;
      console.log(composeBanner({ url, file, created, settings }));
    });
    await store.flush();
  } catch (error) {
    exitWith(describeFailure(error, address));
  }
  Deno.exit(0);
}

function describeFailure(error: unknown, address: ServerFlags): string {
  const where = formatAddress(address);
  if (error instanceof Deno.errors.AddrInUse) {
    return `${where} is used by another program. Stop that one, or choose another --address.`;
  }
  const [reason] = (error instanceof Error ? error.message : String(error)).split("\n");
  return `The server cannot run at ${where}: ${reason}`;
}

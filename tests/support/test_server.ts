import { fileURLToPath } from "node:url";
import { Builder } from "fresh/dev";
import { findByName } from "../../lib/broker/room.ts";
import { createApp } from "../../lib/server/create_app.ts";
import { createLog } from "../../lib/server/log.ts";
import { refuseMalformed } from "../../lib/server/serve.ts";
import { createSite, type Site, type SiteSurroundings } from "../../lib/server/site.ts";
import { parseSettingsText } from "../../lib/settings/load_settings.ts";

/** Long enough that it draws no warning. */
export const TEST_SECRET = "a shared secret for tests, longer than 32 bytes";

/** Settings texts for the three ways in which a room can be opened. */
export const SETTINGS = {
  open: "",
  strict: `[JWT]\nEnabled = true\nStrict = true\nSecretKey = "${TEST_SECRET}"\n`,
  mixed: `[JWT]\nEnabled = true\nStrict = false\nSecretKey = "${TEST_SECRET}"\n`,
} as const;

/** A real server on a free port of this machine. */
export interface TestServer extends AsyncDisposable {
  readonly url: string;
  readonly site: Site;
  /** Lines that the server logged so far, without the time. */
  readonly logged: readonly string[];
  /** Whether somebody of this name is in the room. */
  isHere(username: string): boolean;
  /** The session of somebody who is in the room. Throws if nobody of that name is. */
  sessionOf(username: string): number;
  /** Waits until something holds on the server; fails if that takes too long. */
  until(holds: () => boolean): Promise<void>;
}

/** How long `until` waits; what tests wait for takes milliseconds, on a busy machine seconds. */
const PATIENCE_MS = 15_000;

async function until(holds: () => boolean): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (!holds()) {
    if (Date.now() > deadline) throw new Error(`still not so: ${holds}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

type Attach = Awaited<ReturnType<Builder["build"]>>;

let attach: Promise<Attach> | undefined;

/** The page is built once for all tests of a process. */
function buildPage(): Promise<Attach> {
  const root = fileURLToPath(new URL("../../", import.meta.url));
  return attach ??= new Builder({ root }).build({ mode: "production", snapshot: "memory" });
}

/** Starts a server with the settings of a TOML text. Dispose of it at the end of the test. */
export async function startTestServer(
  toml: string = SETTINGS.open,
  surroundings: SiteSurroundings = {},
): Promise<TestServer> {
  const parsed = parseSettingsText(toml);
  if (!parsed.ok) throw new Error(parsed.error.join("\n"));
  const logged: string[] = [];
  const log = createLog({ debug: true, write: (line) => logged.push(line.replace(/^\S+ /, "")) });
  const site = createSite(parsed.value.settings, log, Date.now, surroundings);
  const app = createApp(site);
  (await buildPage())(app);
  const server = Deno.serve(
    { hostname: "localhost", port: 0, automaticCompression: true, onListen: () => {} },
    refuseMalformed(app.handler()),
  );
  return {
    url: `http://localhost:${server.addr.port}`,
    site,
    logged,
    isHere: (username) => findByName(site.host.room, username) !== undefined,
    sessionOf(username) {
      const person = findByName(site.host.room, username);
      if (person === undefined) throw new Error(`${username} is not in the room`);
      return person.sessionID;
    },
    until,
    async [Symbol.asyncDispose]() {
      site.host.stop();
      await site.host.live.drained(2_000);
      await server.shutdown();
    },
  };
}

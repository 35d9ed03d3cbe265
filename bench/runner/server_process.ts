import { fileURLToPath } from "node:url";
import { BENCH_SECRET, composeBenchSettings } from "./bench_settings.ts";
import { readChildren } from "./process_figures.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const HOSTNAME = "127.0.0.1";

/** Printed by both servers once they answer. */
const READY = "Next:";

/** A server under measure, in a process of its own. */
export interface ServerProcess extends AsyncDisposable {
  readonly url: string;
  /** The process that serves. */
  readonly pid: number;
  readonly secret: string;
}

/** As an operator starts it: permissions and all. It starts the server in a second process. */
const AS_OPERATOR = [
  "--allow-read",
  "--allow-run",
  "--allow-env=INIT_CWD",
  "lib/cli/start.ts",
];

/**
 * Our server, as an operator starts it. With `profile` it writes a CPU profile into that folder when
 * it ends.
 */
export async function startOurs(profile?: string): Promise<ServerProcess> {
  const folder = await Deno.makeTempDir();
  await Deno.writeTextFile(`${folder}/settings.toml`, composeBenchSettings());
  const port = freePort();
  const program = profile === undefined
    ? AS_OPERATOR
    : ["-A", "--cpu-prof", `--cpu-prof-dir=${profile}`, "main.ts"];
  const flags = [`--address=${HOSTNAME}:${port}`, `--settings=${folder}/settings.toml`];
  const started = await start(["run", ...program, ...flags], port);
  return {
    ...started,
    pid: readChildren(started.pid)[0] ?? started.pid,
    async [Symbol.asyncDispose]() {
      await started[Symbol.asyncDispose]();
      await Deno.remove(folder, { recursive: true });
    },
  };
}

/** The bare loop. */
export async function startBare(): Promise<ServerProcess> {
  const port = freePort();
  return await start(["run", "--allow-net", "bench/bare_server.ts", String(port)], port);
}

async function start(args: readonly string[], port: number): Promise<ServerProcess> {
  const child = new Deno.Command(Deno.execPath(), {
    args: [...args],
    cwd: ROOT,
    env: { NO_COLOR: "1" },
    stdout: "piped",
    stderr: "inherit",
  }).spawn();
  const output = child.stdout.pipeThrough(new TextDecoderStream());
  const [ready, drained] = watchOutput(output);
  await ready;
  return {
    url: `http://${HOSTNAME}:${port}`,
    pid: child.pid,
    secret: BENCH_SECRET,
    async [Symbol.asyncDispose]() {
      child.kill("SIGTERM");
      await child.status;
      await drained;
    },
  };
}

/**
 * Resolves the first promise once the server is ready, the second at the end of its output. The
 * output is read to its end, as a full pipe would stop the server; what it says in error is shown.
 */
function watchOutput(output: ReadableStream<string>): readonly [Promise<void>, Promise<void>] {
  const ready = Promise.withResolvers<void>();
  const drain = async () => {
    let text = "";
    for await (const chunk of output) {
      text = (text + chunk).slice(-4_000);
      if (text.includes(READY)) ready.resolve();
      for (const line of chunk.split("\n")) {
        if (/ (?:error|warn) /.test(line)) console.error(`  the server says: ${line}`);
      }
    }
    ready.reject(new Error(`the server ended before it was ready: ${text}`));
  };
  return [ready.promise, drain()];
}

/** A free port, found by listening on it for a moment. */
function freePort(): number {
  using listener = Deno.listen({ hostname: HOSTNAME, port: 0 });
  return listener.addr.port;
}

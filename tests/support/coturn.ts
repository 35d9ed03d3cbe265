import { createSocket } from "node:dgram";
import { COTURN, explainMissing, findProgram } from "./programs.ts";

/** The secret that our test relay shares with the room. */
export const RELAY_SECRET = "a secret that the relay shares with the room";

/** A real coturn on this machine's loopback. */
export interface Relay extends AsyncDisposable {
  readonly port: number;
  /** `turn:` address for the settings. */
  readonly url: string;
}

/**
 * Starts coturn as an operator would, with sign-ins that run out. On a port of its own choice unless
 * one is given, as for a relay that comes back. Throws where there is no coturn.
 */
export async function startRelay(givenPort?: number): Promise<Relay> {
  const program = findProgram(COTURN);
  if (program === null) throw new Error(explainMissing(COTURN));
  const port = givenPort ?? await findFreeUdpPort();
  const folder = await Deno.makeTempDir();
  const process = new Deno.Command(program, {
    args: [
      "-n",
      "--listening-ip=127.0.0.1",
      "--relay-ip=127.0.0.1",
      `--listening-port=${port}`,
      "--use-auth-secret",
      `--static-auth-secret=${RELAY_SECRET}`,
      "--realm=test",
      "--no-tls",
      "--no-dtls",
      "--no-cli",
      "--allow-loopback-peers",
      "--log-file=stdout",
      "--simple-log",
      `--pidfile=${folder}/pid`,
      `--userdb=${folder}/users`,
    ],
    stdout: "piped",
    stderr: "null",
  }).spawn();
  const lines = process.stdout.pipeThrough(new TextDecoderStream()).getReader();
  await readUntil(lines, "Total General servers");
  return {
    port,
    url: `turn:127.0.0.1:${port}?transport=udp`,
    async [Symbol.asyncDispose]() {
      process.kill("SIGKILL");
      await process.status;
      await lines.cancel();
      await Deno.remove(folder, { recursive: true });
    },
  };
}

async function readUntil(
  lines: ReadableStreamDefaultReader<string>,
  text: string,
): Promise<void> {
  let output = "";
  while (!output.includes(text)) {
    const { done, value } = await lines.read();
    if (done) throw new Error(`coturn ended: ${output}`);
    output += value;
  }
}

async function findFreeUdpPort(): Promise<number> {
  const socket = createSocket("udp4");
  const { promise, resolve } = Promise.withResolvers<void>();
  socket.bind(0, "127.0.0.1", resolve);
  await promise;
  const { port } = socket.address();
  socket.close();
  return port;
}

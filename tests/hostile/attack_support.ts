import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { handshake } from "../support/raw_http.ts";
import { SETTINGS } from "../support/test_server.ts";

/** A room with tokens and guests, behind a proxy on this machine, so that tests choose addresses. */
export const HOSTILE_ROOM = `UseXForwardedFor = true\n${SETTINGS.mixed}`;

/** The header by which that proxy names its client. */
export function from(address: string): Record<string, string> {
  return { "x-forwarded-for": address };
}

/** Asks for a WebSocket and keeps the connection; gives the status and how to let go. */
export async function openRaw(url: string, address: string): Promise<RawSocket> {
  const connection = await connectRaw(url);
  const lines = handshake(url, [`X-Forwarded-For: ${address}`]);
  await connection.write(new TextEncoder().encode(`${lines.join("\r\n")}\r\n\r\n`));
  const buffer = new Uint8Array(1_024);
  const length = await connection.read(buffer) ?? 0;
  const status = Number(new TextDecoder().decode(buffer.subarray(9, Math.min(12, length))));
  return { status, close: () => connection.close() };
}

/** A connection that was answered. */
export interface RawSocket {
  readonly status: number;
  close(): void;
}

/** A bare connection to a server. */
export function connectRaw(url: string): Promise<Deno.TcpConn> {
  const { hostname, port } = new URL(url);
  return Deno.connect({ hostname, port: Number(port) });
}

/** Bytes in use once all garbage is gone. */
export function usedMemory(): number {
  setFlagsFromString("--expose-gc");
  const collect: unknown = runInNewContext("gc");
  if (typeof collect === "function") collect();
  const { heapUsed, external } = Deno.memoryUsage();
  return heapUsed + external;
}

/** Lines of the log that an operator sees without `--debug`, and that tell of something wrong. */
export function warningsOf(logged: readonly string[]): readonly string[] {
  return logged.filter((line) => /^(?:warn|error) /.test(line));
}

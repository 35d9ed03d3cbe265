import { parseArgs } from "node:util";
import { err, ok, type Result } from "../protocol/result.ts";

/** What `deno task start` was asked for. */
export interface ServerFlags {
  /** Host name or IP address to listen on, without brackets. */
  readonly hostname: string;
  /** 0 lets the system choose a free port. */
  readonly port: number;
  readonly settings: string;
  readonly debug: boolean;
}

/** Printed with every mistake in the flags. */
export const USAGE = "Usage: deno task start [--address HOST:PORT] [--settings FILE] [--debug]";

/** Reads the command line. The error is one line. */
export function parseServerFlags(args: readonly string[]): Result<ServerFlags> {
  const read = readArgs(args);
  if (!read.ok) return read;
  const address = parseAddress(read.value.address);
  if (!address.ok) return address;
  return ok({ ...address.value, settings: read.value.settings, debug: read.value.debug });
}

interface RawFlags {
  readonly address: string;
  readonly settings: string;
  readonly debug: boolean;
}

function readArgs(args: readonly string[]): Result<RawFlags> {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        address: { type: "string", default: "localhost:9000" },
        settings: { type: "string", default: "./settings.toml" },
        debug: { type: "boolean", default: false },
      },
    });
    if (values.settings === "") return err(`--settings is empty; expected a file. ${USAGE}`);
    return ok(values);
  } catch (error) {
    const reason = error instanceof Error ? error.message.split(". ")[0] : "they cannot be read";
    return err(`The flags are wrong: ${reason}. ${USAGE}`);
  }
}

/** `localhost:9000`, `[::1]:9000`, or `:9000` for every address of the machine, as in BareRTC. */
function parseAddress(address: string): Result<Pick<ServerFlags, "hostname" | "port">> {
  const parts = /^(?:\[([0-9a-f:.]+)\]|([\w.-]*)):(\d{1,5})$/i.exec(address);
  const port = Number(parts?.[3]);
  if (parts === null || port > 65_535) {
    return err(`--address is "${address}"; expected HOST:PORT such as localhost:9000. ${USAGE}`);
  }
  return ok({ hostname: parts[1] ?? (parts[2] || "0.0.0.0"), port });
}

/** How an address is written in a URL or a permission. */
export function formatAddress({ hostname, port }: Pick<ServerFlags, "hostname" | "port">): string {
  return `${hostname.includes(":") ? `[${hostname}]` : hostname}:${port}`;
}

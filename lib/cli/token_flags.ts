/**
 * The command line of `deno task token`.
 *
 * @module
 */

import { parseArgs } from "node:util";
import { err, ok, type Result } from "../protocol/result.ts";

/** What to sign, by which settings, and where the room is. */
export type TokenFlags = {
  /** Claims by their names in the token. */
  readonly claims: Readonly<Record<string, unknown>>;
  /** Seconds. */
  readonly lifetime: number;
  /** Path of settings.toml. */
  readonly settings: string;
  /** Where the room listens, as HOST:PORT. */
  readonly address: string;
};

/** What to type, for `--help` and below mistakes. */
export const usage = "Usage: deno task token --sub NAME [--op] [--img ADDRESS] [--url ADDRESS] " +
  "[--nick NAME] [--expires 5m] [--settings FILE] [--address HOST:PORT]";

const options = {
  sub: { type: "string" },
  op: { type: "boolean" },
  img: { type: "string" },
  url: { type: "string" },
  nick: { type: "string" },
  expires: { type: "string", default: "5m" },
  settings: { type: "string", default: "settings.toml" },
  address: { type: "string", default: "localhost:9000" },
} as const;

const secondsPerUnit: ReadonlyMap<string, number> = new Map([
  ["s", 1],
  ["m", 60],
  ["h", 3_600],
  ["d", 86_400],
]);

/** Seconds in "90s", "5m", "2h" or "1d"; undefined for anything else, a bare number included. */
function parseDuration(text: string): number | undefined {
  const [, count, unit = ""] = /^([1-9]\d{0,5})([smhd])$/.exec(text) ?? [];
  const seconds = secondsPerUnit.get(unit);
  return count === undefined || seconds === undefined ? undefined : Number(count) * seconds;
}

/** Node's parser throws when a flag is unknown or lacks its value; its first sentence says which. */
function readFlags(args: readonly string[]) {
  try {
    return ok(parseArgs({ args: [...args], options, strict: true }).values);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return err(error.message.split(/\. |\n/, 1)[0] ?? error.message);
  }
}

/** Whether `HOST:PORT` can stand in a link. */
function isAddress(text: string): boolean {
  const host = URL.parse(`http://${text}/`);
  return host?.pathname === "/" && host.username === "" && /^[^/?#@]+:\d+$/.test(text);
}

/** Reads the flags; the error is one line. */
export function parseTokenFlags(args: readonly string[]): Result<TokenFlags> {
  const flags = readFlags(args);
  if (!flags.ok) return flags;
  const { sub, op, img, url, nick, expires, settings, address } = flags.value;
  if (sub === undefined || sub.trim() === "") return err("--sub is missing; expected a name");
  const lifetime = parseDuration(expires);
  if (lifetime === undefined) {
    return err(`--expires is "${expires}"; expected a number and s, m, h or d, such as 5m`);
  }
  if (!isAddress(address)) {
    return err(`--address is "${address}"; expected HOST:PORT, such as localhost:9000`);
  }
  const optional = Object.entries({ op, img, url, nick }).filter(([, value]) =>
    value !== undefined
  );
  return ok({ claims: { sub, ...Object.fromEntries(optional) }, lifetime, settings, address });
}

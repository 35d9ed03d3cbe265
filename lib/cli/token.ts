/**
 * `deno task token`: prints a link that signs a person in, for trying the room without a website.
 * Only the link goes to stdout, so that it can be piped. Mistakes: one line on stderr, exit code 1.
 *
 * @module
 */

import { err, ok, type Result } from "../protocol/result.ts";
import { decodeSettings, parseSettingsText } from "../settings/load_settings.ts";
import type { JwtSettings } from "../settings/settings.ts";
import { makeTokenLink } from "./make_token_link.ts";
import { resolveSettingsPath } from "./settings_path.ts";
import { parseTokenFlags, usage } from "./token_flags.ts";

/** Reads `[JWT]` of an existing file; unlike the server, this writes none when there is none. */
async function readJwtSettings(path: string): Promise<Result<JwtSettings>> {
  try {
    const text = decodeSettings(await Deno.readFile(path));
    if (!text.ok) return err(`${path}: ${text.error}`);
    const parsed = parseSettingsText(text.value);
    return parsed.ok
      ? ok(parsed.value.settings.jwt)
      : err(`${path}: ${parsed.error.join(`\n${path}: `)}`);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const reason = error instanceof Deno.errors.NotFound ? "there is no such file" : error.message;
    return err(`${path}: ${reason}; expected settings. Name another file with --settings.`);
  }
}

/** The link for a command line, at `now` (milliseconds since 1970). */
async function runToken(args: readonly string[], now: number): Promise<Result<string>> {
  const flags = parseTokenFlags(args);
  if (!flags.ok) return err(`${flags.error}. ${usage}`);
  const settings = resolveSettingsPath(flags.value.settings, {
    args,
    callerFolder: Deno.env.get("INIT_CWD"),
    ownFolder: Deno.cwd(),
  });
  const jwt = await readJwtSettings(settings);
  return jwt.ok ? await makeTokenLink(flags.value, jwt.value, now) : jwt;
}

if (import.meta.main) {
  if (Deno.args.includes("--help")) {
    console.log(usage);
    Deno.exit(0);
  }
  const link = await runToken(Deno.args, Date.now());
  if (link.ok) {
    console.log(link.value);
  } else {
    console.error(link.error);
    Deno.exit(1);
  }
}

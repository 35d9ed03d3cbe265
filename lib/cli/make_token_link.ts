/**
 * The link that signs a person in, for trying the room without a website.
 *
 * @module
 */

import { signToken } from "../auth/sign_token.ts";
import { err, ok, type Result } from "../protocol/result.ts";
import type { JwtSettings } from "../settings/settings.ts";
import type { TokenFlags } from "./token_flags.ts";

/** Listening on every interface is no address to go to. */
function reachable(address: string): string {
  return address.replace(/^(?:0\.0\.0\.0|\[::\])(?=:\d+$)/, "localhost");
}

/**
 * Signs with the settings' secret at `now` (milliseconds since 1970). The error, one line, says
 * which setting to change.
 */
export async function makeTokenLink(
  flags: TokenFlags,
  jwt: JwtSettings,
  now: number,
): Promise<Result<string>> {
  if (!jwt.enabled) {
    return err(
      `JWT.Enabled in ${flags.settings} is false, so the room ignores tokens; ` +
        "expected true. Set it, and SecretKey with it.",
    );
  }
  if (jwt.secretKey === "") {
    return err(`JWT.SecretKey in ${flags.settings} is empty; expected a long random text.`);
  }
  const { claims, lifetime } = flags;
  const token = await signToken({ secret: jwt.secretKey, claims, now, lifetime });
  return ok(`http://${reachable(flags.address)}/?jwt=${token}`);
}

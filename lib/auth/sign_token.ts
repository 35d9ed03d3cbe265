/**
 * Signing of tokens: fresh ones for members who are here, and those of `deno task token` and the tests.
 * Whoever comes in for the first time has one that the website signed.
 *
 * @module
 */

import { create } from "djwt";
import { type Algorithm, importSecret } from "./hmac_key.ts";

/** What to sign, with what, and for how long. */
export type SignTokenOptions = {
  readonly secret: string;
  /** The claims besides `iat` and `exp`, by their names in the token. */
  readonly claims: Readonly<Record<string, unknown>>;
  /** The time, in milliseconds since 1970. */
  readonly now: number;
  /** Seconds from now until the token expires. */
  readonly lifetime: number;
  /** HS256 unless given. */
  readonly algorithm?: Algorithm;
};

/** A token that `verifyToken` accepts until it expires. Throws for an empty secret. */
export async function signToken(options: SignTokenOptions): Promise<string> {
  const algorithm = options.algorithm ?? "HS256";
  const issued = Math.floor(options.now / 1000);
  const key = await importSecret(options.secret, algorithm, "sign");
  const payload = { ...options.claims, iat: issued, exp: issued + options.lifetime };
  return await create({ alg: algorithm, typ: "JWT" }, payload, key);
}

/**
 * The check of a sign-in token: a JSON Web Token that the website signed with the shared secret.
 *
 * djwt takes the token apart, WebCrypto checks the signature. djwt's own `verify` is not used: it
 * refuses times written as text, which PHP sites send, and it cannot be given a clock.
 *
 * @module
 */

import { decode } from "djwt";
import { isFields } from "../protocol/fields.ts";
import { MAX_TOKEN_LENGTH } from "../protocol/limits.ts";
import { err, ok, type Result } from "../protocol/result.ts";
import { type Claims, parseClaims } from "./claims.ts";
import { type Algorithm, importSecret, isAlgorithm } from "./hmac_key.ts";
import { problem, type TokenProblem } from "./token_problem.ts";
import { checkTimes } from "./token_times.ts";

/** What a token is checked against. */
export type VerifyTokenOptions = {
  /** The shared secret; its UTF-8 bytes are the key. With an empty one, nothing is valid. */
  readonly secret: string;
  /** Completes `/relative` addresses of pictures and profiles. */
  readonly websiteURL: string;
  /** The time, in milliseconds since 1970. */
  readonly now: number;
};

/** Compact serialization: three parts of base64url, none of them empty (RFC 7515, section 3.1). */
const shape = /^[\w-]+\.[\w-]+\.[\w-]+$/;

/** A token without a signature, which is how `none` is written. */
const unsignedShape = /^[\w-]+\.[\w-]+\.$/;

type Parts = { header: unknown; payload: unknown; signature: Uint8Array };

function takeApart(token: string): Result<Parts, TokenProblem> {
  if (!shape.test(token) && !unsignedShape.test(token)) return err(problem("malformed"));
  try {
    const [header, payload, signature] = decode(token);
    return ok({ header, payload, signature });
  } catch {
    return err(problem("malformed"));
  }
}

/** The algorithm, from a header that asks for nothing that we do not do. */
function readAlgorithm(header: unknown): Result<Algorithm, TokenProblem> {
  if (!isFields(header)) return err(problem("malformed"));
  if (!isAlgorithm(header["alg"])) return err(problem("algorithm"));
  // RFC 7515, section 4.1.11: extensions in "crit" must be understood; we know none.
  return "crit" in header ? err(problem("critical-header")) : ok(header["alg"]);
}

async function fitsSignature(
  token: string,
  signature: Uint8Array,
  secret: string,
  algorithm: Algorithm,
): Promise<boolean> {
  const key = await importSecret(secret, algorithm, "verify");
  const signed = new TextEncoder().encode(token.slice(0, token.lastIndexOf(".")));
  return await crypto.subtle.verify("HMAC", key, new Uint8Array(signature), signed);
}

/**
 * Who a token says that its bearer is, or why it is refused. Nothing in it is believed before its
 * signature is found to fit, but for the name of the algorithm, of which there are three. White
 * space around it (pasted links, PEM habits) does not matter. `typ`, `aud`, `iss` and unknown
 * claims are ignored, and so is `iat`, even one in the future.
 */
export async function verifyToken(
  token: string,
  options: VerifyTokenOptions,
): Promise<Result<Claims, TokenProblem>> {
  if (options.secret === "") return err(problem("unavailable"));
  const trimmed = token.trim();
  if (trimmed.length > MAX_TOKEN_LENGTH) return err(problem("too-long"));
  const parts = takeApart(trimmed);
  if (!parts.ok) return parts;
  const { header, payload, signature } = parts.value;
  const algorithm = readAlgorithm(header);
  if (!algorithm.ok) return algorithm;
  if (!await fitsSignature(trimmed, signature, options.secret, algorithm.value)) {
    return err(problem("signature"));
  }
  if (!isFields(payload)) return err(problem("malformed"));
  const times = checkTimes(payload, options.now);
  return times.ok ? parseClaims(payload, options.websiteURL) : times;
}

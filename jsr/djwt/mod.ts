/**
 * Stand-in for `jsr:@zaubrik/djwt@^3` on plain WebCrypto: `create`, `verify`, `decode` and
 * `getNumericDate` for HS256, HS384, HS512 and `none`. Other algorithms, and the exports that we
 * do not use, are left out: asking for another algorithm throws an error that says so.
 *
 * @module
 */

import { decodeBase64url, encodeBase64url } from "./base64url.ts";

/** The first part of a token. */
export interface Header {
  alg: string;
  [key: string]: unknown;
}

/** The second part of a token: the registered claims and any other. */
export interface Payload {
  iss?: string;
  sub?: string;
  aud?: string | string[];
  exp?: number;
  nbf?: number;
  iat?: number;
  jti?: string;
  [key: string]: unknown;
}

/** What `verify` checks besides the signature. Leeways are in seconds, 1 by default. */
export type VerifyOptions = {
  expLeeway?: number;
  nbfLeeway?: number;
  ignoreExp?: boolean;
  ignoreNbf?: boolean;
  audience?: string | string[] | RegExp;
  predicates?: ((payload: Payload) => boolean)[];
};

const hashes: ReadonlyMap<string, string> = new Map([
  ["HS256", "SHA-256"],
  ["HS384", "SHA-384"],
  ["HS512", "SHA-512"],
]);

/** The published library knows these, this stand-in does not. */
const leftOut = /^(?:[PR]S(?:256|384|512)|ES(?:256|384))$/;

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Refuses a key that was not made for `alg`, so that the writer of a token cannot choose how it is
 * checked.
 */
function checkAlgorithm(alg: string, key: CryptoKey | null): void {
  if (leftOut.test(alg)) {
    throw new Error(
      `The alg '${alg}' is not part of this stand-in for djwt (HS256/384/512, none).`,
    );
  }
  if (alg === "none") {
    if (key !== null) throw new Error("The alg 'none' does not allow a key.");
    return;
  }
  const hash = hashes.get(alg);
  if (hash === undefined) throw new Error(`The jwt's alg '${alg}' is not supported.`);
  if (key === null) throw new Error(`The alg '${alg}' demands a key.`);
  const made = key.algorithm;
  const madeFor = "hash" in made && isObject(made.hash) ? made.hash["name"] : undefined;
  if (made.name !== "HMAC" || madeFor !== hash) {
    throw new Error(`The jwt's alg '${alg}' does not match the key's algorithm.`);
  }
}

/** Signs `payload`. The header is written as it is: no `typ` is added. */
export async function create(
  header: Header,
  payload: Payload,
  key: CryptoKey | null,
): Promise<string> {
  if (!isObject(payload)) throw new Error("The jwt claims set is not a JSON object.");
  checkAlgorithm(header.alg, key);
  const parts = [header, payload].map((part) => encodeBase64url(JSON.stringify(part)));
  const signed = parts.join(".");
  if (key === null) return `${signed}.`;
  const signature = await crypto.subtle.sign("HMAC", key, new TextEncoder().encode(signed));
  return `${signed}.${encodeBase64url(new Uint8Array(signature))}`;
}

/**
 * Takes a token apart **without verifying anything**. The type parameter is the caller's word for
 * what the payload is; leave it `unknown` and parse.
 *
 * Throws an `Error` when it is not three parts of base64url with JSON in the first two.
 */
export function decode<P = unknown>(
  jwt: string,
): [header: unknown, payload: P, signature: Uint8Array] {
  try {
    const parts = jwt.split(".").map(decodeBase64url);
    const [header, payload, signature] = parts;
    if (parts.length !== 3 || !header || !payload || !signature) {
      throw new TypeError("A jwt has three parts.");
    }
    const utf8 = new TextDecoder();
    return [JSON.parse(utf8.decode(header)), JSON.parse(utf8.decode(payload)), signature];
  } catch {
    throw new Error("The serialization of the jwt is invalid.");
  }
}

/** Refuses what is expired or too early. Throws a `RangeError` for those two, else an `Error`. */
function checkTimes(payload: Payload, options: VerifyOptions): void {
  const { exp, nbf } = payload;
  for (const time of [exp, nbf]) {
    if (time !== undefined && typeof time !== "number") {
      throw new Error("The jwt has an invalid 'exp' or 'nbf' claim.");
    }
  }
  const now = Date.now() / 1000;
  if (!options.ignoreExp && exp !== undefined && exp + (options.expLeeway ?? 1) < now) {
    throw new RangeError("The jwt is expired.");
  }
  if (!options.ignoreNbf && nbf !== undefined && nbf - (options.nbfLeeway ?? 1) > now) {
    throw new RangeError("The jwt is used too early.");
  }
}

/**
 * The payload of a token whose signature and times are in order, else throws. `key` is `null` for
 * `none` only.
 */
export async function verify(
  jwt: string,
  key: CryptoKey | null,
  options: VerifyOptions = {},
): Promise<Payload> {
  const [header, payload, signature] = decode(jwt);
  if (!isObject(header) || typeof header["alg"] !== "string") {
    throw new Error("The jwt's 'alg' header parameter value must be a string.");
  }
  if (!isObject(payload)) throw new Error("The jwt claims set is not a JSON object.");
  checkTimes(payload, options);
  if (options.audience !== undefined) {
    throw new Error("The option 'audience' is not part of this stand-in for djwt.");
  }
  checkAlgorithm(header["alg"], key);
  const signed = new TextEncoder().encode(jwt.slice(0, jwt.lastIndexOf(".")));
  const fits = key === null
    ? signature.length === 0
    : await crypto.subtle.verify("HMAC", key, new Uint8Array(signature), signed);
  if (!fits) {
    throw new Error("The jwt's signature does not match the verification signature.");
  }
  if (!(options.predicates ?? []).every((holds) => holds(payload))) {
    throw new Error("The payload does not satisfy all passed predicates.");
  }
  return payload;
}

/** Seconds since 1970 for a date, or for a moment that many seconds from now. */
export function getNumericDate(moment: number | Date): number {
  return moment instanceof Date
    ? Math.round(moment.getTime() / 1000)
    : Math.round(Date.now() / 1000 + moment);
}

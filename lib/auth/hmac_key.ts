/**
 * The algorithms by which a website may sign, and keys for them.
 *
 * @module
 */

/**
 * `alg` of RFC 7518, section 3.2, and WebCrypto's name of its hash. Nothing else is accepted:
 * `none` proves nothing, and public-key algorithms have no use for a shared secret.
 */
const hashes = { HS256: "SHA-256", HS384: "SHA-384", HS512: "SHA-512" } as const;

/** How a token may be signed. */
export type Algorithm = keyof typeof hashes;

/** Whether a value from a token's header or the command line is one of the three. */
export function isAlgorithm(value: unknown): value is Algorithm {
  return typeof value === "string" && Object.hasOwn(hashes, value);
}

/**
 * The key that `secret` makes: its bytes in UTF-8 as they are, never decoded from base64 or hex.
 * Throws for an empty secret, with which anybody could sign.
 */
export async function importSecret(
  secret: string,
  algorithm: Algorithm,
  use: "sign" | "verify",
): Promise<CryptoKey> {
  if (secret === "") throw new Error("JWT.SecretKey is empty; expected a random text.");
  const bytes = new TextEncoder().encode(secret);
  const imported = { name: "HMAC", hash: hashes[algorithm] };
  return await crypto.subtle.importKey("raw", bytes, imported, false, [use]);
}

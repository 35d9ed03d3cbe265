import { createHash, timingSafeEqual } from "node:crypto";

/**
 * Whether what somebody sent is the secret. How long this takes tells neither where the two differ
 * nor how long the secret is: hashes of both are compared, all of their bytes. An empty secret is
 * nobody's.
 */
export function isSecret(offered: string, secret: string): boolean {
  return timingSafeEqual(hash(offered), hash(secret)) && secret !== "";
}

/** Whether a request has this key, as `Authorization: Bearer KEY` (RFC 6750). */
export function bearsKey(headers: Headers, key: string): boolean {
  const offered = /^Bearer +(.*)$/i.exec(headers.get("authorization") ?? "")?.[1] ?? "";
  return isSecret(offered, key);
}

function hash(text: string): Uint8Array {
  return createHash("sha256").update(text).digest();
}

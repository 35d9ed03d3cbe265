/**
 * Readers of web addresses and origins.
 *
 * @module
 */

import { isIP } from "node:net";
import { ok } from "../protocol/result.ts";
import type { Reader } from "./mismatch.ts";
import { refuse } from "./value_readers.ts";

/** A host in its ASCII form with an optional port, or an IPv6 address: nothing that could leave a header. */
const SIMPLE_HOST = /^(?:[a-z0-9_.-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i;

/** An absolute http(s) address, or an empty text. Given back as written. */
export const webAddress: Reader<string> = (value) =>
  value === "" || isWebAddress(value)
    ? ok(value)
    : refuse(value, 'an address that begins with http:// or https://, or "" for none');

/** An absolute http(s) address, a path of this site, or an empty text. */
export const pageAddress: Reader<string> = (value) =>
  value === "" || isWebAddress(value) || isPath(value)
    ? ok(value)
    : refuse(value, 'an address that begins with http://, https:// or /, or "" for none');

/** An origin as browsers write it in the Origin header; a slash at the end is forgiven. */
export const origin: Reader<string> = (value) => {
  const url = isWebAddress(value) ? new URL(value) : null;
  const isBare = url !== null && url.href === `${url.origin}/` && SIMPLE_HOST.test(url.host);
  return isBare
    ? ok(url.origin)
    : refuse(value, "an origin such as https://www.example.com, without a path");
};

/** The address of a STUN or TURN server (RFC 7064, RFC 7065). */
export const iceAddress: Reader<string> = (value) =>
  typeof value === "string" && /^(?:stun|stuns|turn|turns):[^\s/@]+$/i.test(value)
    ? ok(value)
    : refuse(value, "an address such as stun:host:3478, turn:host:3478 or turns:host:5349");

/** An IP address, or a network in CIDR notation (RFC 4632, RFC 4291 §2.3). */
export const network: Reader<string> = (value) =>
  isNetwork(value)
    ? ok(value)
    : refuse(value, 'an address or a network such as "127.0.0.1", "10.0.0.0/8" or "fc00::/7"');

function isNetwork(value: unknown): value is string {
  if (typeof value !== "string") return false;
  const [address = "", prefix, ...more] = value.split("/");
  const bits = { 4: 32, 6: 128 }[isIP(address)];
  if (bits === undefined || more.length > 0) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= bits);
}

function isWebAddress(value: unknown): value is string {
  return typeof value === "string" && /^https?:\/\/[^\s]+$/i.test(value) && URL.canParse(value);
}

function isPath(value: unknown): value is string {
  return typeof value === "string" && /^\/(?![/\\])[^\s]*$/.test(value);
}

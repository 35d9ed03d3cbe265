import { csp, type Middleware } from "fresh";
import type { Settings } from "../settings/settings.ts";
import type { State } from "./define.ts";

/** Sent with every response, errors and files included. */
export const FIXED_HEADERS: Readonly<Record<string, string>> = {
  "x-content-type-options": "nosniff",
  // A token may stand in the address until the page has removed it.
  "referrer-policy": "no-referrer",
  "permissions-policy": "camera=(self), microphone=(self), geolocation=(), payment=(), usb=()",
};

/**
 * The content security policy, by Fresh's own middleware so that its boot script's nonce is in it.
 * Pictures may come from anywhere on the web that is encrypted, as sites keep avatars on other hosts.
 */
export function contentSecurityPolicy(settings: Settings): Middleware<State> {
  const { frameAncestors, websiteUrl } = settings;
  const website = URL.canParse(websiteUrl) ? new URL(websiteUrl).origin : "";
  return csp({
    useNonce: true,
    csp: [
      "script-src 'self' 'unsafe-inline'",
      "style-src 'self'",
      `img-src 'self' data: https: ${website}`.trim(),
      "media-src 'self' blob:",
      "worker-src 'self'",
      "base-uri 'none'",
      `frame-ancestors ${frameAncestors.length === 0 ? "'none'" : frameAncestors.join(" ")}`,
    ],
  });
}

/**
 * Sets the fixed headers and finishes the policy: without `upgrade-insecure-requests`, by which
 * browsers on a plain-http address of a LAN would ask for everything by https, and never with
 * `'unsafe-inline'`, which Fresh leaves in where it rendered nothing and so has no nonce.
 */
export const securityHeaders: Middleware<State> = async (ctx) => {
  const response = await ctx.next();
  // Answers to WebSocket upgrades have immutable headers and show nothing.
  if (response.status === 101) return response;
  for (const [name, value] of Object.entries(FIXED_HEADERS)) response.headers.set(name, value);
  const policy = response.headers.get("content-security-policy");
  if (policy !== null) response.headers.set("content-security-policy", finishPolicy(policy));
  return response;
};

function finishPolicy(policy: string): string {
  return policy.split("; ")
    .filter((directive) => directive !== "upgrade-insecure-requests")
    .map((directive) => directive.replace(" 'unsafe-inline'", ""))
    .join("; ");
}

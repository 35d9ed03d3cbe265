/**
 * Who may enter, and as whom: the one decision behind the page at `/` and the login on the
 * WebSocket, so that the two cannot disagree.
 *
 * @module
 */

import type { Claims } from "./claims.ts";
import { verifyToken } from "./verify_token.ts";

/** How the operator lets people in; the `[JWT]` table of the settings. */
export interface AdmissionRules {
  readonly jwtEnabled: boolean;
  /** Only a valid token enters. Counts only while JWT is enabled. */
  readonly jwtStrict: boolean;
  readonly secret: string;
  /** Completes relative addresses in claims. */
  readonly websiteURL: string;
}

/** The answer to somebody at the door. */
export type Admission =
  | { readonly kind: "signed"; readonly claims: Claims }
  | { readonly kind: "guest" }
  /** `reason` is a sentence for the person; null when no token was offered at all. */
  | { readonly kind: "refused"; readonly reason: string | null };

/** Whether somebody may enter without a token. */
export function admitsGuests(rules: AdmissionRules): boolean {
  return !rules.jwtEnabled || !rules.jwtStrict;
}

/**
 * Decides on a token, or on none. While JWT is off tokens mean nothing, whatever they say.
 * `now` is Unix time in milliseconds.
 */
export async function admit(
  token: string | null,
  rules: AdmissionRules,
  now: number,
): Promise<Admission> {
  if (!rules.jwtEnabled) return { kind: "guest" };
  if (token === null || token.trim() === "") {
    return rules.jwtStrict ? { kind: "refused", reason: null } : { kind: "guest" };
  }
  const { secret, websiteURL } = rules;
  const verified = await verifyToken(token, { secret, websiteURL, now });
  return verified.ok
    ? { kind: "signed", claims: verified.value }
    : { kind: "refused", reason: verified.error.message };
}

import { signToken } from "../auth/sign_token.ts";
import type { SignedIdentity } from "../broker/person.ts";

/** Seconds that a fresh token is good for, as in BareRTC. */
const LIFETIME_SECONDS = 300;

/** Signs a fresh token that says of a member what their first one said. */
export type TokenRenewer = (identity: SignedIdentity) => Promise<string>;

/**
 * Signs with the secret that the room shares with the website. `since` stays that of the website's
 * own token, so that renewing has an end. `now` is Unix time in milliseconds.
 */
export function createTokenRenewer(secret: string, now: () => number): TokenRenewer {
  return ({ username, operator, avatar, profileURL, nickname, emoji, gender, vip, rules, since }) =>
    signToken({
      secret,
      claims: {
        sub: username,
        since,
        op: operator,
        vip,
        ...(rules.length === 0 ? {} : { rules }),
        ...(avatar === null ? {} : { img: avatar }),
        ...(profileURL === null ? {} : { url: profileURL }),
        ...(nickname === null ? {} : { nick: nickname }),
        ...(emoji === null ? {} : { emoji }),
        ...(gender === null ? {} : { gender }),
      },
      now: now(),
      lifetime: LIFETIME_SECONDS,
    });
}

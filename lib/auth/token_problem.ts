/**
 * Why a token was refused. `message` is for the person who came with it: plain words, and nothing
 * out of the token, so it may be shown and logged.
 *
 * @module
 */

/**
 * The ways in which a token can be unfit:
 * - `unavailable`: this room has no secret to check tokens with
 * - `too-long`, `malformed`: it is no token at all
 * - `algorithm`, `critical-header`: it asks for something that we do not do
 * - `signature`: another secret signed it, or it was changed on the way
 * - `expired`, `not-yet-valid`: well signed, at the wrong time
 * - `claims`: well signed, but `claim` cannot be used
 */
export type TokenProblem =
  | { readonly kind: SimpleKind; readonly message: string }
  | { readonly kind: "claims"; readonly claim: string; readonly message: string };

type SimpleKind = keyof typeof messages;

const retry = "Go back to the website and open the chat from there again.";

const messages = {
  "unavailable": "This chat room has no secret by which it could check a sign-in link. " +
    "Its operator must set one.",
  "too-long": `This sign-in link is too long to be one of ours. ${retry}`,
  "malformed": `This sign-in link is not complete. ${retry}`,
  "algorithm": "This sign-in link is signed in a way that the chat room does not accept. " +
    "The website must sign with HS256, HS384 or HS512.",
  "critical-header": "This sign-in link demands something that the chat room does not know. " +
    'The website must sign without a "crit" header.',
  "signature": "This sign-in link was not signed with this chat room's secret. " + retry,
  "expired": `This sign-in link has expired. ${retry}`,
  "not-yet-valid": "This sign-in link is not valid yet. Wait a moment and try again; " +
    "if that does not help, the website's clock is ahead.",
} as const;

/** The problem of a kind that needs no more words. */
export function problem(kind: SimpleKind): TokenProblem {
  return { kind, message: messages[kind] };
}

/** A claim that cannot be used. `reason` completes 'This sign-in link…'. */
export function claimProblem(claim: string, reason: string): TokenProblem {
  return { kind: "claims", claim, message: `This sign-in link ${reason}` };
}

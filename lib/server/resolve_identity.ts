import { createHash } from "node:crypto";
import type { Identity, PersonID } from "../broker/person.ts";
import { type AdmissionRules, admit } from "../auth/admit.ts";
import type { Claims } from "../auth/claims.ts";
import type { LoginMessage } from "../protocol/room_message.ts";
import { err, ok, type Result } from "../protocol/result.ts";

/** Finds out who is logging in, or why they may not; the error is a sentence for the person. */
export type IdentityResolver = (login: LoginMessage) => Promise<Result<Identity>>;

/** What the site says of itself to somebody who has no token at all. */
const MEMBERS_ONLY = "Only members may enter. Come in through the website that sent you here.";

/** Decorations longer than this (in UTF-16 code units) are cut, as each goes to everyone. */
const MAX_DECORATION = 64;
const MAX_ADDRESS = 1_024;

/** A resolver that goes by the operator's rules. `now` is Unix time in milliseconds. */
export function createIdentityResolver(
  rules: AdmissionRules,
  now: () => number,
): IdentityResolver {
  return async (login) => {
    const admission = await admit(login.jwt ?? null, rules, now());
    switch (admission.kind) {
      case "refused":
        return err(admission.reason ?? MEMBERS_ONLY);
      case "guest":
        return ok({ kind: "guest", personID: guestID(login) });
      case "signed":
        return ok(describeSigned(admission.claims, Math.floor(now() / 1000)));
    }
  };
}

/**
 * The same browser is the same guest, as it alone knows the key; the id that everyone sees does not
 * give the key away. A client without a key is somebody new each time.
 */
function guestID(login: LoginMessage): PersonID {
  return hash("guest", login.personKey ?? crypto.randomUUID());
}

function describeSigned(claims: Claims, now: number): Identity {
  return {
    kind: "signed",
    personID: hash("member", claims.subject),
    username: claims.subject,
    operator: claims.operator,
    avatar: withinLimit(claims.avatar, MAX_ADDRESS),
    profileURL: withinLimit(claims.profileURL, MAX_ADDRESS),
    nickname: claims.nickname?.slice(0, MAX_DECORATION) ?? null,
    emoji: claims.emoji?.slice(0, MAX_DECORATION) ?? null,
    gender: claims.gender || null,
    vip: claims.vip,
    rules: claims.rules,
    since: Math.min(claims.since ?? now, now),
  };
}

function withinLimit(address: string | null, limit: number): string | null {
  return address !== null && address.length <= limit ? address : null;
}

/** 96 bits: no two people share an id, and a row of the Who List stays short. */
function hash(kind: "guest" | "member", key: string): PersonID {
  return createHash("sha256").update(`${kind}:${key}`).digest("base64url").slice(0, 16);
}

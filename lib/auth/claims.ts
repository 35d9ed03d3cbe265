/**
 * What a website says about a person: the claims of a token, from `unknown` to `Claims`.
 *
 * Only `sub` is needed. The rest is decoration or privilege: decoration that cannot be used is
 * dropped, and a privilege counts only when it is exactly `true`.
 *
 * @module
 */

import { describe, type Fields, isFields } from "../protocol/fields.ts";
import type { PersonRule } from "../protocol/person_rules.ts";
import { err, ok, type Result } from "../protocol/result.ts";
import { readGender, readRules, readText } from "./decoration.ts";
import { resolveWebAddress } from "./web_address.ts";
import { claimProblem, type TokenProblem } from "./token_problem.ts";

/** A person as the website describes them. */
export type Claims = {
  /** `sub`: the name, trimmed and not empty. The rules of names in the room are not applied yet. */
  readonly subject: string;
  /** `op`: may use the operator's commands. */
  readonly operator: boolean;
  /** `img`: full http(s) address of the picture. */
  readonly avatar: string | null;
  /** `url`: full http(s) address of the profile page. */
  readonly profileURL: string | null;
  /** `nick`: shown in place of the name. */
  readonly nickname: string | null;
  readonly emoji: string | null;
  /** `gender`: m, f, o (other), or empty when not said. */
  readonly gender: "m" | "f" | "o" | "";
  readonly vip: boolean;
  /** `since`: Unix seconds at which the website vouched, in tokens that this room has renewed. */
  readonly since: number | null;
  /** `rules`: what this person may not do, each at most once. */
  readonly rules: readonly PersonRule[];
};

/**
 * `sub` as text. Some sites sign the numeric id of a user; one that has lost digits on its way
 * through JSON is refused, since it could be somebody else's.
 */
function readSubject(claims: Fields): Result<string, TokenProblem> {
  const { sub } = claims;
  if (typeof sub === "number") {
    if (Number.isSafeInteger(sub)) return ok(String(sub));
    return err(claimProblem(
      "sub",
      'carries a name that cannot be read: "sub" is not a whole number below 2^53; ' +
        "expected the name as a text.",
    ));
  }
  const name = typeof sub === "string" ? sub.trim() : "";
  if (name !== "") return ok(name);
  const found = sub === undefined ? "missing" : typeof sub === "string" ? "empty" : describe(sub);
  return err(claimProblem(
    "sub",
    `carries no name: "sub" is ${found}; expected the name by which the room shall know you.`,
  ));
}

/** Reads the claims of a token that has been verified. `websiteURL` completes `/relative` paths. */
export function parseClaims(payload: unknown, websiteURL: string): Result<Claims, TokenProblem> {
  if (!isFields(payload)) {
    return err(claimProblem("sub", `carries no claims, but ${describe(payload)}.`));
  }
  const subject = readSubject(payload);
  if (!subject.ok) return subject;
  return ok({
    subject: subject.value,
    operator: payload["op"] === true,
    avatar: resolveWebAddress(payload["img"], websiteURL),
    profileURL: resolveWebAddress(payload["url"], websiteURL),
    nickname: readText(payload["nick"]),
    emoji: readText(payload["emoji"]),
    gender: readGender(payload["gender"]),
    vip: payload["vip"] === true,
    since: typeof payload["since"] === "number" ? payload["since"] : null,
    rules: readRules(payload["rules"]),
  });
}

import type { Exclusion } from "../broker/bans.ts";
import { type Fields, isFields, optionalText, text } from "../protocol/fields.ts";
import { MAX_EXCLUSIONS, MAX_REASON, MAX_USERNAME_INPUT } from "../protocol/limits.ts";

/** What a file of bans holds. `problem` says what is wrong with it, without a full stop, or is null. */
export interface ParsedBans {
  readonly bans: readonly Exclusion[];
  readonly problem: string | null;
}

/** Addresses and ids are short; longer ones come from somewhere else. */
const SHORT = { max: 256 };

/** Longest reason in UTF-16 units, of which a character has one or two. */
const REASON = { max: 2 * MAX_REASON };

/** Reads the text of a file of bans; whatever is good in it counts. */
export function parseBans(file: string): ParsedBans {
  let json: unknown;
  try {
    json = JSON.parse(file);
  } catch {
    return { bans: [], problem: "this is not JSON, expected the bans" };
  }
  const list = isFields(json) ? json.bans : undefined;
  if (!Array.isArray(list)) return { bans: [], problem: 'there is no list "bans" in it' };
  const read = list.map((item: unknown) => isFields(item) ? readBan(item) : null);
  const bans = read.filter((ban) => ban !== null).slice(-MAX_EXCLUSIONS);
  const lost = list.length - bans.length;
  return { bans, problem: lost === 0 ? null : `${lost} of ${list.length} bans make no sense` };
}

function readBan(fields: Fields): Exclusion | null {
  const username = text(fields, "username", { min: 1, max: MAX_USERNAME_INPUT });
  const personID = optionalText(fields, "personID", SHORT);
  const address = optionalText(fields, "address", SHORT);
  const by = text(fields, "by", SHORT);
  const reason = text(fields, "reason", REASON);
  const about = readAbout(fields.about);
  const { since, until } = fields;
  if (!username.ok || !personID.ok || !address.ok || !by.ok || !reason.ok) return null;
  if (about === null || !isTime(since) || !isTime(until)) return null;
  return {
    username: username.value,
    about,
    personID: personID.value ?? null,
    address: address.value ?? null,
    by: by.value,
    reason: reason.value,
    since,
    until,
  };
}

function readAbout(about: unknown): Exclusion["about"] | null {
  return about === "member" || about === "guest" || about === "name" ? about : null;
}

/** Milliseconds that a `Date` can hold (ECMA-262 §21.4.1.1). */
function isTime(value: unknown): value is number {
  return typeof value === "number" && value >= 0 && value <= 8.64e15;
}

import { type Fields, optionalText, text, textList } from "./fields.ts";
import {
  MAX_CANDIDATE_LENGTH,
  MAX_CLIENT_ID_LENGTH,
  MAX_DESCRIPTION_LENGTH,
  MAX_INVITED,
  MAX_USERNAME_INPUT,
} from "./limits.ts";
import { ok, type Result } from "./result.ts";
import { type Description, parseCandidate, parseDescription } from "./signal.ts";

/** Messages about cameras and about single people: who may see and hear whom. */

/** A person as a client names them: our page by `personID`, BareRTC by name alone. */
export interface PersonReference {
  readonly username: string;
  readonly personID?: string;
}

/** A message that only names a person: `open`, `watch`, `boot`, `mute` and their opposites. */
export type PersonAction<A extends string> = PersonReference & { readonly action: A };

/** A session description for the other end of a link. */
export interface SdpMessage extends PersonReference {
  readonly action: "sdp";
  /** JSON text, passed on as it is: Safari minds the order of its keys. */
  readonly description: string;
  readonly kind: Description["type"];
  readonly openSecret?: string;
}

/** An ICE candidate for the other end of a link. */
export interface CandidateMessage extends PersonReference {
  readonly action: "candidate";
  /** JSON text, passed on as it is. */
  readonly candidate: string;
  readonly openSecret?: string;
}

/** Stops watching somebody. */
export interface UnwatchMessage extends PersonReference {
  readonly action: "unwatch";
  readonly openSecret?: string;
}

/** Lets people watch who could not: without a camera of their own, or not VIP. */
export interface VideoInviteMessage {
  readonly action: "video-invite";
  readonly usernames: readonly string[];
}

const NAME = { min: 1, max: MAX_USERNAME_INPUT };
const ID = { max: MAX_CLIENT_ID_LENGTH };

function parsePerson(fields: Fields): Result<PersonReference> {
  const username = text(fields, "username", NAME);
  if (!username.ok) return username;
  const personID = optionalText(fields, "personID", ID);
  if (!personID.ok) return personID;
  return ok({
    username: username.value,
    ...(personID.value ? { personID: personID.value } : {}),
  });
}

/** Reads a message that only names a person. */
export function parsePersonAction<A extends string>(
  action: A,
): (fields: Fields) => Result<PersonAction<A>> {
  return (fields) => {
    const person = parsePerson(fields);
    return person.ok ? ok({ action, ...person.value }) : person;
  };
}

function parseLinked(
  fields: Fields,
): Result<PersonReference & { readonly openSecret?: string }> {
  const person = parsePerson(fields);
  if (!person.ok) return person;
  const openSecret = optionalText(fields, "openSecret", ID);
  if (!openSecret.ok) return openSecret;
  return ok({ ...person.value, ...(openSecret.value ? { openSecret: openSecret.value } : {}) });
}

/** Reads `unwatch`. */
export function parseUnwatch(fields: Fields): Result<UnwatchMessage> {
  const linked = parseLinked(fields);
  return linked.ok ? ok({ action: "unwatch", ...linked.value }) : linked;
}

/** Reads `sdp`, the description in it included. */
export function parseSdp(fields: Fields): Result<SdpMessage> {
  const linked = parseLinked(fields);
  if (!linked.ok) return linked;
  const description = text(fields, "description", { max: MAX_DESCRIPTION_LENGTH });
  if (!description.ok) return description;
  const parsed = parseDescription(description.value);
  if (!parsed.ok) return parsed;
  return ok({
    action: "sdp",
    ...linked.value,
    description: description.value,
    kind: parsed.value.type,
  });
}

/** Reads `candidate`, the candidate in it included. */
export function parseCandidateMessage(fields: Fields): Result<CandidateMessage> {
  const linked = parseLinked(fields);
  if (!linked.ok) return linked;
  const candidate = text(fields, "candidate", { max: MAX_CANDIDATE_LENGTH });
  if (!candidate.ok) return candidate;
  const parsed = parseCandidate(candidate.value);
  if (!parsed.ok) return parsed;
  return ok({ action: "candidate", ...linked.value, candidate: candidate.value });
}

/** Reads `video-invite`. */
export function parseVideoInvite(fields: Fields): Result<VideoInviteMessage> {
  const usernames = textList(fields, "usernames", NAME, MAX_INVITED);
  return usernames.ok ? ok({ action: "video-invite", usernames: usernames.value }) : usernames;
}

import { describe, type Fields, isFields, text } from "./fields.ts";
import { MAX_CANDIDATE_LENGTH, MAX_DESCRIPTION_LENGTH } from "./limits.ts";
import { err, ok, type Result } from "./result.ts";
import type {
  CandidateRelay,
  IceServer,
  IceServers,
  SdpRelay,
  WatchNews,
} from "./server_message.ts";
import { parseCandidate, parseDescription } from "./signal.ts";

/**
 * The browser's parsers of what concerns cameras. Signals come from other people: they are checked
 * here again, since one that does not fit would destroy the peer connection.
 */

const NAME = { max: 1_024 };

/** Reads who is at the other end of which link. */
export function parseLinkNews(fields: Fields): Result<Omit<WatchNews, "action">> {
  const username = text(fields, "username", NAME);
  if (!username.ok) return username;
  const personID = text(fields, "personID", NAME);
  if (!personID.ok) return personID;
  const openSecret = text(fields, "openSecret", NAME);
  if (!openSecret.ok) return openSecret;
  return ok({
    username: username.value,
    personID: personID.value,
    openSecret: openSecret.value,
  });
}

/** Reads a description from the other end. */
export function parseSdpRelay(fields: Fields): Result<SdpRelay> {
  const signal = parseSignal(fields, "description", MAX_DESCRIPTION_LENGTH);
  if (!signal.ok) return signal;
  const { value: description, ...link } = signal.value;
  const parsed = parseDescription(description);
  return parsed.ok ? ok({ action: "sdp", ...link, description }) : parsed;
}

/** Reads a candidate from the other end. */
export function parseCandidateRelay(fields: Fields): Result<CandidateRelay> {
  const signal = parseSignal(fields, "candidate", MAX_CANDIDATE_LENGTH);
  if (!signal.ok) return signal;
  const { value: candidate, ...link } = signal.value;
  const parsed = parseCandidate(candidate);
  return parsed.ok ? ok({ action: "candidate", ...link, candidate }) : parsed;
}

interface Signal {
  readonly username: string;
  readonly openSecret: string;
  readonly value: string;
}

function parseSignal(fields: Fields, key: string, max: number): Result<Signal> {
  const username = text(fields, "username", NAME);
  if (!username.ok) return username;
  const openSecret = text(fields, "openSecret", NAME);
  if (!openSecret.ok) return openSecret;
  const value = text(fields, key, { max });
  if (!value.ok) return value;
  return ok({ username: username.value, openSecret: openSecret.value, value: value.value });
}

/** Reads the servers by which two browsers find each other. */
export function parseIceServers(fields: Fields): Result<IceServers> {
  const list = fields.iceServers;
  if (!Array.isArray(list)) return err(`"iceServers" is ${describe(list)}; expected a list`);
  const iceServers: IceServer[] = [];
  for (const item of list) {
    const server = isFields(item) ? parseIceServer(item) : null;
    if (server === null) return err('"iceServers" holds something that is no server');
    iceServers.push(server);
  }
  return ok({ action: "ice-servers", iceServers, relayOnly: fields.relayOnly === true });
}

function parseIceServer({ urls, username, credential }: Fields): IceServer | null {
  if (!Array.isArray(urls)) return null;
  const addresses = urls.filter((url): url is string => typeof url === "string");
  if (addresses.length !== urls.length) return null;
  return typeof username === "string" && typeof credential === "string"
    ? { urls: addresses, username, credential }
    : { urls: addresses };
}

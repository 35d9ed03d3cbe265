import { createHmac } from "node:crypto";
import type { PersonID } from "../broker/person.ts";
import type { IceServer, IceServers } from "../protocol/server_message.ts";
import type { TurnSettings } from "../settings/settings.ts";

/** Makes what one person's browser needs to find a way to others. */
export type IceGranter = (person: PersonID) => IceServers;

/** A granter by the operator's `[TURN]` table. `now` is Unix time in milliseconds. */
export function createIceGranter(turn: TurnSettings, now: () => number): IceGranter {
  return (person) => ({
    action: "ice-servers",
    iceServers: turn.urls.map((url) => describeServer(url, turn, person, now())),
    relayOnly: turn.relayOnly,
  });
}

/**
 * Milliseconds after which a person's credentials are made anew: half their life, so that none that
 * a browser holds has run out. Those that never run out are not.
 */
export function iceRenewalMs({ sharedSecret, ttl }: TurnSettings): number {
  return sharedSecret === "" ? Infinity : ttl * 500;
}

/** Relays ask for credentials, over TLS too (BareRTC F12); STUN servers do not. */
function describeServer(
  url: string,
  turn: TurnSettings,
  person: PersonID,
  now: number,
): IceServer {
  if (!/^turns?:/i.test(url)) return { urls: [url] };
  if (turn.sharedSecret !== "") {
    return { urls: [url], ...signIn(turn.sharedSecret, turn.ttl, person, now) };
  }
  const { username, credential } = turn;
  return username === "" ? { urls: [url] } : { urls: [url], username, credential };
}

/**
 * Credentials as coturn's `use-auth-secret` takes them ("A REST API For Access To TURN Services",
 * draft-uberti-behave-turn-rest-00 §2.2): the name is the Unix time of the end and the person, the
 * password the base64 of the HMAC-SHA1 of the name.
 */
function signIn(secret: string, ttl: number, person: PersonID, now: number) {
  const username = `${Math.floor(now / 1000) + ttl}:${person}`;
  const credential = createHmac("sha1", secret).update(username).digest("base64");
  return { username, credential };
}

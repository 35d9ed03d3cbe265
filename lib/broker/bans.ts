import { foldUsername } from "../protocol/username.ts";
import type { Identity, Person, PersonID } from "./person.ts";
import type { Room } from "./room.ts";

/**
 * People who may not enter for a while: banned ones, who stay out over a restart, and kicked ones.
 * Somebody is recognised by their `personID`, by their name in whatever case, and, being a guest, by
 * their address, as a guest can make up the other two anew.
 */
export interface Exclusion {
  /** As people knew them. */
  readonly username: string;
  /** What was known of them: a name alone says too little to tell a guest from a member. */
  readonly about: "member" | "guest" | "name";
  readonly personID: PersonID | null;
  /** Key of a guest's address; null for members, whose address may be that of many. */
  readonly address: string | null;
  /** The operator's name. */
  readonly by: string;
  /** May be empty. */
  readonly reason: string;
  /** Unix time in milliseconds. */
  readonly since: number;
  readonly until: number;
}

/** Somebody at the door. */
export interface Candidate {
  readonly identity: Identity;
  readonly username: string;
  readonly address: string;
}

/** What keeps somebody out now, if anything does; a ban before a kick. */
export function findExclusion(
  room: Room,
  candidate: Candidate,
  at: number,
): Exclusion | undefined {
  const folded = foldUsername(candidate.username);
  const key = keyOf(room, candidate.address);
  const applies = (exclusion: Exclusion) =>
    exclusion.until > at && recognises(exclusion, candidate, folded, key);
  return room.bans.find(applies) ?? room.kicks.find(applies);
}

/** What is known of somebody who is in the room, for an exclusion. */
export function identifyPerson(
  room: Room,
  person: Person,
): Pick<Exclusion, "username" | "about" | "personID" | "address"> {
  const { username, id: personID, identity, sessionID } = person;
  if (identity.kind === "signed") return { username, about: "member", personID, address: null };
  const address = room.sessions.get(sessionID)?.address;
  const key = address === undefined ? null : keyOf(room, address);
  return { username, about: "guest", personID, address: key };
}

/** Whether an exclusion is about somebody of this name. */
export function isAbout(exclusion: Exclusion, username: string): boolean {
  return foldUsername(exclusion.username) === foldUsername(username);
}

/** Forgets what is over. The same list if nothing is. */
export function dropExpired(exclusions: readonly Exclusion[], at: number): readonly Exclusion[] {
  return exclusions.every(({ until }) => until > at)
    ? exclusions
    : exclusions.filter(({ until }) => until > at);
}

function recognises(
  exclusion: Exclusion,
  { identity }: Candidate,
  folded: string,
  key: string | null,
): boolean {
  if (exclusion.personID === identity.personID) return true;
  const isNamed = foldUsername(exclusion.username) === folded;
  // A website vouches for the names of members: what a guest did under one is not theirs to bear.
  if (identity.kind === "signed") return isNamed && exclusion.about !== "guest";
  return isNamed || (key !== null && exclusion.address === key);
}

/**
 * What an address is recognised by. This machine's own stands for nobody: it is that of a proxy of
 * which the settings say nothing, and so of everyone.
 */
function keyOf({ config }: Room, address: string): string | null {
  return /^(?:127\.|::1$|::ffff:127\.|local$)/.test(address) ? null : config.addressKey(address);
}

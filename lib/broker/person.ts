import type { PersonRule } from "../protocol/person_rules.ts";
import type { RosterRow } from "../protocol/roster_row.ts";
import type { SessionID } from "./session.ts";

/** Names a person through renames and reconnections; nobody else ever has it. */
export type PersonID = string;

/** Who a login turned out to be, once its token or key was checked. */
export type Identity = SignedIdentity | GuestIdentity;

/** What a valid token says. */
export interface SignedIdentity {
  readonly kind: "signed";
  readonly personID: PersonID;
  readonly username: string;
  readonly operator: boolean;
  readonly avatar: string | null;
  readonly profileURL: string | null;
  readonly nickname: string | null;
  readonly emoji: string | null;
  readonly gender: string | null;
  readonly vip: boolean;
  /** What the token forbids or asks of the person; the settings may add to it. */
  readonly rules: readonly PersonRule[];
  /** Unix time in seconds at which the website itself vouched for the person. */
  readonly since: number;
}

/** Somebody who picked a name. */
export interface GuestIdentity {
  readonly kind: "guest";
  readonly personID: PersonID;
}

/** Somebody who is in the room. */
export interface Person {
  readonly id: PersonID;
  identity: Identity;
  username: string;
  status: string;
  dnd: boolean;
  /** Unix time in seconds. */
  readonly loginAt: number;
  /** The one session that speaks for this person. */
  sessionID: SessionID;
  /** Unix time in milliseconds of the latest token that the session has. */
  tokenAt: number;
  /** Whom this person means by each folded name that they have a thread with. */
  readonly threads: Map<string, PersonID>;
  /** Video flags of the person's own camera; 0 is off. */
  video: number;
  /** Those who see this person's camera as off. */
  readonly booted: Set<PersonID>;
  /** Those whom this person neither hears nor sees, and who see this person's camera as off. */
  readonly muted: Set<PersonID>;
  /** Those who may watch whatever this person asks of viewers. */
  readonly invited: Set<PersonID>;
  /** Those for whom this person is not there, and who are not there for them. */
  readonly blocked: Set<PersonID>;
  /** Folded names: whoever comes in under one is blocked. */
  readonly blockedNames: Set<string>;
  /** What this person may not do, by the token or the settings, during this stay. */
  rules: ReadonlySet<PersonRule>;
  /** Where an operator's rights come from: what the token says, or what an operator has said since. */
  rights: "token" | "given" | "taken";
  /** Whether others' mutes of this person do not hold. */
  unmutable: boolean;
  /** Unix time in milliseconds at which the session was last told of ICE servers. */
  iceAt: number;
  /** Ids of messages that were said before the person came in and that they got then. */
  echoed: ReadonlySet<number>;
  /** The common row of the Who List, kept so that it is built once per change. */
  row: RosterRow;
}

/** Whether the website says that the person is a VIP. */
export function isVIP({ identity }: Person): boolean {
  return identity.kind === "signed" && identity.vip;
}

/** Whether the person has an operator's rights. */
export function isOperator({ identity, rights }: Pick<Person, "identity" | "rights">): boolean {
  if (rights !== "token") return rights === "given";
  return identity.kind === "signed" && identity.operator;
}

/** The row that everyone sees, from the person's present state. */
export function buildRow(person: Omit<Person, "row">): RosterRow {
  const { identity } = person;
  return {
    username: person.username,
    personID: person.id,
    status: person.status,
    video: person.video,
    loginAt: person.loginAt,
    ...(person.dnd ? { dnd: true } : {}),
    ...(isOperator(person) ? { op: true } : {}),
    ...(identity.kind === "signed" ? describeSigned(identity) : {}),
  };
}

function describeSigned(identity: SignedIdentity): Partial<RosterRow> {
  return {
    ...(identity.vip ? { vip: true } : {}),
    ...(identity.avatar ? { avatar: identity.avatar } : {}),
    ...(identity.profileURL ? { profileURL: identity.profileURL } : {}),
    ...(identity.nickname ? { nickname: identity.nickname } : {}),
    ...(identity.emoji ? { emoji: identity.emoji } : {}),
    ...(identity.gender ? { gender: identity.gender } : {}),
  };
}

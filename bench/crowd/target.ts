import { signToken } from "../../lib/auth/sign_token.ts";

/** A server that is measured. */
export interface Target {
  readonly url: string;
  readonly pid: number;
  /** What clients name in their login; null for the bare loop, which knows no login. */
  readonly features: readonly string[] | null;
  /** The secret that tokens are signed with. */
  readonly secret: string;
}

/** One person in so many comes with a token; the others are guests. */
const MEMBER_EVERY = 3;

/** Seconds that a token is good for: longer than any bench. */
const TOKEN_LIFETIME = 3_600;

/** The login of the n-th person: a member with a picture and a profile, or a guest with a key. */
export async function makeLogin(target: Target, number: number): Promise<Login> {
  const { secret, features } = target;
  const username = `person ${number}`;
  const login = { action: "login", username, features: features ?? [] } as const;
  if (number % MEMBER_EVERY !== 0) {
    return { ...login, personKey: `key-of-person-${String(number).padStart(8, "0")}` };
  }
  const claims = {
    sub: username,
    nick: `Person ${number}`,
    img: `/pictures/${number}.jpg`,
    url: `/people/${number}`,
  };
  const jwt = await signToken({ secret, claims, now: Date.now(), lifetime: TOKEN_LIFETIME });
  return { ...login, jwt };
}

/** What a client sends first. */
export interface Login {
  readonly action: "login";
  readonly username: string;
  readonly features: readonly string[];
  readonly jwt?: string;
  readonly personKey?: string;
}

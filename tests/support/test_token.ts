import { signToken } from "../../lib/auth/sign_token.ts";
import { TEST_SECRET } from "./test_server.ts";

/** A token of the test website for somebody, good for five minutes. */
export function signFor(
  sub: string,
  claims: Readonly<Record<string, unknown>> = {},
  { secret = TEST_SECRET, lifetime = 300 } = {},
): Promise<string> {
  return signToken({ secret, claims: { sub, ...claims }, now: Date.now(), lifetime });
}

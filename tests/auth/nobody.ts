import type { Claims } from "../../lib/auth/claims.ts";

/** Claims of a person about whom nothing is said; tests overwrite what they expect. */
export const nobody: Claims = {
  subject: "",
  operator: false,
  avatar: null,
  profileURL: null,
  nickname: null,
  emoji: null,
  gender: "",
  vip: false,
  since: null,
  rules: [],
};

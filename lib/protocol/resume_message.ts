import { type Fields, integer, text } from "./fields.ts";
import { MAX_RESUME_KEY_LENGTH } from "./limits.ts";
import { ok, type Result } from "./result.ts";

/** Messages about going on where a lost connection ended. */

/** Says how far this client has got, so that the server need not keep what it has. */
export interface AckMessage {
  readonly action: "ack";
  /** How many messages have come since the `me` that brought the resume key. */
  readonly seen: number;
}

/** Asks to go on with a session whose connection was lost, in the place of a login. */
export interface ResumeMessage {
  readonly action: "resume";
  readonly resumeKey: string;
  /** As in `ack`. */
  readonly seen: number;
}

/** Reads `ack`. */
export function parseAck(fields: Fields): Result<AckMessage> {
  const seen = readSeen(fields);
  return seen.ok ? ok({ action: "ack", seen: seen.value }) : seen;
}

/** Reads `resume`. */
export function parseResume(fields: Fields): Result<ResumeMessage> {
  const resumeKey = text(fields, "resumeKey", { min: 1, max: MAX_RESUME_KEY_LENGTH });
  if (!resumeKey.ok) return resumeKey;
  const seen = readSeen(fields);
  if (!seen.ok) return seen;
  return ok({ action: "resume", resumeKey: resumeKey.value, seen: seen.value });
}

function readSeen(fields: Fields): Result<number> {
  return integer(fields, "seen", 0, Number.MAX_SAFE_INTEGER);
}

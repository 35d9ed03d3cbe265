import { type Fields, optionalInteger, optionalText, text, textList } from "./fields.ts";
import {
  MAX_CLIENT_ID_LENGTH,
  MAX_MESSAGE_INPUT,
  MAX_NOTED_PEOPLE,
  MAX_REPORT_COMMENT,
  MAX_REPORT_REASON,
  MAX_USERNAME_INPUT,
} from "./limits.ts";
import { ok, type Result } from "./result.ts";

/** Messages by which people protect themselves: whom they block, and what they report. */

/** Everyone whom the sender blocks. Sent before login, so that they never meet. */
export interface BlocklistMessage {
  readonly action: "blocklist";
  readonly usernames: readonly string[];
  /** Ours: by `personID`, under whatever name they come. */
  readonly personIDs: readonly string[];
}

/** Tells the operators of a message, or of a person. */
export interface ReportMessage {
  readonly action: "report";
  readonly username: string;
  readonly personID?: string;
  /** Names the message. Without it `message` is looked for among those of `username`. */
  readonly msgID?: number;
  /** What the sender says was said; only ever compared, never passed on. */
  readonly message: string;
  /** A category. */
  readonly reason: string;
  readonly comment: string;
}

const NAME = { min: 1, max: MAX_USERNAME_INPUT };
const ID = { max: MAX_CLIENT_ID_LENGTH };

/** Reads `blocklist`. */
export function parseBlocklist(fields: Fields): Result<BlocklistMessage> {
  const usernames = textList(fields, "usernames", NAME, MAX_NOTED_PEOPLE);
  if (!usernames.ok) return usernames;
  const personIDs = textList(fields, "personIDs", ID, MAX_NOTED_PEOPLE);
  if (!personIDs.ok) return personIDs;
  return ok({ action: "blocklist", usernames: usernames.value, personIDs: personIDs.value });
}

/** Reads `report`. BareRTC's `channel` and `timestamp` are ignored: the server knows them. */
export function parseReport(fields: Fields): Result<ReportMessage> {
  const username = text(fields, "username", NAME);
  if (!username.ok) return username;
  const personID = optionalText(fields, "personID", ID);
  if (!personID.ok) return personID;
  const msgID = optionalInteger(fields, "msgID", 0, Number.MAX_SAFE_INTEGER);
  if (!msgID.ok) return msgID;
  // What was received is HTML, and longer than what was typed; the frame's size is the bound.
  const message = optionalText(fields, "message", { max: 2 * MAX_MESSAGE_INPUT });
  if (!message.ok) return message;
  const reason = optionalText(fields, "reason", { max: MAX_REPORT_REASON });
  if (!reason.ok) return reason;
  const comment = optionalText(fields, "comment", { max: MAX_REPORT_COMMENT });
  if (!comment.ok) return comment;
  return ok({
    action: "report",
    username: username.value,
    ...(personID.value ? { personID: personID.value } : {}),
    ...(msgID.value ? { msgID: msgID.value } : {}),
    message: message.value ?? "",
    reason: reason.value ?? "",
    comment: comment.value ?? "",
  });
}

import type { RosterRow } from "../protocol/roster_row.ts";
import type { Author } from "./chat_state.ts";

/**
 * A speaker as the Who List shows them now. Somebody who is not on it is only a name, and whoever
 * `personID` says.
 */
export function describeAuthor(
  username: string,
  row: RosterRow | undefined,
  personID: string | undefined = row?.personID,
): Author {
  return {
    username,
    operator: row?.op === true,
    ...(personID === undefined ? {} : { personID }),
    ...(row?.nickname === undefined ? {} : { nickname: row.nickname }),
    ...(row?.avatar === undefined ? {} : { avatar: row.avatar }),
  };
}

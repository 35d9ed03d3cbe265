import type { RosterRow } from "../protocol/roster_row.ts";
import type { Author } from "./chat_state.ts";

/** A speaker as the Who List shows them now; somebody who is not on it is only a name. */
export function describeAuthor(username: string, row: RosterRow | undefined): Author {
  return {
    username,
    operator: row?.op === true,
    ...(row === undefined ? {} : { personID: row.personID }),
    ...(row?.nickname === undefined ? {} : { nickname: row.nickname }),
    ...(row?.avatar === undefined ? {} : { avatar: row.avatar }),
  };
}

import {
  describe,
  type Fields,
  filled,
  isFields,
  optionalInteger,
  text,
  textList,
} from "./fields.ts";
import { MAX_FRAME_LENGTH } from "./limits.ts";
import { err, ok, type Result } from "./result.ts";
import type { RosterRow } from "./roster_row.ts";
import type { RosterDelta, RowChange, WhoUpdate } from "./server_message.ts";

/** The browser's parsers of the Who List, as a whole and as what is new of it. */

const NAME = { max: MAX_FRAME_LENGTH };

/** Reads the Who List, or a part of it. */
export function parseWho(fields: Fields): Result<WhoUpdate> {
  const whoList = parseList(fields, "whoList", parseRow);
  if (!whoList.ok) return whoList;
  const from = optionalInteger(fields, "from", 0, Number.MAX_SAFE_INTEGER);
  if (!from.ok) return from;
  return ok({
    action: "who",
    whoList: whoList.value,
    ...(from.value ? { from: from.value } : {}),
    ...(fields.more === true ? { more: true } : {}),
  });
}

/** Reads what is new in the Who List. */
export function parseRoster(fields: Fields): Result<RosterDelta> {
  const rows = parseList(fields, "rows", parseRow);
  if (!rows.ok) return rows;
  const gone = textList(fields, "gone", NAME, Number.MAX_SAFE_INTEGER);
  if (!gone.ok) return gone;
  const changed = parseList(fields, "changed", parseRowChange);
  if (!changed.ok) return changed;
  const { kind } = fields;
  return ok({
    action: "roster",
    rows: rows.value,
    gone: gone.value,
    ...(changed.value.length > 0 ? { changed: changed.value } : {}),
    ...(kind === "joined" || kind === "left" ? { kind } : {}),
  });
}

/** A row as it is after a change. What does not fit into a row changes nothing. */
export function changeRow(row: RosterRow, change: RowChange): RosterRow {
  const changed = parseRow({ ...row, ...change });
  return changed.ok ? changed.value : row;
}

function parseList<T>(
  fields: Fields,
  key: string,
  parse: (fields: Fields) => Result<T>,
): Result<readonly T[]> {
  const list = fields[key] ?? [];
  if (!Array.isArray(list)) return err(`"${key}" is ${describe(list)}; expected a list`);
  const read: T[] = [];
  for (const item of list) {
    const row: Result<T> = isFields(item) ? parse(item) : err(`"${key}" holds no rows`);
    if (!row.ok) return row;
    read.push(row.value);
  }
  return ok(read);
}

function parseRow(fields: Fields): Result<RosterRow> {
  const username = text(fields, "username", NAME);
  if (!username.ok) return username;
  const personID = text(fields, "personID", NAME);
  if (!personID.ok) return personID;
  return ok({
    username: username.value,
    personID: personID.value,
    status: typeof fields.status === "string" ? fields.status : "online",
    video: typeof fields.video === "number" ? fields.video : 0,
    loginAt: typeof fields.loginAt === "number" ? fields.loginAt : 0,
    ...filled(fields, "nickname"),
    ...filled(fields, "avatar"),
    ...filled(fields, "profileURL"),
    ...filled(fields, "emoji"),
    ...filled(fields, "gender"),
    ...(fields.op === true ? { op: true } : {}),
    ...(fields.vip === true ? { vip: true } : {}),
    ...(fields.dnd === true ? { dnd: true } : {}),
  });
}

function parseRowChange(fields: Fields): Result<RowChange> {
  const personID = text(fields, "personID", NAME);
  if (!personID.ok) return personID;
  const change = {
    personID: personID.value,
    ...changed(fields, "username", asText),
    ...changed(fields, "status", asText),
    ...changed(fields, "video", asNumber),
    ...changed(fields, "loginAt", asNumber),
    ...changed(fields, "nickname", asText),
    ...changed(fields, "avatar", asText),
    ...changed(fields, "profileURL", asText),
    ...changed(fields, "emoji", asText),
    ...changed(fields, "gender", asText),
    ...changed(fields, "op", asFlag),
    ...changed(fields, "vip", asFlag),
    ...changed(fields, "dnd", asFlag),
  };
  return ok(change);
}

/** A field that is new: its value, or null if there is none any more. Odd ones are left out. */
function changed<K extends string, T>(
  fields: Fields,
  key: K,
  read: (value: unknown) => T | undefined,
): { [P in K]?: T | null } {
  const part: { [P in K]?: T | null } = {};
  const value = fields[key];
  if (value === undefined) return part;
  const known = value === null ? null : read(value);
  if (known !== undefined) part[key] = known;
  return part;
}

function asText(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function asNumber(value: unknown): number | undefined {
  return typeof value === "number" ? value : undefined;
}

function asFlag(value: unknown): true | undefined {
  return value === true ? true : undefined;
}

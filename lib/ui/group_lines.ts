import type { ChatLine, MessageLine } from "../client/chat_state.ts";

/** Consecutive messages of one person share a header if they are no further apart than this. */
export const GROUP_GAP_MS = 5 * 60 * 1000;

/** What the message list shows, top to bottom. */
export type LogItem =
  | { readonly kind: "day"; readonly key: string; readonly at: number }
  | { readonly kind: "unread"; readonly key: string }
  | {
    readonly kind: "line";
    readonly key: string;
    readonly line: ChatLine;
    readonly first: boolean;
  };

/** What the grouping of lines depends on besides the lines themselves. */
export interface GroupPlace {
  /** The line above the first one, or null if there is none. */
  readonly previous: ChatLine | null;
  /** Key of the line before which the "new" divider goes. */
  readonly firstUnread: string | null;
}

/**
 * Puts dividers between lines and says which messages begin a group (`first`).
 * `dayKey` names the day of an instant.
 */
export function groupLines(
  lines: readonly ChatLine[],
  place: GroupPlace,
  dayKey: (at: number) => string,
): LogItem[] {
  const items: LogItem[] = [];
  let { previous } = place;
  for (const line of lines) {
    const newDay = previous === null || dayKey(previous.at) !== dayKey(line.at);
    const unread = line.key === place.firstUnread;
    if (newDay) items.push({ kind: "day", key: `day:${line.key}`, at: line.at });
    if (unread) items.push({ kind: "unread", key: "unread" });
    const first = newDay || unread || !continues(previous, line);
    items.push({ kind: "line", key: line.key, line, first });
    previous = line;
  }
  return items;
}

function continues(previous: ChatLine | null, line: ChatLine): boolean {
  return previous?.kind === "message" && line.kind === "message" &&
    isSameSpeaker(previous, line) && line.at - previous.at <= GROUP_GAP_MS;
}

/** A name alone is not enough: it may have changed hands between two messages. */
function isSameSpeaker(a: MessageLine, b: MessageLine): boolean {
  return a.author.username === b.author.username && a.author.personID === b.author.personID &&
    a.own === b.own && a.author.avatar === b.author.avatar;
}

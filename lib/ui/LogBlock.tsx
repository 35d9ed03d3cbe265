import type { ChatLine } from "../client/chat_state.ts";
import { readerTimes } from "./format_time.ts";
import { groupLines, type LogItem } from "./group_lines.ts";
import type { LineCalls } from "./line_calls.ts";
import { memo } from "./memo.tsx";
import { MessageRow } from "./MessageRow.tsx";
import { DayRow, NoticeRow, PresenceRow, UnreadRow } from "./QuietRows.tsx";

/** Some lines of a log, which are drawn again together when one of them changed. */
export interface LogBlockProps {
  readonly lines: readonly ChatLine[];
  /** The line above the first one, or null if there is none. */
  readonly previous: ChatLine | null;
  /** Key of the line before which the "new" divider goes; null if that is not one of these. */
  readonly firstUnread: string | null;
  /** Names the present day, as words like "Yesterday" change with it. */
  readonly today: string;
  /** Whether what is added to it is read out. */
  readonly live: boolean;
  /** Height of the gap that stands for it, in CSS pixels; null if it is to be drawn. */
  readonly gap: number | null;
  readonly calls: LineCalls;
}

function DrawLogBlock({ lines, previous, firstUnread, live, gap, calls }: LogBlockProps) {
  if (gap !== null) return <div class="log-block log-gap" style={{ height: `${gap}px` }} />;
  const now = Date.now();
  const items = groupLines(lines, { previous, firstUnread }, readerTimes.dayKey);
  return (
    <div class="log-block" style={{ height: "" }} aria-live={live ? undefined : "off"}>
      {items.map((item) => <LogRow key={item.key} item={item} now={now} calls={calls} />)}
    </div>
  );
}

/** The browser skips blocks that are out of sight; see `content-visibility` in the stylesheet. */
export const LogBlock = memo(DrawLogBlock);

function LogRow({ item, now, calls }: { item: LogItem; now: number; calls: LineCalls }) {
  if (item.kind === "day") return <DayRow words={readerTimes.day(item.at, now)} />;
  if (item.kind === "unread") return <UnreadRow />;
  const { line, first } = item;
  if (line.kind === "presence") return <PresenceRow line={line} />;
  if (line.kind === "notice") return <NoticeRow line={line} />;
  return <MessageRow {...{ line, first, calls }} />;
}

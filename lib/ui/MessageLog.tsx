import { useComputed, useSignalEffect } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { Conversation, MessageLine } from "../client/chat_state.ts";
import { readerTimes } from "./format_time.ts";
import { groupLines, type LogItem } from "./group_lines.ts";
import { Icon } from "./Icon.tsx";
import { MessageRow } from "./MessageRow.tsx";
import { DayRow, NoticeRow, PresenceRow, UnreadRow } from "./QuietRows.tsx";
import { useAutoscroll } from "./use_autoscroll.ts";

/** A conversation to show. Give it a `key` of its own, so that each begins at its own place. */
export interface MessageLogProps {
  readonly conversation: Conversation;
  readonly onAtEnd: (atEnd: boolean) => void;
  readonly onPerson: (personID: string, from: Element) => void;
  readonly onResend: (line: MessageLine) => void;
  readonly onEdit: (line: MessageLine) => void;
  readonly onReport: (line: MessageLine) => void;
}

/** What was said, newest at the bottom, and the way back there for who scrolled up. */
export function MessageLog(props: MessageLogProps) {
  const { conversation } = props;
  const scroll = useAutoscroll(props.onAtEnd, firstUnreadPlace);
  const items = useComputed(() =>
    groupLines(conversation.lines.value, conversation.firstUnread.value, readerTimes.dayKey)
  );
  useOwnLines(conversation, scroll.scrollToEnd);
  const now = Date.now();
  return (
    <div class="log-frame">
      <div
        class="log"
        ref={scroll.viewport}
        onScroll={scroll.onScroll}
        tabIndex={0}
        role="region"
        aria-label="Messages"
      >
        <div class="log-content" ref={scroll.content} role="log" aria-live="polite">
          {items.value.map((item) => <LogRow key={item.key} item={item} now={now} log={props} />)}
          {items.value.length === 0 && <EmptyLog conversation={conversation} />}
        </div>
      </div>
      {!scroll.atEnd.value && (
        <button
          type="button"
          class={jumpClass(conversation.unread.value)}
          onClick={scroll.scrollToEnd}
        >
          <Icon name="arrow-down" />
          {jumpWords(conversation.unread.value)}
        </button>
      )}
    </div>
  );
}

function LogRow({ item, now, log }: { item: LogItem; now: number; log: MessageLogProps }) {
  if (item.kind === "day") return <DayRow words={readerTimes.day(item.at, now)} />;
  if (item.kind === "unread") return <UnreadRow />;
  const { line, first } = item;
  if (line.kind === "presence") return <PresenceRow line={line} />;
  if (line.kind === "notice") return <NoticeRow line={line} />;
  const { onPerson, onResend, onEdit, onReport } = log;
  return <MessageRow {...{ line, first, onPerson, onResend, onEdit, onReport }} />;
}

function EmptyLog({ conversation }: { conversation: Conversation }) {
  return (
    <div class="log-empty">
      <Icon name={conversation.kind === "thread" ? "envelope" : "comment-dots"} />
      {conversation.kind === "thread"
        ? (
          <p>
            This is between you and <bdi>{conversation.title.value}</bdi>. Nobody else can read it.
          </p>
        )
        : <p>Nothing has been said here since you came. Say hello.</p>}
    </div>
  );
}

function jumpClass(unread: number): string {
  return unread === 0 ? "jump-button" : "jump-button jump-unread";
}

function jumpWords(unread: number): string {
  if (unread === 0) return "Back to the newest";
  return unread === 1 ? "1 new message" : `${unread} new messages`;
}

/** Begins at the divider when there is more unread than fits; else the list stays at its end. */
function firstUnreadPlace(box: HTMLElement): number | null {
  const divider = box.querySelector<HTMLElement>(".unread-divider");
  return divider !== null && divider.offsetTop < box.scrollTop ? divider.offsetTop - 8 : null;
}

/** Whoever says something wants to see it, wherever they were reading. */
function useOwnLines(conversation: Conversation, scrollToEnd: () => void): void {
  const lastSeen = useRef(conversation.lines.peek().at(-1));
  useSignalEffect(() => {
    const last = conversation.lines.value.at(-1);
    const isNewOwn = last !== lastSeen.current && last?.kind === "message" && last.own &&
      last.delivery.state === "sending";
    lastSeen.current = last;
    if (isNewOwn) scrollToEnd();
  });
}

import { useSignalEffect } from "@preact/signals";
import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import type { Conversation, LineLog } from "../client/chat_state.ts";
import { readerTimes } from "./format_time.ts";
import { Icon } from "./Icon.tsx";
import type { LineCalls } from "./line_calls.ts";
import { LogBlock } from "./LogBlock.tsx";
import { useAutoscroll } from "./use_autoscroll.ts";
import { useCalmly } from "./use_calmly.ts";
import { type LogElements, useDrawnBlocks } from "./use_drawn_blocks.ts";

/** A conversation to show. Give it a `key` of its own, so that each begins at its own place. */
export interface MessageLogProps extends LineCalls {
  readonly conversation: Conversation;
  readonly onAtEnd: (atEnd: boolean) => void;
}

/** What was said, newest at the bottom, and the way back there for who scrolled up. */
export function MessageLog({ conversation, onAtEnd, ...calls }: MessageLogProps) {
  const log = useCalmly(conversation.log).value;
  const scroll = useAutoscroll(onAtEnd, firstUnreadPlace);
  useOwnLines(conversation, scroll.scrollToEnd);
  useLayoutEffect(scroll.keepPlace, [log]);
  const unread = conversation.unread.value;
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
          <LogBlocks
            log={log}
            firstUnread={conversation.firstUnread.value}
            viewport={scroll.viewport}
            content={scroll.content}
            {...calls}
          />
          {log.settled + log.pending.length === 0 && <EmptyLog conversation={conversation} />}
        </div>
      </div>
      {!scroll.atEnd.value && (
        <button type="button" class={jumpClass(unread)} onClick={scroll.scrollToEnd}>
          <Icon name="arrow-down" />
          {jumpWords(unread)}
        </button>
      )}
    </div>
  );
}

/** Blocks to which lines are still added; what changes in older ones is not read out. */
const LIVE_BLOCKS = 2;

type LogBlocksProps = LineCalls & LogElements & {
  readonly log: LineLog;
  readonly firstUnread: string | null;
};

function LogBlocks({ log, firstUnread, viewport, content, ...given }: LogBlocksProps) {
  const { blocks, pending } = log;
  const { onPerson, onResend, onEdit, onReport } = given;
  const calls = useMemo(() => given, [onPerson, onResend, onEdit, onReport]);
  const gaps = useDrawnBlocks(blocks, firstUnread, { viewport, content });
  const unread = firstUnread === null
    ? undefined
    : blocks.findLast(({ lines }) => lines.some(({ key }) => key === firstUnread));
  const common = { today: readerTimes.dayKey(Date.now()), calls };
  const before = (index: number) => blocks[index - 1]?.lines.at(-1) ?? null;
  const settled = blocks.map((block, index) => (
    <LogBlock
      key={block.number}
      lines={block.lines}
      previous={before(index)}
      firstUnread={block === unread ? firstUnread : null}
      live={index >= blocks.length - LIVE_BLOCKS}
      gap={gaps[index] ?? null}
      {...common}
    />
  ));
  // What is on its way is read out once the server has taken it.
  const waiting = pending.length > 0 && (
    <LogBlock
      key="pending"
      lines={pending}
      previous={before(blocks.length)}
      firstUnread={null}
      live={false}
      gap={null}
      {...common}
    />
  );
  return <>{settled}{waiting}</>;
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
  if (divider === null) return null;
  const top = divider.getBoundingClientRect().top - box.getBoundingClientRect().top;
  return top < 0 ? box.scrollTop + top - 8 : null;
}

/** Whoever says something wants to see it, wherever they were reading. */
function useOwnLines(conversation: Conversation, scrollToEnd: () => void): void {
  const lastSeen = useRef(conversation.log.peek().pending.at(-1));
  useSignalEffect(() => {
    const last = conversation.log.value.pending.at(-1);
    const isNew = last !== undefined && last.key !== lastSeen.current?.key;
    lastSeen.current = last;
    if (isNew) scrollToEnd();
  });
}

import { useLayoutEffect, useRef } from "preact/hooks";
import type { MessageLine } from "../client/chat_state.ts";
import type { SafeHtml } from "../protocol/safe_html.ts";
import { Avatar } from "./Avatar.tsx";
import { isEmojiMessage } from "./emoji_message.ts";
import { Icon } from "./Icon.tsx";
import { LineTime } from "./LineTime.tsx";
import type { LineCalls } from "./line_calls.ts";
import { memo } from "./memo.tsx";
import { OperatorMark } from "./OperatorMark.tsx";

/** A message and what can be done with it. */
export interface MessageRowProps {
  readonly line: MessageLine;
  /** Whether it begins a group, with picture and name. */
  readonly first: boolean;
  readonly calls: LineCalls;
}

function DrawMessageRow(props: MessageRowProps) {
  const { line, first } = props;
  const { author, delivery } = line;
  const text = useReachableScrollers(line.html);
  const classes = ["line", "message", `message-${delivery.state}`];
  if (first) classes.push("message-first");
  if (line.own) classes.push("message-own");
  return (
    <div class={classes.join(" ")} data-key={line.key}>
      <div class="line-margin">
        {first
          ? <Avatar username={author.username} src={author.avatar} size="medium" />
          : <LineTime at={line.at} short />}
      </div>
      <div class="message-body">
        {first
          ? <MessageHead {...props} />
          : <span class="visually-hidden">{author.username}:</span>}
        <div
          ref={text}
          class={isEmojiMessage(line.html) ? "message-text message-emoji" : "message-text"}
          dir="auto"
          dangerouslySetInnerHTML={{ __html: line.html }}
        />
        {!line.own && line.msgID !== undefined && (
          <button
            type="button"
            class="icon-button message-report"
            title="Report this message"
            onClick={() => props.calls.onReport(line)}
          >
            <span class="report-sign" />
            <span class="visually-hidden">Report this message of {author.username}</span>
          </button>
        )}
        {delivery.state === "sending" && <span class="message-wait">Sending</span>}
        {delivery.state === "failed" && <FailedNote {...props} reason={delivery.reason} />}
      </div>
    </div>
  );
}

/** Code and tables may be wider than the pane; the keyboard must be able to scroll them. */
function useReachableScrollers(html: SafeHtml) {
  const text = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (!/<(?:pre|table)/.test(html)) return;
    for (const box of text.current?.querySelectorAll<HTMLElement>("pre, table") ?? []) {
      box.tabIndex = 0;
    }
  }, [html]);
  return text;
}

function MessageHead({ line, calls }: MessageRowProps) {
  const { personID, username, nickname, operator } = line.author;
  return (
    <div class="message-head">
      {personID === undefined ? <span class="message-name" dir="auto">{username}</span> : (
        <button
          type="button"
          class="message-name"
          dir="auto"
          tabIndex={-1}
          onClick={(event) => calls.onPerson(personID, event.currentTarget)}
        >
          {username}
        </button>
      )}
      {operator && <OperatorMark />}
      {nickname !== undefined && <span class="message-nickname" dir="auto">{nickname}</span>}
      <LineTime at={line.at} />
    </div>
  );
}

function FailedNote({ line, reason, calls }: MessageRowProps & { reason: SafeHtml }) {
  return (
    <div class="message-failed-note">
      <Icon name="circle-exclamation" />
      <span class="message-failed-reason">
        <strong>Not sent.</strong> <span dangerouslySetInnerHTML={{ __html: reason }} />
      </span>
      <button type="button" class="button button-small" onClick={() => calls.onResend(line)}>
        <Icon name="rotate-right" /> Retry
      </button>
      <button type="button" class="button button-small" onClick={() => calls.onEdit(line)}>
        <Icon name="pen" /> Edit
      </button>
    </div>
  );
}

/** One message. Drawn again only when the line itself or its place in the group changed. */
export const MessageRow = memo(DrawMessageRow);

import type { NoticeLine, PresenceLine } from "../client/chat_state.ts";
import { Icon } from "./Icon.tsx";
import { LineTime } from "./LineTime.tsx";
import { memo } from "./memo.tsx";
import { presenceSentence } from "./presence_sentence.ts";

/** Comings and goings: small, grey, in the middle of nothing else. */
export const PresenceRow = memo(({ line }: { readonly line: PresenceLine }) => (
  <div class="line presence" data-key={line.key}>
    <div class="line-margin" />
    <p class="presence-text" dir="auto">{presenceSentence(line.joined, line.left)}</p>
  </div>
));

/** ChatServer, or the page itself. Errors have an icon and the word, not only a colour. */
export const NoticeRow = memo(({ line }: { readonly line: NoticeLine }) => (
  <div class={`line notice notice-${line.tone}`} data-key={line.key}>
    <div class="line-margin">
      <Icon name={line.tone === "error" ? "circle-exclamation" : "circle-info"} />
    </div>
    <div class="notice-body">
      <span class="visually-hidden">{line.tone === "error" ? "Problem:" : "ChatServer:"}</span>
      <div class="notice-text" dir="auto" dangerouslySetInnerHTML={{ __html: line.html }} />
      <LineTime at={line.at} />
    </div>
  </div>
));

/** The day on which the next lines were said. */
export const DayRow = memo(({ words }: { readonly words: string }) => (
  <h2 class="day-divider">
    <span>{words}</span>
  </h2>
));

/** Everything below came while the reader was elsewhere. */
export function UnreadRow() {
  return (
    <div class="unread-divider" data-key="unread">
      <span>New since you left</span>
    </div>
  );
}

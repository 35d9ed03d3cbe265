import { type ReadonlySignal, useComputed } from "@preact/signals";
import type { Conversation } from "../client/chat_state.ts";
import type { RosterRow } from "../protocol/roster_row.ts";
import { Avatar } from "./Avatar.tsx";
import { Badge } from "./Badge.tsx";
import { Icon } from "./Icon.tsx";
import { DEFAULT_CHANNEL_ICON } from "./icon_names.ts";
import { StatusDot } from "./StatusDot.tsx";

/** Channels and threads, which of them is shown, and what the rows ask for. */
export interface ConversationListsProps {
  readonly channels: readonly Conversation[];
  readonly threads: ReadonlySignal<readonly Conversation[]>;
  readonly active: ReadonlySignal<Conversation>;
  readonly roster: ReadonlySignal<ReadonlyMap<string, RosterRow>>;
  readonly onShow: (conversation: Conversation) => void;
  readonly onCloseThread: (conversation: Conversation) => void;
}

/** The list on the left: public channels first, private messages below. */
export function ConversationLists(props: ConversationListsProps) {
  const threads = props.threads.value;
  return (
    <nav class="conversations" aria-label="Conversations">
      <h2 class="pane-heading">Channels</h2>
      <ul class="conversation-list">
        {props.channels.map((each) => (
          <li key={each.key} class={rowClass(each, props.active.value)}>
            <ConversationButton conversation={each} {...props} />
          </li>
        ))}
      </ul>
      <h2 class="pane-heading">Private messages</h2>
      {threads.length === 0 && (
        <p class="pane-empty">None yet. Choose someone in the list of people to begin.</p>
      )}
      <ul class="conversation-list">
        {threads.map((each) => (
          <li key={each.key} class={rowClass(each, props.active.value)}>
            <ConversationButton conversation={each} {...props} />
            <button
              type="button"
              class="icon-button conversation-close"
              title="Close"
              onClick={() => props.onCloseThread(each)}
            >
              <Icon name="xmark" />
              <span class="visually-hidden">Close the messages with {each.title.value}</span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function rowClass(conversation: Conversation, active: Conversation): string {
  const classes = ["conversation-row"];
  if (conversation.key === active.key) classes.push("conversation-active");
  if (conversation.unread.value > 0) classes.push("conversation-unread");
  return classes.join(" ");
}

type ButtonProps = ConversationListsProps & { readonly conversation: Conversation };

function ConversationButton({ conversation, active, roster, onShow }: ButtonProps) {
  return (
    <button
      type="button"
      class="conversation"
      aria-current={conversation.key === active.value.key ? "true" : undefined}
      onClick={() => onShow(conversation)}
    >
      {conversation.kind === "channel"
        ? <Icon name={conversation.icon ?? DEFAULT_CHANNEL_ICON} />
        : <ThreadPicture conversation={conversation} roster={roster} />}
      <span class="conversation-title" dir="auto">{conversation.title.value}</span>
      <Badge count={conversation.unread.value} words="unread" />
    </button>
  );
}

type PictureProps = Pick<ButtonProps, "conversation" | "roster">;

function ThreadPicture({ conversation, roster }: PictureProps) {
  const row = useComputed(() => roster.value.get(conversation.personID ?? "")).value;
  return (
    <span class="who-picture">
      <Avatar username={conversation.title.value} src={row?.avatar} size="tiny" />
      {row === undefined
        ? <span class="visually-hidden">Not here now</span>
        : <StatusDot status={row.status} />}
    </span>
  );
}

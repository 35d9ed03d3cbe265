import { computed, type Signal, signal } from "@preact/signals";
import { type ChannelInfo, threadChannel } from "../protocol/channel.ts";
import type { RosterRow } from "../protocol/roster_row.ts";
import type { ChatLine, Conversation, ConversationKey, LineLog } from "./chat_state.ts";
import { EMPTY_LOG, listLines } from "./line_list.ts";

/** Most own messages remembered for the Up key. */
const MAX_SENT = 50;

/** A conversation that can be written to. The UI sees it as a `Conversation`. */
export interface ConversationModel extends Conversation {
  readonly title: Signal<string>;
  readonly log: Signal<LineLog>;
  readonly unread: Signal<number>;
  readonly firstUnread: Signal<string | null>;
  readonly sent: Signal<readonly string[]>;
  readonly writable: Signal<boolean>;
  /** What the `channel` field of a message to this conversation says. */
  address(): string;
}

/** The conversation of a public channel. */
export function createChannel(channel: ChannelInfo): ConversationModel {
  return {
    ...createSignals(channel.name),
    key: channelKey(channel.id),
    kind: "channel",
    icon: channel.icon,
    personID: null,
    address: () => channel.id,
  };
}

/** The conversation with one person, named as they are called now. */
export function createThread(person: Pick<RosterRow, "personID" | "username">): ConversationModel {
  const signals = createSignals(person.username);
  return {
    ...signals,
    key: threadKey(person.personID),
    kind: "thread",
    icon: null,
    personID: person.personID,
    address: () => threadChannel(signals.title.peek()),
  };
}

/** Where a channel is found. */
export function channelKey(id: string): ConversationKey {
  return `channel:${id}`;
}

/** Where the thread with a person is found. */
export function threadKey(personID: string): ConversationKey {
  return `thread:${personID}`;
}

/** Marks a conversation as read. `firstUnread` stays, so that the reader sees where to begin. */
export function markRead(conversation: ConversationModel): void {
  conversation.unread.value = 0;
}

/** Counts a line that nobody was there to read. */
export function countUnread(conversation: ConversationModel, line: ChatLine): void {
  if (conversation.unread.value === 0) conversation.firstUnread.value = line.key;
  conversation.unread.value += 1;
}

/** Remembers what was typed, for the Up key; the same text twice in a row once. */
export function rememberSent(conversation: ConversationModel, text: string): void {
  const { sent } = conversation;
  if (sent.value.at(-1) !== text) sent.value = [...sent.value, text].slice(-MAX_SENT);
}

/** Makes a conversation as new. */
export function clearConversation(conversation: ConversationModel): void {
  conversation.log.value = EMPTY_LOG;
  conversation.unread.value = 0;
  conversation.firstUnread.value = null;
  conversation.draft.value = "";
  conversation.sent.value = [];
}

function createSignals(title: string) {
  const log = signal(EMPTY_LOG);
  return {
    title: signal(title),
    log,
    lines: computed(() => listLines(log.value)),
    unread: signal(0),
    firstUnread: signal<string | null>(null),
    draft: signal(""),
    sent: signal<readonly string[]>([]),
    writable: signal(true),
  };
}

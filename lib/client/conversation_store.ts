import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { ChannelInfo } from "../protocol/channel.ts";
import type { RosterRow } from "../protocol/roster_row.ts";
import type { SafeHtml } from "../protocol/safe_html.ts";
import type {
  ConversationKey,
  LineLog,
  MessageLine,
  NoticeLine,
  PresenceLine,
} from "./chat_state.ts";
import type { Clock } from "./client_deps.ts";
import {
  channelKey,
  clearConversation,
  type ConversationModel,
  countUnread,
  createChannel,
  createThread,
  markRead,
  threadKey,
} from "./conversation_model.ts";
import {
  addLine,
  addPresence,
  forgetLines,
  insertEarlier,
  moveLine,
  removeLine,
} from "./line_list.ts";
import { forgetLongest, totalScrollback } from "./scrollback.ts";

/** Most threads kept; the one that was quiet for longest is forgotten first. */
const MAX_OPEN_THREADS = 100;

/** All conversations of the page, and which of them is shown. */
export class ConversationStore {
  readonly channels: readonly ConversationModel[];
  readonly active: Signal<ConversationModel>;
  readonly totalUnread: ReadonlySignal<number>;
  readonly #threads: Signal<readonly ConversationModel[]> = signal([]);
  readonly #byKey = new Map<ConversationKey, ConversationModel>();
  readonly #clock: Clock;
  readonly #home: ConversationModel;
  readonly #scrollback: Signal<number>;
  #lastKey = 0;

  /**
   * `scrollback` is how many lines of each conversation are kept. Throws if there is no channel, as
   * the page would have nothing to show.
   */
  constructor(channels: readonly ChannelInfo[], clock: Clock, scrollback: Signal<number>) {
    this.#clock = clock;
    this.#scrollback = scrollback;
    this.channels = channels.map(createChannel);
    const [home] = this.channels;
    if (home === undefined) {
      throw new Error("PageConfig.channels is empty; expected at least one channel.");
    }
    for (const channel of this.channels) this.#byKey.set(channel.key, channel);
    this.#home = home;
    this.active = signal(home);
    this.totalUnread = computed(() =>
      this.#all().reduce((sum, { unread }) => sum + unread.value, 0)
    );
  }

  /** Most lines that are kept of each conversation. */
  get scrollback(): ReadonlySignal<number> {
    return this.#scrollback;
  }

  /** Keeps so many lines of each conversation from now on. */
  setScrollback(lines: number): void {
    this.#scrollback.value = lines;
    for (const conversation of this.#all()) this.#change(conversation, conversation.log.peek());
    this.#forgetTogether();
  }

  /** In order of last use, newest first. */
  get threads(): ReadonlySignal<readonly ConversationModel[]> {
    return this.#threads;
  }

  /** The channel that people start in: the first of the settings. */
  get home(): ConversationModel {
    return this.#home;
  }

  /** Finds what is still kept under a key, as the UI may hold a thread that was forgotten. */
  find(key: ConversationKey): ConversationModel | undefined {
    return this.#byKey.get(key);
  }

  /** The channel with that id, if the page knows it. */
  findChannel(id: string): ConversationModel | undefined {
    return this.find(channelKey(id));
  }

  /** The thread with a person, if there is one. */
  findThread(personID: string): ConversationModel | undefined {
    return this.find(threadKey(personID));
  }

  /** The thread with a person, opened at the top of the list if need be. */
  openThread(person: Pick<RosterRow, "personID" | "username">): ConversationModel {
    const open = this.findThread(person.personID);
    if (open) return open;
    const thread = createThread(person);
    this.#byKey.set(thread.key, thread);
    this.#threads.value = [thread, ...this.#threads.value];
    this.#forgetQuietest();
    return thread;
  }

  /** Moves a thread to the top of the list. */
  touch(conversation: ConversationModel): void {
    if (conversation.kind !== "thread" || this.#threads.value[0] === conversation) return;
    const others = this.#threads.value.filter((thread) => thread !== conversation);
    this.#threads.value = [conversation, ...others];
  }

  /** Forgets a thread; if it was shown, the first channel is shown. */
  closeThread(conversation: ConversationModel): void {
    if (conversation.kind !== "thread" || !this.#byKey.delete(conversation.key)) return;
    this.#threads.value = this.#threads.value.filter((thread) => thread !== conversation);
    if (this.active.value === conversation) this.show(this.#home);
  }

  /** Shows a conversation as read; the "new since you left" mark of the one before goes. */
  show(conversation: ConversationModel): void {
    const before = this.active.value;
    if (before !== conversation) before.firstUnread.value = null;
    this.active.value = conversation;
    markRead(conversation);
  }

  /** Adds what somebody else said. `isSeen` if it comes into view as it arrives. */
  addMessage(conversation: ConversationModel, line: MessageLine, isSeen: boolean): void {
    this.#change(conversation, addLine(conversation.log.peek(), line));
    if (!isSeen && !line.own) countUnread(conversation, line);
    this.touch(conversation);
  }

  /** Adds what was said while one was not here, once, and not as news. */
  addEarlier(conversation: ConversationModel, line: MessageLine): void {
    this.#change(conversation, insertEarlier(conversation.log.peek(), line));
  }

  /** Adds a line of ChatServer or of the page itself. */
  addNotice(conversation: ConversationModel, html: SafeHtml, tone: NoticeLine["tone"]): void {
    const line: NoticeLine = {
      kind: "notice",
      key: this.newKey(),
      at: this.#clock.now(),
      html,
      tone,
    };
    this.#change(conversation, addLine(conversation.log.peek(), line));
  }

  /** Adds a coming or going. */
  addPresence(
    conversation: ConversationModel,
    change: Pick<PresenceLine, "joined" | "left">,
  ): void {
    const line: PresenceLine = {
      kind: "presence",
      key: this.newKey(),
      at: this.#clock.now(),
      ...change,
    };
    this.#change(conversation, addPresence(conversation.log.peek(), line));
  }

  /** Puts an own message where it belongs now: it was sent, confirmed or refused. */
  move(conversation: ConversationModel, line: MessageLine): void {
    this.#change(conversation, moveLine(conversation.log.peek(), line));
  }

  /** Takes a line out. */
  remove(conversation: ConversationModel, key: string): void {
    this.#change(conversation, removeLine(conversation.log.peek(), key));
  }

  /** A key that no other line of this page has. */
  newKey(): string {
    this.#lastKey += 1;
    return `line:${this.#lastKey}`;
  }

  /** Forgets all that was said, for the next person at this screen. */
  reset(): void {
    for (const thread of this.#threads.value) this.#byKey.delete(thread.key);
    this.#threads.value = [];
    for (const channel of this.channels) clearConversation(channel);
    this.active.value = this.#home;
  }

  #all(): readonly ConversationModel[] {
    return [...this.channels, ...this.#threads.value];
  }

  #change(conversation: ConversationModel, log: LineLog): void {
    const { begun } = conversation.log.peek();
    conversation.log.value = forgetLines(log, this.#scrollback.peek());
    if (log.begun > begun) this.#forgetTogether();
  }

  /** Makes all conversations together keep no more than they may. */
  #forgetTogether(): void {
    const hidden = this.#all().filter((each) => each !== this.active.peek());
    const shown = this.active.peek().log.peek().settled;
    forgetLongest(hidden, totalScrollback(this.#scrollback.peek()) - shown);
  }

  #forgetQuietest(): void {
    const threads = this.#threads.value;
    if (threads.length <= MAX_OPEN_THREADS) return;
    // The first is the one that was just opened.
    const spare = threads.slice(1).filter((thread) => thread !== this.active.value);
    const quietest = spare.findLast(({ unread }) => unread.value === 0) ?? spare.at(-1);
    if (quietest) this.closeThread(quietest);
  }
}

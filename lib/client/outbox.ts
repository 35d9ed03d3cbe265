import { MAX_MESSAGE_INPUT } from "../protocol/limits.ts";
import { escapeHtml, html, joinHtml, type SafeHtml } from "../protocol/safe_html.ts";
import type { Author, Conversation, Delivery, MessageLine } from "./chat_state.ts";
import type { Clock } from "./client_deps.ts";
import { type ConversationModel, rememberSent } from "./conversation_model.ts";
import type { ConversationStore } from "./conversation_store.ts";
import { addLine, removeLine, replaceLine } from "./line_list.ts";
import type { OutgoingMessage } from "./outgoing.ts";

const LOST = html`The connection was lost before this was confirmed.`;

/** What the outbox needs from the rest of the client. */
export interface OutboxParts {
  readonly store: ConversationStore;
  readonly clock: Clock;
  /** A new client id for each message. */
  randomID(): string;
  /** Whom own messages show as their author. */
  self(): Author;
  /** False if there is no connection. */
  transmit(message: OutgoingMessage): boolean;
}

/**
 * Own messages from the moment of sending until the server has confirmed or refused them. A line's
 * key is its message's client id, and a message that is sent again keeps it, so that whatever the
 * server answers finds the one line it is about.
 */
export class Outbox {
  readonly #parts: OutboxParts;
  /** Where the messages are that the server has not answered yet, by client id. */
  readonly #waiting = new Map<string, ConversationModel>();

  constructor(parts: OutboxParts) {
    this.#parts = parts;
  }

  /** Sends a text and shows it at once. False, and nothing shown, if it could not be sent. */
  send(conversation: Conversation, text: string): boolean {
    const { store, clock, randomID, self } = this.#parts;
    const model = store.find(conversation.key);
    const clientID = randomID();
    if (!model || text.trim() === "" || !this.#transmit(model, clientID, text)) return false;
    rememberSent(model, text);
    model.firstUnread.value = null;
    store.touch(model);
    this.#show(model, {
      kind: "message",
      key: clientID,
      at: clock.now(),
      author: self(),
      own: true,
      html: showTyped(text),
      text,
      delivery: { state: "sending" },
    });
    return true;
  }

  /** Sends a command that a button stands for: its answer is shown, the command is not. */
  command(conversation: ConversationModel, text: string): boolean {
    return this.#parts.transmit(compose(conversation, this.#parts.randomID(), text));
  }

  /** Sends a failed message again, below what was said meanwhile. */
  resend(conversation: Conversation, { key }: MessageLine): void {
    const model = this.#parts.store.find(conversation.key);
    const line = model && findFailed(model, key);
    if (!line || !this.#transmit(model, key, line.text)) return;
    const at = this.#parts.clock.now();
    this.#show(model, { ...line, at, delivery: { state: "sending" } });
  }

  /** Takes a failed message back into the composer, before whatever is typed there by now. */
  editFailed(conversation: Conversation, { key }: MessageLine): void {
    const model = this.#parts.store.find(conversation.key);
    const line = model && findFailed(model, key);
    if (!line) return;
    model.lines.value = removeLine(model.lines.value, key);
    const typed = model.draft.value;
    model.draft.value = typed === "" ? line.text : `${line.text}\n${typed}`;
  }

  /**
   * The server's copy of an own message came: shows it as everyone sees it, where everyone sees it.
   * False if the message is not known here.
   */
  confirm(conversation: ConversationModel, clientID: string, rendered: SafeHtml): boolean {
    const line = findOwn(conversation, clientID);
    if (!line) return false;
    this.#waiting.delete(clientID);
    if (line.delivery.state === "sent") return true;
    const at = this.#parts.clock.now();
    this.#show(conversation, { ...line, at, html: rendered, delivery: { state: "sent" } });
    return true;
  }

  /** The server refused a message. False if the message is not known here. */
  fail(clientID: string, reason: SafeHtml): boolean {
    const conversation = this.#waiting.get(clientID);
    const line = conversation && findOwn(conversation, clientID);
    if (!line) return false;
    this.#waiting.delete(clientID);
    const delivery: Delivery = { state: "failed", reason };
    conversation.lines.value = replaceLine(conversation.lines.value, { ...line, delivery });
    return true;
  }

  /** The server has answered a command, which nobody but its sender ever sees: its line goes. */
  settle(clientID: string): void {
    const conversation = this.#waiting.get(clientID);
    this.#waiting.delete(clientID);
    if (conversation) conversation.lines.value = removeLine(conversation.lines.value, clientID);
  }

  /** The connection ended: nobody will answer what is still under way. */
  failAll(): void {
    for (const clientID of [...this.#waiting.keys()]) this.fail(clientID, LOST);
    this.#waiting.clear();
  }

  #transmit(conversation: ConversationModel, clientID: string, text: string): boolean {
    if (!conversation.writable.peek() || text.length > MAX_MESSAGE_INPUT) return false;
    const isSent = this.#parts.transmit(compose(conversation, clientID, text));
    if (isSent) this.#waiting.set(clientID, conversation);
    return isSent;
  }

  #show(conversation: ConversationModel, line: MessageLine): void {
    conversation.lines.value = addLine(removeLine(conversation.lines.value, line.key), line);
  }
}

function compose(
  conversation: ConversationModel,
  clientID: string,
  message: string,
): OutgoingMessage {
  const { personID } = conversation;
  const channel = conversation.address();
  const common = { action: "message", channel, message, clientID } as const;
  return personID === null ? common : { ...common, personID };
}

/** What was typed, until the server's rendering of it comes. */
function showTyped(text: string): SafeHtml {
  return joinHtml(text.split("\n").map(escapeHtml), html`<br>`);
}

function findOwn(conversation: ConversationModel, key: string): MessageLine | undefined {
  const line = conversation.lines.peek().find((line) => line.key === key);
  return line?.kind === "message" && line.own ? line : undefined;
}

function findFailed(conversation: ConversationModel, key: string) {
  const line = findOwn(conversation, key);
  if (line?.text === undefined || line.delivery.state !== "failed") return undefined;
  return { ...line, text: line.text };
}

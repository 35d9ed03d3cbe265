import { MAX_FRAME_LENGTH, MAX_MESSAGE_INPUT } from "../protocol/limits.ts";
import { escapeHtml, html, joinHtml, type SafeHtml } from "../protocol/safe_html.ts";
import type { Author, Conversation, Delivery, MessageLine } from "./chat_state.ts";
import type { Clock } from "./client_deps.ts";
import { type ConversationModel, rememberSent } from "./conversation_model.ts";
import type { ConversationStore } from "./conversation_store.ts";
import { findLine } from "./line_list.ts";
import type { OutgoingMessage } from "./outgoing.ts";

const LOST =
  html`The connection was lost before this was confirmed. It may have been delivered all the same.`;
const UNSENT = html`This was not sent, as the connection did not come back in time.`;

/**
 * Most messages under way at which one is taken that cannot be sent yet. All go out at once later, so
 * they have to be within the burst that servers allow (`Limits.MessageBurst`, 10 unless set).
 */
const MAX_HELD = 10;

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
  /** Whether what cannot be sent now may well be sent later. */
  holds(): boolean;
}

/** An own message that the server has not answered yet. */
interface Waiting {
  readonly conversation: ConversationModel;
  /** Whether it was sent, and may have arrived. */
  readonly isSent: boolean;
}

/**
 * Own messages from the moment of sending until the server has confirmed or refused them. A line's
 * key is its message's client id, and a message that is sent again keeps it, so that whatever the
 * server answers finds the one line it is about.
 */
export class Outbox {
  readonly #parts: OutboxParts;
  /** What the server has not answered yet, by client id. */
  readonly #waiting = new Map<string, Waiting>();
  /** What was sent again, and may be answered twice. */
  readonly #repeated = new Set<string>();

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
    store.move(model, {
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
    this.#parts.store.move(model, { ...line, at, delivery: { state: "sending" } });
  }

  /** Takes a failed message back into the composer, before whatever is typed there by now. */
  editFailed(conversation: Conversation, { key }: MessageLine): void {
    const model = this.#parts.store.find(conversation.key);
    const line = model && findFailed(model, key);
    if (!line) return;
    this.#parts.store.remove(model, key);
    const typed = model.draft.value;
    model.draft.value = typed === "" ? line.text : `${line.text}\n${typed}`;
  }

  /**
   * The server's copy of an own message came: shows it as everyone sees it, where everyone sees it.
   * `at` is when it was said, if not now. False if the message is not known here.
   */
  confirm(
    conversation: ConversationModel,
    clientID: string,
    rendered: SafeHtml,
    at: number = this.#parts.clock.now(),
  ): boolean {
    const line = findOwn(conversation, clientID);
    // One that was answered twice may be so old that its line is forgotten.
    if (!line) return this.isAnswered(clientID);
    this.#waiting.delete(clientID);
    if (line.delivery.state === "sent") return true;
    const delivery: Delivery = { state: "sent" };
    this.#parts.store.move(conversation, { ...line, at, html: rendered, delivery });
    return true;
  }

  /** The server refused a message. False if the message is not known here. */
  fail(clientID: string, reason: SafeHtml): boolean {
    const conversation = this.#waiting.get(clientID)?.conversation;
    const line = conversation && findOwn(conversation, clientID);
    if (!line) return false;
    this.#waiting.delete(clientID);
    const delivery: Delivery = { state: "failed", reason };
    this.#parts.store.move(conversation, { ...line, delivery });
    return true;
  }

  /** The server has answered a command, which nobody but its sender ever sees: its line goes. */
  settle(clientID: string): void {
    const conversation = this.#waiting.get(clientID)?.conversation;
    this.#waiting.delete(clientID);
    if (conversation) this.#parts.store.remove(conversation, clientID);
  }

  /** Whether the server has answered a message that was sent more than once. */
  isAnswered(clientID: string): boolean {
    return this.#repeated.has(clientID) && !this.#waiting.has(clientID);
  }

  /**
   * The session goes on over a new connection: what was not answered is sent again, in order. The
   * server knows what it has had already, and answers that with the copy of it.
   */
  sendAgain(): void {
    for (const [clientID, { conversation, isSent }] of [...this.#waiting]) {
      const text = findOwn(conversation, clientID)?.text;
      if (isSent) this.#repeated.add(clientID);
      if (text === undefined) this.#waiting.delete(clientID);
      else if (this.#parts.transmit(compose(conversation, clientID, text))) {
        this.#waiting.set(clientID, { conversation, isSent: true });
      }
    }
  }

  /** The session is over: nobody will answer what is still under way. */
  failAll(): void {
    for (const [clientID, { isSent }] of [...this.#waiting]) {
      this.fail(clientID, isSent ? LOST : UNSENT);
    }
    this.#waiting.clear();
  }

  #transmit(conversation: ConversationModel, clientID: string, text: string): boolean {
    if (!conversation.writable.peek() || text.length > MAX_MESSAGE_INPUT) return false;
    const message = compose(conversation, clientID, text);
    const isSent = this.#parts.transmit(message);
    if (!isSent && !this.#mayHold(message)) return false;
    this.#waiting.set(clientID, { conversation, isSent });
    return true;
  }

  #mayHold(message: OutgoingMessage): boolean {
    return this.#parts.holds() && this.#waiting.size < MAX_HELD &&
      JSON.stringify(message).length <= MAX_FRAME_LENGTH;
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
  const line = findLine(conversation.log.peek(), key);
  return line?.kind === "message" && line.own ? line : undefined;
}

function findFailed(conversation: ConversationModel, key: string) {
  const line = findOwn(conversation, key);
  if (line?.text === undefined || line.delivery.state !== "failed") return undefined;
  return { ...line, text: line.text };
}

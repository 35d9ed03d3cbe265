import assert from "node:assert/strict";
import { type ChatClient, createChatClient } from "../../lib/client/chat_client.ts";
import type { ChatLine, Conversation, MessageLine } from "../../lib/client/chat_state.ts";
import type { PageConfig } from "../../lib/protocol/page_config.ts";
import type { ClientDeps } from "../../lib/client/client_deps.ts";
import type { RosterRow } from "../../lib/protocol/roster_row.ts";
import { html, type SafeHtml } from "../../lib/protocol/safe_html.ts";
import type { ChatDelivery, ServerNotice } from "../../lib/protocol/server_message.ts";
import { FakeBrowser } from "./fake_browser.ts";

/** A page with two channels, for guests. */
export const CONFIG: PageConfig = {
  title: "The Room",
  brandingHtml: "",
  websiteURL: "https://example.com",
  channels: [
    { id: "lobby", name: "Lobby", icon: "house" },
    { id: "music", name: "Music", icon: null },
  ],
  messageCharacters: 4000,
  pickedName: null,
  token: null,
  tokenUsername: null,
  tokenAvatar: null,
  tokenProblem: null,
  peopleHere: 0,
  permitExplicit: false,
};

/** A Who List row. */
export function row(username: string, personID: string, more: Partial<RosterRow> = {}): RosterRow {
  return { username, personID, status: "online", video: 0, loginAt: 1000, ...more };
}

export const ALICE = row("alice", "p-alice");
export const BOB = row("bob", "p-bob");

/** A client in a fake browser, and short names for what tests do with them. */
export class RoomFixture {
  readonly browser = new FakeBrowser();
  readonly client: ChatClient;

  constructor(config: Partial<PageConfig> = {}, deps: Partial<ClientDeps> = {}) {
    this.client = createChatClient({ ...CONFIG, ...config }, { ...this.browser.deps, ...deps });
  }

  get state() {
    return this.client.state;
  }
  get actions() {
    return this.client.actions;
  }
  get phase(): string {
    return this.state.connection.value.phase;
  }
  get lobby(): Conversation {
    return this.channel(0);
  }
  get music(): Conversation {
    return this.channel(1);
  }

  channel(index: number): Conversation {
    return present(this.state.channels[index]);
  }

  thread(personID: string): Conversation {
    return present(this.state.threads.value.find((thread) => thread.personID === personID));
  }

  /** Signs in as alice and lets the server answer; bob is there. */
  enter(...others: RosterRow[]): this {
    this.actions.signIn("alice");
    this.admit(...(others.length > 0 ? others : [BOB]));
    return this;
  }

  /** Signs in as alice, into a session that can be taken up again. */
  enterSession(resumeKey: string, ...others: RosterRow[]): this {
    this.actions.signIn("alice");
    this.browser.socket.listener.opened();
    this.beginSession(resumeKey, ...others);
    return this;
  }

  /** The server answers the present connection's login with a session that can be taken up again. */
  beginSession(resumeKey: string, ...others: RosterRow[]): void {
    const { username, personID } = ALICE;
    const { socket } = this.browser;
    socket.say({ action: "me", username, personID, features: ["resume"], resumeKey });
    socket.say({ action: "who", whoList: [ALICE, ...(others.length > 0 ? others : [BOB])] });
  }

  /** Opens the next connection, on which the client asks to go on. */
  comeBack(): void {
    this.actions.reconnectNow();
    this.browser.socket.listener.opened();
  }

  /** Gets the connection back after a loss; the session goes on, with what was missed. */
  resume(...missed: unknown[]): void {
    this.comeBack();
    this.browser.socket.sayTogether({ action: "resumed" }, ...missed);
  }

  /** The server answers the present connection's login. */
  admit(...others: RosterRow[]): void {
    const { socket } = this.browser;
    socket.listener.opened();
    socket.say({
      action: "me",
      username: "alice",
      personID: "p-alice",
      features: ["roster-delta"],
    });
    socket.say({ action: "who", whoList: [ALICE, ...others] });
  }

  /** The connection breaks, as when a proxy restarts. */
  cut(code = 1006): void {
    this.browser.socket.listener.closed(code);
  }

  /** Loses the connection and gets it back. */
  reconnect(...others: RosterRow[]): void {
    this.cut();
    this.actions.reconnectNow();
    this.admit(...(others.length > 0 ? others : [BOB]));
  }

  /** Somebody says something in a channel. */
  hear(username: string, text: string, more: Partial<ChatDelivery> = {}): void {
    this.browser.socket.say({
      action: "message",
      channel: "lobby",
      username,
      message: html`<p>${text}</p>`,
      msgID: 1,
      ...more,
    });
  }

  /** Somebody says something to alice alone. */
  hearFrom({ username, personID }: RosterRow, text: string): void {
    this.hear(username, text, { channel: `@${username}`, threadID: personID });
  }

  /** ChatServer says something. */
  notice(message: SafeHtml, more: Partial<ServerNotice> = {}): void {
    this.browser.socket.say({ action: "error", username: "ChatServer", message, ...more });
  }

  changeRoster(rows: RosterRow[], gone: string[] = []): void {
    this.browser.socket.say({ action: "roster", rows, gone });
  }

  presence(username: string, kind: "joined" | "left"): void {
    this.browser.socket.say({ action: "presence", username, message: "", kind });
  }

  /** The client id of the last message that was sent. */
  get lastClientID(): string {
    return String(this.browser.socket.sentOf("message").at(-1)?.clientID);
  }

  /** The server sends alice's last message back to her. */
  echo(text: string, more: Partial<ChatDelivery> = {}): void {
    this.hear("alice", text, { clientID: this.lastClientID, ...more });
  }
}

/** The value, which the test expects to be there. */
export function present<T>(value: T | undefined | null): T {
  assert.ok(value !== undefined && value !== null);
  return value;
}

/** A conversation as short texts: what a person would see of each line. */
export function read(conversation: Conversation): string[] {
  return conversation.lines.value.map(readLine);
}

function readLine(line: ChatLine): string {
  if (line.kind === "presence") return `+${line.joined.join(",")} -${line.left.join(",")}`;
  const text = line.html.replace(/<\/?(p|bdi)>/g, "");
  if (line.kind === "notice") return `${line.tone}: ${text}`;
  const { state } = line.delivery;
  return `${line.author.username}: ${text}${state === "sent" ? "" : ` (${state})`}`;
}

/** The last line, which the test expects to be a message. */
export function lastMessage(conversation: Conversation): MessageLine {
  const line = conversation.lines.value.at(-1);
  if (line?.kind !== "message") throw new Error("The last line is not a message.");
  return line;
}

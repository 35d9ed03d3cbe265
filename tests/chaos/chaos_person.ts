import { type ChatClient, createChatClient } from "../../lib/client/chat_client.ts";
import type { Conversation, MessageLine } from "../../lib/client/chat_state.ts";
import { CONFIG, present } from "../client/room_fixture.ts";
import type { SeededRandom } from "../support/seeded_random.ts";
import { TcpProxy } from "../support/tcp_proxy.ts";
import { HastyBrowser } from "./hasty_browser.ts";

/** What somebody said, where that is the id of a channel or `@name`. */
interface Saying {
  readonly to: string;
  readonly text: string;
}

/** Somebody at the real page, whose way to the server is theirs alone. */
export class ChaosPerson implements AsyncDisposable {
  readonly name: string;
  readonly client: ChatClient;
  readonly browser: HastyBrowser;
  /** What the page took to be sent. */
  readonly said: Saying[] = [];
  /** Networks that this person was on before the present one. */
  readonly #left: TcpProxy[] = [];
  #network: TcpProxy;
  #counted = 0;

  constructor(name: string, serverURL: string, random: SeededRandom) {
    this.name = name;
    this.#network = TcpProxy.start(serverURL);
    this.browser = new HastyBrowser(random, () => this.#network.url);
    this.client = createChatClient(CONFIG, this.browser.deps);
  }

  /** The present way to the server. */
  get network(): TcpProxy {
    return this.#network;
  }

  /** Whether the page takes itself to be in the room. */
  get isOnline(): boolean {
    return this.client.state.connection.value.phase === "online";
  }

  /** By which the room knows this person. */
  get personID(): string {
    return present(this.client.state.me.value).personID;
  }

  /** The channels, and the threads that there are, by what a message to them is addressed to. */
  get conversations(): ReadonlyMap<string, Conversation> {
    const { channels, threads } = this.client.state;
    return new Map([
      ...channels.map((channel) => [channel.key.replace("channel:", ""), channel] as const),
      ...threads.value.map((thread) => [`@${thread.title.value}`, thread] as const),
    ]);
  }

  /** Says something that nobody has said before, `filler` and all. */
  say(to: string, filler: string): void {
    if (to.startsWith("@")) this.#openThread(to.slice(1));
    const conversation = this.conversations.get(to);
    const text = `${this.name} ${this.#counted++} ${filler}`.trim();
    if (conversation === undefined || !this.client.actions.send(conversation, text)) return;
    this.said.push({ to, text });
  }

  /** The messages that stand in a conversation. */
  messagesIn(to: string): readonly MessageLine[] {
    const lines = this.conversations.get(to)?.lines.value ?? [];
    return lines.filter((line): line is MessageLine => line.kind === "message");
  }

  /** The lines about who came and went. */
  get comings(): readonly string[] {
    return this.client.state.channels.flatMap(({ lines }) => lines.value).flatMap((line) =>
      line.kind === "presence" ? [`+${line.joined} -${line.left}`] : []
    );
  }

  /** Sends again what has failed. */
  resendFailed(): void {
    for (const [to, conversation] of this.conversations) {
      for (const line of this.messagesIn(to)) {
        if (line.delivery.state === "failed") this.client.actions.resend(conversation, line);
      }
    }
  }

  /** Own messages that the server has not answered. */
  get pending(): number {
    const conversations = [...this.conversations.values()];
    return conversations.reduce((sum, { log }) => sum + log.value.pending.length, 0);
  }

  /** Goes on in another network; what was on its way in the last one stays there. */
  changeNetwork(): TcpProxy {
    const before = this.#network;
    before.stall();
    this.#left.push(before);
    this.#network = TcpProxy.start(`http://localhost:${before.target}`);
    return before;
  }

  /** The server is found at another address from now on. */
  redirect(serverURL: string): void {
    for (const network of this.#networks) network.target = Number(new URL(serverURL).port);
  }

  /** Ends all connections. */
  cutAll(): void {
    for (const network of this.#networks) network.cut();
  }

  /** Nothing is wrong with any network any more. */
  heal(): void {
    for (const network of this.#networks) {
      network.refuses = false;
      network.delayMs = 0;
      network.breaksAfter = null;
      network.flow();
    }
  }

  /** Whether nothing is left of earlier connections. */
  get isSettled(): boolean {
    return this.isOnline && this.browser.sockets === 1 &&
      this.#left.every(({ size }) => size === 0);
  }

  /** How this person is, in a few words. */
  describe(): string {
    const { phase } = this.client.state.connection.value;
    const left = this.#left.map(({ size }) => size).join();
    return `${this.name}: ${phase}, ${this.browser.sockets} sockets, ${this.pending} pending, ` +
      `said ${this.said.length}, connections in the present network ${this.#network.size}` +
      (left === "" ? "" : `, in earlier ones ${left}`);
  }

  /** Leaves. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.client.dispose();
    for (const network of this.#networks) await network[Symbol.asyncDispose]();
  }

  get #networks(): readonly TcpProxy[] {
    return [...this.#left, this.#network];
  }

  #openThread(name: string): void {
    const { state, actions } = this.client;
    for (const { username, personID } of state.roster.value.values()) {
      if (username === name) actions.showThread(personID);
    }
  }
}

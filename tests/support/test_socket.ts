import assert from "node:assert/strict";
import { CloseCode } from "../../lib/protocol/close_codes.ts";
import { parseServerFrame } from "../../lib/protocol/parse_server_message.ts";
import type { ServerMessage } from "../../lib/protocol/server_message.ts";

/** How long a test waits for a frame before it fails; the server answers within milliseconds. */
const PATIENCE_MS = 5_000;

type MessageOf<A extends ServerMessage["action"]> = Extract<ServerMessage, { action: A }>;

/** A WebSocket client of a test: keeps what came, and waits for what is to come. */
export class TestSocket implements AsyncDisposable {
  readonly #socket: WebSocket;
  readonly #closed: Promise<CloseEvent>;
  readonly #waiting = new Set<() => void>();
  /** Everything that came, in order. */
  readonly received: ServerMessage[] = [];

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    this.#closed = new Promise((resolve) => socket.addEventListener("close", resolve));
    socket.addEventListener("message", ({ data }) => {
      const parsed = parseServerFrame(data);
      assert.ok(parsed.ok, `the server sent a frame that does not parse: ${data}`);
      for (const message of parsed.value) {
        assert.ok(message.ok, `the server sent a message that does not parse: ${data}`);
        this.received.push(message.value);
      }
      for (const check of this.#waiting) check();
    });
  }

  /** Connects to a server; rejects if it refuses the upgrade. */
  static async connect(
    url: string,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<TestSocket> {
    // Deno takes headers, which the browser's type of the constructor does not know of.
    const parameters = [`${url.replace("http", "ws")}/ws`, { headers }];
    const socket: WebSocket = Reflect.construct(WebSocket, parameters);
    const client = new TestSocket(socket);
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    socket.addEventListener("open", () => resolve());
    socket.addEventListener("error", () => reject(new Error("the WebSocket was refused")));
    await promise;
    return client;
  }

  /** Connects and enters the room. */
  static async enter(
    url: string,
    login: Readonly<Record<string, unknown>>,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<TestSocket> {
    const client = await TestSocket.connect(url, headers);
    client.send({ action: "login", ...login });
    await client.next("who");
    return client;
  }

  /** Sends a value as JSON, or a string as it is. */
  send(message: unknown): void {
    this.#socket.send(typeof message === "string" ? message : JSON.stringify(message));
  }

  /** Sends bytes as a binary frame. */
  sendBytes(bytes: Uint8Array<ArrayBuffer>): void {
    this.#socket.send(bytes);
  }

  /** The first message of an action, come or to come, that fits; it is taken out of `received`. */
  async next<A extends ServerMessage["action"]>(
    action: A,
    fits: (message: MessageOf<A>) => boolean = () => true,
  ): Promise<MessageOf<A>> {
    const { promise, resolve, reject } = Promise.withResolvers<MessageOf<A>>();
    const isWanted = (message: ServerMessage): message is MessageOf<A> => message.action === action;
    const check = () => {
      for (const [index, message] of this.received.entries()) {
        if (!isWanted(message) || !fits(message)) continue;
        this.received.splice(index, 1);
        // At once: what comes before the one who waits goes on is not theirs.
        this.#waiting.delete(check);
        return resolve(message);
      }
    };
    this.#waiting.add(check);
    const patience = setTimeout(
      () => reject(new Error(`no "${action}" came; ${JSON.stringify(this.received)} did`)),
      PATIENCE_MS,
    );
    check();
    try {
      return await promise;
    } finally {
      clearTimeout(patience);
      this.#waiting.delete(check);
    }
  }

  /** The close frame that the server sends, or sent. */
  async closed(): Promise<{ readonly code: number; readonly reason: string }> {
    const { code, reason } = await this.#closed;
    return { code, reason };
  }

  /** Everything that comes before the answer to a message that the server surely answers. */
  async settle(): Promise<void> {
    this.send({ action: "settle" });
    await this.next("error", ({ message }) => message.includes("not one that this server knows"));
  }

  /** Gives the connection up as our page does with a dead one, to come back. */
  async drop(): Promise<void> {
    this.#socket.close(CloseCode.ComingBack);
    await this.#closed;
  }

  /** Leaves. */
  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#socket.readyState < WebSocket.CLOSING) this.#socket.close(1000);
    await this.#closed;
  }
}

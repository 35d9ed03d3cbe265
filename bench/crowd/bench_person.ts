import { makeMark, readSender, readTime } from "./marker.ts";
import { readMessages, textField } from "./read_messages.ts";
import { type FrameVisitor, scanFrame } from "./scan_frame.ts";
import { SeenCounter } from "./seen_counter.ts";
import type { Tally } from "./tally.ts";
import { type Login, makeLogin, type Target } from "./target.ts";
import { type WireListener, WireSocket } from "./wire_socket.ts";

/** Close code of a client that leaves. */
const NORMAL_CLOSURE = 1000;

/** Longest that a server may take to let somebody in, in milliseconds. */
const PATIENCE_MS = 120_000;

/** One client of the bench. Parses frames only while it comes in; from then on it counts. */
export class BenchPerson implements WireListener, FrameVisitor {
  readonly number: number;
  readonly #target: Target;
  /** Where what comes is counted. */
  tally: Tally;
  personID = "";
  username = "";
  /** Features that the server granted. */
  granted: readonly string[] = [];
  /** Called when the own copy of a message comes. */
  onOwnCopy: (() => void) | null = null;
  /** Called when the connection has ended. */
  onEnd: ((code: number) => void) | null = null;
  /** Chat messages that came, since the last time that somebody set it to 0. */
  heard = 0;
  #socket: WireSocket | null = null;
  #login: Login | null = null;
  #resumeKey: string | null = null;
  #said = 0;
  #entering: PromiseWithResolvers<"entered" | "resumed"> | null = null;
  readonly #seen = new SeenCounter((seen) => this.send({ action: "ack", seen }));

  constructor(target: Target, number: number, tally: Tally) {
    this.#target = target;
    this.number = number;
    this.tally = tally;
  }

  get isConnected(): boolean {
    return this.#socket !== null;
  }

  /** Prepares the login, so that signing tokens is no part of what is measured. */
  async prepare(): Promise<void> {
    this.#login ??= await makeLogin(this.#target, this.number);
  }

  /** Connects and enters. Rejects if the server does not let them in. */
  async enter(): Promise<void> {
    await this.prepare();
    await this.#connect();
    if (this.#target.features === null) return;
    this.#seen.stop();
    await this.#ask(this.#login);
  }

  /** Leaves, as somebody who closes the page. Resolves when the server has answered. */
  async leave(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.onEnd = () => resolve();
    this.#socket?.close(NORMAL_CLOSURE);
    await promise;
    this.onEnd = null;
  }

  /** Loses the connection without a word. */
  drop(): void {
    this.#socket?.drop();
  }

  /** Comes back after `drop`: resumes if the server can, else logs in. Says which. */
  async comeBack(): Promise<"resumed" | "entered"> {
    await this.#connect();
    const resumeKey = this.#resumeKey;
    if (resumeKey === null) return await this.#ask(this.#login);
    return await this.#ask({ action: "resume", resumeKey, seen: this.#seen.seen });
  }

  /** Stops reading, or reads again. */
  stall(): void {
    this.#socket?.stall();
  }

  unstall(): void {
    this.#socket?.unstall();
  }

  /** Sends a message of any action. */
  send(message: Readonly<Record<string, unknown>>): void {
    this.#socket?.send(JSON.stringify(message));
  }

  /** Says something in the lobby. */
  say(text: string): void {
    this.#write({ channel: "lobby" }, text);
  }

  /** Says something to one person. */
  tell(other: BenchPerson, text: string): void {
    const to = this.#isPage() ? { personID: other.personID } : {};
    this.#write({ channel: `@${other.username}`, ...to }, text);
  }

  received(bytes: Uint8Array, start: number, end: number): void {
    const { tally } = this;
    tally.frames++;
    tally.bytes += end - start + (end - start < 126 ? 2 : end - start < 65_536 ? 4 : 10);
    if (this.#entering !== null) return this.#parse(bytes.subarray(start, end));
    const messages = scanFrame(bytes, start, end, this);
    tally.messages += messages;
    this.#seen.add(messages);
  }

  chat(bytes: Uint8Array, mark: number): void {
    this.heard++;
    this.tally.addChat(performance.now() - readTime(bytes, mark));
    if (this.onOwnCopy !== null && readSender(bytes, mark) === this.number) this.onOwnCopy();
  }

  other(key: number): void {
    this.tally.addOther(key);
  }

  ended(code: number): void {
    this.#socket = null;
    this.#seen.pause();
    this.#entering?.reject(new Error(`the connection of ${this.username} ended with ${code}`));
    this.#entering = null;
    this.onEnd?.(code);
  }

  /** Our page gives every message an id and names people by theirs. */
  #isPage(): boolean {
    return this.#target.features?.includes("roster-delta") ?? false;
  }

  #write(place: Readonly<Record<string, string>>, text: string): void {
    const message = `${text} ${makeMark(performance.now(), this.number)}`;
    const id = this.#isPage() ? { clientID: `${this.number}-${++this.#said}` } : {};
    this.send({ action: "message", ...place, message, ...id });
  }

  async #connect(): Promise<void> {
    this.#socket = await WireSocket.connect(new URL("/ws", this.#target.url), this);
  }

  /** Sends the first frame and waits until the server lets them in. */
  async #ask(first: object | null): Promise<"entered" | "resumed"> {
    const entering = Promise.withResolvers<"entered" | "resumed">();
    this.#entering = entering;
    const patience = setTimeout(
      () => entering.reject(new Error(`the server did not let person ${this.number} in`)),
      PATIENCE_MS,
    );
    this.#socket?.send(JSON.stringify(first));
    try {
      return await entering.promise;
    } finally {
      clearTimeout(patience);
    }
  }

  #parse(payload: Uint8Array): void {
    for (const message of readMessages(payload)) {
      this.tally.messages++;
      this.#follow(textField(message, "action"), message);
    }
  }

  #follow(action: string, message: Readonly<Record<string, unknown>>): void {
    if (action === "resumed") return this.#arrive("resumed");
    if (action === "resume-refused") return this.#socket?.send(JSON.stringify(this.#login));
    this.#seen.add(1);
    if (action === "me") this.#readMe(message);
    if (action === "who") this.#arrive("entered");
    if (action !== "disconnect") return;
    this.#entering?.reject(new Error(`the server sent person ${this.number} away`));
  }

  #arrive(how: "entered" | "resumed"): void {
    this.#entering?.resolve(how);
    this.#entering = null;
    this.#seen.go();
  }

  #readMe(message: Readonly<Record<string, unknown>>): void {
    this.personID = textField(message, "personID");
    this.username = textField(message, "username");
    this.granted = Array.isArray(message.features) ? message.features.map(String) : [];
    if (typeof message.resumeKey !== "string") return;
    this.#resumeKey = message.resumeKey;
    this.#seen.restart();
  }
}

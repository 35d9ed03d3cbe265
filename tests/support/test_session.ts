import assert from "node:assert/strict";
import type { Identity } from "../../lib/broker/person.ts";
import type { SessionID } from "../../lib/broker/session.ts";
import type { ServerMessage, ServerNotice } from "../../lib/protocol/server_message.ts";
import { VideoFlag } from "../../lib/protocol/video_flags.ts";
import type { LoginOptions, RoomDriver } from "./room_driver.ts";

/** The message that each action carries. */
export type MessageFor<K extends ServerMessage["action"]> = Extract<ServerMessage, { action: K }>;

/** One connection of a test: sends frames, keeps what it got. */
export class TestSession {
  /** Every message so far, as a browser would read it. */
  readonly received: ServerMessage[] = [];
  /** The same as text, with what a browser skips. */
  readonly frames: string[] = [];
  /** How the server closed it, or undefined. */
  closed: { readonly code: number; readonly reason: string } | undefined;
  /** What the next login of this session turns out to be. */
  identity: Identity | undefined;
  #taken = 0;
  #room: RoomDriver;

  constructor(room: RoomDriver, readonly id: SessionID) {
    this.#room = room;
  }

  /** Sends a value as a JSON frame. */
  send(frame: unknown): this {
    this.#room.receive(this.id, JSON.stringify(frame));
    return this;
  }

  /** Logs in as a guest of that name, or as somebody signed. */
  login(username: string, options: LoginOptions = {}): this {
    this.identity = this.#room.identify(username, options);
    const { features, dnd, personKey } = options;
    return this.send({ action: "login", username, features, dnd, personKey });
  }

  /** Says something in a channel or, as `@name`, to a person. */
  say(channel: string, message: string, extra: object = {}): this {
    return this.send({ action: "message", channel, message, ...extra });
  }

  /** The browser goes away. */
  hangUp(): void {
    this.#room.step({ type: "SocketClosed", session: this.id, at: this.#room.now });
  }

  /** Turns the camera on with some flags (plain, if none are given), changes them, or off with 0. */
  show(video: number = VideoFlag.Active): this {
    return this.send({ action: "me", video });
  }

  /** Sends a message that names a person, as our page does. */
  act(action: string, { username, personID }: TestSession, extra: object = {}): this {
    return this.send({ action, username, personID, ...extra });
  }

  /** Whether the server has left the connection open. */
  get isOpen(): boolean {
    return this.closed === undefined;
  }

  /** What came since the last `take`. */
  take(): readonly ServerMessage[] {
    const fresh = this.received.slice(this.#taken);
    this.#taken = this.received.length;
    return fresh;
  }

  /** What came since the last `take`, as its actions. */
  takeActions(): readonly string[] {
    return this.take().map((message) => message.action);
  }

  /** All messages of one action so far. */
  all<K extends ServerMessage["action"]>(action: K): readonly MessageFor<K>[] {
    return this.received.filter((message): message is MessageFor<K> => message.action === action);
  }

  /** The newest message of one action; fails if there is none. */
  last<K extends ServerMessage["action"]>(action: K): MessageFor<K> {
    const message = this.all(action).at(-1);
    assert.ok(message, `session ${this.id} got no "${action}"`);
    return message;
  }

  /** The only message since the last `take`, which is an `error` that went wrong. */
  takeError(): ServerNotice {
    const [message, ...more] = this.take();
    assert.ok(message?.action === "error", `expected an error, got ${JSON.stringify(message)}`);
    assert.equal(message.kind, undefined, "this is a notice, nothing went wrong");
    assert.deepEqual(more, [], "more than the error came");
    return message;
  }

  /** The name that the server calls this session by. */
  get username(): string {
    return this.last("me").username;
  }

  /** The person that this session speaks for. */
  get personID(): string {
    return this.last("me").personID;
  }
}

import assert from "node:assert/strict";
import type { Identity } from "../../lib/broker/person.ts";
import { ABNORMAL_CLOSURE, CloseCode } from "../../lib/protocol/close_codes.ts";
import type { SessionID } from "../../lib/broker/session.ts";
import type { RosterRow } from "../../lib/protocol/roster_row.ts";
import type { ServerMessage, ServerNotice } from "../../lib/protocol/server_message.ts";
import { VideoFlag } from "../../lib/protocol/video_flags.ts";
import type { LoginOptions, RoomDriver } from "./room_driver.ts";
import { WhoListModel } from "./who_list_model.ts";

/** The message that each action carries. */
export type MessageFor<K extends ServerMessage["action"]> = Extract<ServerMessage, { action: K }>;

/** What a session was sent, over one connection or several. */
interface Stream {
  readonly received: ServerMessage[];
  readonly frames: string[];
  readonly whoList: WhoListModel;
  /** How many were taken. */
  taken: number;
  /** How many came before those that are counted. */
  uncounted: number;
}

/** One connection of a test: sends frames, keeps what it got. */
export class TestSession {
  /** How the server closed it, or undefined. */
  closed: { readonly code: number; readonly reason: string } | undefined;
  /** What the next login of this session turns out to be. */
  identity: Identity | undefined;
  #isBroken = false;
  #stream: Stream = {
    received: [],
    frames: [],
    whoList: new WhoListModel(),
    taken: 0,
    uncounted: 0,
  };
  #id: SessionID;
  #room: RoomDriver;

  constructor(room: RoomDriver, id: SessionID) {
    this.#room = room;
    this.#id = id;
  }

  /** The session that this connection is of. */
  get id(): SessionID {
    return this.#id;
  }

  /** Every message of the session so far, as a browser would read it. */
  get received(): readonly ServerMessage[] {
    return this.#stream.received;
  }

  /** The same as text, with what a browser skips. */
  get frames(): readonly string[] {
    return this.#stream.frames;
  }

  /** How many messages the client counts, of those that were sent to it. */
  get counted(): number {
    return this.received.length - this.#stream.uncounted;
  }

  /** Something was sent to the session; it comes at once, or when the session is taken up again. */
  deliver(frame: string, message: ServerMessage): void {
    this.#stream.frames.push(frame);
    this.#stream.received.push(message);
    this.#stream.whoList.apply(message);
  }

  /** What is sent from now on is counted. */
  startCounting(): void {
    this.#stream.uncounted = this.received.length;
  }

  /** The session of another connection goes on over this one, with all that was sent to it. */
  takeOver(other: TestSession): void {
    other.#isBroken = true;
    this.#id = other.#id;
    this.#stream = other.#stream;
  }

  /** Sends a value as a JSON frame. */
  send(frame: unknown): this {
    assert.ok(!this.#isBroken, "nothing can be sent over a connection that is broken");
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

  /** The browser goes away. A host does not tell the room of the end of a connection that it gave up. */
  hangUp(code: number = CloseCode.Normal): void {
    if (this.#isBroken) return;
    this.#room.step({ type: "SocketClosed", session: this.id, code, at: this.#room.now });
  }

  /** The connection breaks, or is given up with another code. */
  drop(code: number = ABNORMAL_CLOSURE): void {
    this.hangUp(code);
    this.#isBroken = true;
  }

  /** Takes up the session of another connection, of which `seen` messages have come: all, unless given. */
  resume(other: TestSession, seen: number = other.counted): this {
    return this.send({ action: "resume", resumeKey: other.resumeKey ?? "none", seen });
  }

  /** What the session can be taken up with; undefined if it was given nothing. */
  get resumeKey(): string | undefined {
    return this.all("me").find((me) => me.resumeKey !== undefined)?.resumeKey;
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
    const fresh = this.received.slice(this.#stream.taken);
    this.#stream.taken = this.received.length;
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

  /** Everybody's rows as this client has them, by `personID`. */
  get whoList(): ReadonlyMap<string, RosterRow> {
    return this.#stream.whoList.rows;
  }

  /** Somebody's row as this client has it; undefined if they are not there for it. */
  row({ personID }: TestSession): RosterRow | undefined {
    return this.whoList.get(personID);
  }

  /** Somebody's rows as they were after each `roster` about them; null where they went. */
  rowsOf({ personID }: TestSession): readonly (RosterRow | null)[] {
    return this.#stream.whoList.toldOf(personID);
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

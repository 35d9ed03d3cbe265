import type { SessionID } from "../broker/session.ts";
import { CloseCode } from "../protocol/close_codes.ts";
import type { Feature } from "../protocol/features.ts";
import { MAX_BATCH_LENGTH } from "../protocol/limits.ts";
import type { ServerMessage } from "../protocol/server_message.ts";
import { Addition, composeFrame, FrameMaker } from "./bundle.ts";
import type { Connection } from "./connection.ts";
import { SentLog } from "./sent_log.ts";
import { OPEN, type SocketLike } from "./socket_like.ts";
import { createStream, disconnect, endConnection, type Stream } from "./stream.ts";

/** A list of sessions, and their streams. */
interface Route {
  readonly to: readonly SessionID[];
  readonly streams: readonly Stream[];
}

/** UTF-8 takes three bytes at most for what is one unit in UTF-16. */
const MOST_BYTES_PER_UNIT = 3;

/** Most bytes that a frame adds to what it carries (RFC 6455 §5.2). */
const FRAME_HEADER_BYTES = 10;

/** What the streams need from outside. */
export interface StreamOptions {
  /** Bytes that may wait for a socket before its session is let go. */
  readonly bufferedBytes: number;
  /** A session whose socket cannot keep up, or failed. */
  readonly evict: (session: SessionID, reason: string) => void;
}

/** The only code that sends and closes: all sessions that have something to be sent. */
export class SessionStreams {
  readonly #options: StreamOptions;
  readonly #streams = new Map<SessionID, Stream>();
  /** For whom something has gathered. */
  readonly #waiting: Stream[] = [];
  /** What was made of it, until the next `flush`. */
  #frames = new FrameMaker();
  /**
   * The last list that came twice in a row: most messages go to the same one, and to look each of them
   * up again takes a quarter of the time that it takes to send.
   */
  #route: Route = { to: [], streams: [] };
  #lastTo: readonly SessionID[] = [];

  constructor(options: StreamOptions) {
    this.#options = options;
  }

  /** Takes a connection as that of a new session. */
  add(session: SessionID, connection: Connection): void {
    this.#streams.set(session, createStream(session, connection));
  }

  /** The connection of a session, if it has one. */
  connectionOf(session: SessionID): Connection | null {
    return this.#streams.get(session)?.connection ?? null;
  }

  /** Serves a session with features from now on; numbers of its messages begin here. */
  serve(session: SessionID, features: ReadonlySet<Feature>): void {
    const stream = this.#streams.get(session);
    if (stream === undefined) return;
    // What came before is served as before.
    this.#release(stream);
    stream.takesLists = features.has("batch");
    stream.log = features.has("resume") ? new SentLog() : null;
  }

  /** Sends a message, which is serialised once, with the next `flush`. */
  send(to: readonly SessionID[], message: ServerMessage): void {
    const addition = new Addition(JSON.stringify(message));
    for (const stream of this.#streamsOf(to)) this.#gather(stream, addition);
  }

  /** Whether there is something to `flush`. */
  get hasGathered(): boolean {
    return this.#waiting.length > 0;
  }

  /** Sends what has gathered. */
  flush(): void {
    while (this.#waiting.length > 0) {
      for (const stream of this.#waiting.splice(0)) this.#release(stream);
    }
    this.#frames = new FrameMaker();
  }

  /** The client has these messages of a session. */
  acknowledge(session: SessionID, seen: number): void {
    this.#streams.get(session)?.log?.acknowledge(seen);
  }

  /**
   * Gives the connection of one session to another, which goes on after its message number `seen`.
   * False, and nothing done, if it cannot.
   */
  resume(session: SessionID, by: SessionID, seen: number): boolean {
    const stream = this.#streams.get(session);
    const other = this.#streams.get(by);
    const connection = other?.connection ?? null;
    const missed = stream?.log?.after(seen) ?? null;
    if (stream === undefined || other === undefined || connection === null || missed === null) {
      return false;
    }
    this.#release(other);
    // Were it the client's latest after all, it would come back.
    endConnection(disconnect(stream), CloseCode.ComingBack, "Connected anew");
    this.#remove(by);
    stream.connection = connection;
    stream.socket = connection.socket;
    stream.mostBuffered = this.#options.bufferedBytes + 1;
    stream.log?.acknowledge(seen);
    connection.moved(session);
    connection.socket.send(JSON.stringify({ action: "resumed" } satisfies ServerMessage));
    for (const frame of composeFrames(missed, stream.takesLists)) connection.socket.send(frame);
    return true;
  }

  /** Ends the connection of a session that may go on over another one. */
  detach(session: SessionID, code: number, reason: string): void {
    const stream = this.#streams.get(session);
    if (stream === undefined) return;
    this.#release(stream);
    endConnection(disconnect(stream), code, reason);
  }

  /** Sends what waits for a session, and ends it. */
  close(session: SessionID, code: number, reason: string): void {
    const stream = this.#streams.get(session);
    if (stream === undefined) return;
    this.#release(stream);
    endConnection(this.#remove(session), code, reason);
  }

  /** Forgets a session that is over. */
  forget(session: SessionID): void {
    this.close(session, CloseCode.Normal, "");
  }

  /** The streams of a list, which does not change while it is in use. */
  #streamsOf(to: readonly SessionID[]): readonly Stream[] {
    if (to === this.#route.to) return this.#route.streams;
    const streams = to.flatMap((session) => this.#streams.get(session) ?? []);
    if (to === this.#lastTo) this.#route = { to, streams };
    this.#lastTo = to;
    return streams;
  }

  #remove(session: SessionID): Connection | null {
    const stream = this.#streams.get(session);
    this.#streams.delete(session);
    return stream === undefined ? null : disconnect(stream);
  }

  #gather(stream: Stream, addition: Addition): void {
    if (stream.waiting === null) this.#waiting.push(stream);
    stream.waiting = addition.after(stream.waiting);
    if (stream.waiting.length > MAX_BATCH_LENGTH) this.#release(stream);
  }

  /** Sends what has gathered for a session. */
  #release(stream: Stream): void {
    const { waiting } = stream;
    if (waiting === null) return;
    stream.waiting = null;
    stream.log?.add(waiting);
    const frames = this.#frames.framesOf(waiting, stream.takesLists);
    for (const frame of frames) this.#transmit(stream, frame);
  }

  #transmit(stream: Stream, frame: string): void {
    const { session, socket } = stream;
    if (socket?.readyState !== OPEN) return;
    if (this.#isSlow(stream, socket)) {
      return this.#options.evict(session, "it reads too slowly");
    }
    try {
      socket.send(frame);
      stream.mostBuffered += MOST_BYTES_PER_UNIT * frame.length + FRAME_HEADER_BYTES;
    } catch (cause) {
      this.#options.evict(session, `its connection failed: ${cause}`);
    }
  }

  /** Asks only when it may be so: to ask takes a tenth of the time that it takes to send. */
  #isSlow(stream: Stream, socket: SocketLike): boolean {
    const { bufferedBytes } = this.#options;
    if (stream.mostBuffered <= bufferedBytes) return false;
    stream.mostBuffered = socket.bufferedAmount;
    return stream.mostBuffered > bufferedBytes;
  }
}

/** Frames of messages, none much longer than `MAX_BATCH_LENGTH`. */
function composeFrames(texts: readonly string[], asLists: boolean): readonly string[] {
  if (!asLists) return texts;
  const frames: string[] = [];
  let part: string[] = [];
  let length = 0;
  for (const text of texts) {
    part.push(text);
    length += text.length;
    if (length < MAX_BATCH_LENGTH) continue;
    frames.push(composeFrame(part));
    part = [];
    length = 0;
  }
  return part.length === 0 ? frames : [...frames, composeFrame(part)];
}

import type { SessionID } from "../broker/session.ts";
import { parseClientFrame } from "../protocol/client_message.ts";
import { ABNORMAL_CLOSURE, CloseCode } from "../protocol/close_codes.ts";
import { MAX_FRAME_LENGTH, MAX_WAITING_FRAMES } from "../protocol/limits.ts";
import type { Connection } from "./connection.ts";
import type { RoomHost } from "./room_host.ts";

/**
 * Ties a WebSocket to the room for as long as it lives: frames become events, in the order in which
 * they came, and its end becomes one too.
 */
export function attachSocket(
  host: RoomHost,
  socket: WebSocket,
  address: string,
  watcher: SocketWatcher,
): void {
  host.live.add(socket);
  socket.binaryType = "arraybuffer";
  socket.addEventListener("close", watcher.closed);
  const start = () => new SocketSession(host, socket, address, watcher.oversized);
  socket.addEventListener("open", start, { once: true });
}

/** Told of what matters for the socket's address. */
export interface SocketWatcher {
  /** The socket is closed. May be called more than once. */
  readonly closed: () => void;
  /** A frame came that is so big that nobody honest sends it. */
  readonly oversized: () => void;
}

/** In place of a frame that is too big. */
const OVERSIZED = Symbol("oversized");

class SocketSession implements Connection {
  readonly socket: WebSocket;
  readonly #host: RoomHost;
  readonly #oversized: () => void;
  #id: SessionID;
  /** Frames that came while the login was being checked; null when nothing is. */
  #waiting: string[] | null = null;
  /** The room is done with it; what the client still sends counts for nothing. */
  #isEnded = false;

  constructor(host: RoomHost, socket: WebSocket, address: string, oversized: () => void) {
    this.socket = socket;
    this.#host = host;
    this.#oversized = oversized;
    this.#id = host.open(this, address);
    socket.addEventListener("message", ({ data }) => {
      // It may be as large as 64 MiB: it is not kept while it waits.
      const frame = sizeOf(data) > MAX_FRAME_LENGTH ? OVERSIZED : data;
      host.take(() => this.#receive(frame));
    });
    socket.addEventListener("close", (event) => host.take(() => this.#closed(event)));
    // An error is always followed by a close, which is where the session ends.
    socket.addEventListener("error", (event) => event.preventDefault());
  }

  loginStarted(): void {
    this.#waiting = [];
  }

  loginEnded(): void {
    const frames = this.#waiting ?? [];
    this.#waiting = null;
    for (const frame of frames) this.#receive(frame);
  }

  moved(session: SessionID): void {
    this.#id = session;
  }

  ended(): void {
    this.#isEnded = true;
  }

  /** A connection that broke has a code that nobody sent; Deno may tell of its end twice. */
  #closed({ wasClean, code }: CloseEvent): void {
    if (!this.#isEnded) this.#host.closed(this.#id, wasClean ? code : ABNORMAL_CLOSURE);
  }

  #receive(data: unknown): void {
    if (this.#isEnded) return;
    if (data === OVERSIZED) {
      this.#oversized();
      this.#host.end(this.#id, CloseCode.MessageTooBig, "That message is too big");
    } else if (typeof data !== "string") {
      const problem = { kind: "nonsense", reason: "Binary frames are not understood." } as const;
      this.#host.dispatch({ type: "FrameRefused", ...this.#stamp(), problem });
    } else if (this.#waiting === null) {
      this.#read(data);
    } else if (this.#waiting.length < MAX_WAITING_FRAMES) {
      this.#waiting.push(data);
    } else {
      this.#host.end(this.#id, CloseCode.PolicyViolation, "Too many messages before login");
    }
  }

  #read(frame: string): void {
    const parsed = parseClientFrame(frame);
    this.#host.dispatch(
      parsed.ok
        ? { type: "MessageReceived", ...this.#stamp(), message: parsed.value }
        : { type: "FrameRefused", ...this.#stamp(), problem: parsed.error },
    );
  }

  #stamp(): { readonly session: SessionID; readonly at: number } {
    return { session: this.#id, at: this.#host.now() };
  }
}

/** Of a text its UTF-16 units, of bytes their number. */
function sizeOf(data: unknown): number {
  if (typeof data === "string") return data.length;
  return data instanceof ArrayBuffer ? data.byteLength : 0;
}

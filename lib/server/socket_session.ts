import type { SessionID } from "../broker/session.ts";
import { parseClientFrame } from "../protocol/client_message.ts";
import { CloseCode } from "../protocol/close_codes.ts";
import { MAX_FRAME_LENGTH, MAX_WAITING_FRAMES } from "../protocol/limits.ts";
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

class SocketSession {
  readonly #host: RoomHost;
  readonly #id: SessionID;
  readonly #oversized: () => void;
  /** Frames that came while the login was being checked; null when nothing is. */
  #waiting: string[] | null = null;
  /** A frame too many has ended it; what the client still sends counts for nothing. */
  #isEnded = false;

  constructor(host: RoomHost, socket: WebSocket, address: string, oversized: () => void) {
    this.#host = host;
    this.#oversized = oversized;
    this.#id = host.open(socket, address, {
      loginStarted: () => this.#waiting = [],
      loginEnded: () => this.#release(),
    });
    socket.addEventListener("message", ({ data }) => this.#receive(data));
    socket.addEventListener("close", () => host.closed(this.#id));
    // An error is always followed by a close, which is where the session ends.
    socket.addEventListener("error", (event) => event.preventDefault());
  }

  #receive(data: unknown): void {
    if (sizeOf(data) > MAX_FRAME_LENGTH) {
      if (!this.#isEnded) this.#oversized();
      this.#isEnded = true;
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

  #release(): void {
    const frames = this.#waiting ?? [];
    this.#waiting = null;
    for (const frame of frames) this.#receive(frame);
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

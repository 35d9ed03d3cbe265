import type { SessionID } from "../broker/session.ts";
import { parseClientFrame } from "../protocol/client_message.ts";
import { CloseCode } from "../protocol/close_codes.ts";
import { MAX_FRAME_LENGTH, MAX_WAITING_FRAMES } from "../protocol/limits.ts";
import type { RoomHost } from "./room_host.ts";

/**
 * Ties a WebSocket to the room for as long as it lives: frames become events, in the order in which
 * they came, and its end becomes one too.
 */
export function attachSocket(host: RoomHost, socket: WebSocket, address: string): void {
  host.live.add(socket);
  socket.addEventListener("open", () => new SocketSession(host, socket, address), { once: true });
}

class SocketSession {
  readonly #host: RoomHost;
  readonly #id: SessionID;
  /** Frames that came while the login was being checked; null when nothing is. */
  #waiting: string[] | null = null;

  constructor(host: RoomHost, socket: WebSocket, address: string) {
    this.#host = host;
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
    if (typeof data !== "string") {
      const problem = { kind: "nonsense", reason: "Binary frames are not understood." } as const;
      this.#host.dispatch({ type: "FrameRefused", ...this.#stamp(), problem });
    } else if (data.length > MAX_FRAME_LENGTH) {
      this.#host.end(this.#id, CloseCode.MessageTooBig, "That message is too big");
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

import { encodeClose, encodeFrame, encodeText, findFrame, Opcode } from "./frames.ts";

/** Room for what one read brings; grows where a frame is longer. */
const BUFFER_BYTES = 16_384;

/** Code of a connection that ended without a close frame (RFC 6455, 7.1.5). */
const CLOSED_ABNORMALLY = 1006;

/** Told of what comes. */
export interface WireListener {
  /** A text frame: its payload is `bytes` from `start` to `end`, until this returns. */
  received(bytes: Uint8Array, start: number, end: number): void;
  /** The connection has ended, with the server's close code if it sent one. */
  ended(code: number): void;
}

/**
 * A WebSocket client on a bare TCP connection. Deno's own has no way to count what came over the
 * wire, to stop reading, or to vanish without a close frame, and makes a string of every frame,
 * which would be a good part of the work on this side.
 */
export class WireSocket {
  readonly #connection: Deno.TcpConn;
  readonly #listener: WireListener;
  #buffer = new Uint8Array(BUFFER_BYTES);
  #written: Promise<void> = Promise.resolve();
  #stalled: PromiseWithResolvers<void> | null = null;
  #hasEnded = false;
  #hasSaidGoodbye = false;
  /** The server's close code, once it has sent one. */
  #code = CLOSED_ABNORMALLY;
  /** Bytes of frames that have come, headers included. */
  bytes = 0;

  private constructor(connection: Deno.TcpConn, listener: WireListener) {
    this.#connection = connection;
    this.#listener = listener;
  }

  /** Connects to `ws://` something. Rejects, with the status line, if the server does not upgrade. */
  static async connect(url: URL, listener: WireListener): Promise<WireSocket> {
    const port = Number(url.port);
    const connection = await Deno.connect({ hostname: url.hostname, port });
    connection.setNoDelay();
    const socket = new WireSocket(connection, listener);
    const came = await socket.#upgrade(url);
    void socket.#readOn(came);
    return socket;
  }

  /** Sends a text frame. What cannot be sent any more is dropped; `ended` says so. */
  send(text: string): void {
    this.#write(encodeText(text));
  }

  /** Sends a close frame, once; the server answers it and ends the connection. */
  close(code: number): void {
    if (!this.#hasSaidGoodbye) this.#write(encodeClose(code));
    this.#hasSaidGoodbye = true;
  }

  /** Ends the connection without a word, as a phone does that lost its network. */
  drop(): void {
    this.#end(CLOSED_ABNORMALLY);
  }

  /** Stops reading: what the server sends piles up in the kernel, then at the server. */
  stall(): void {
    this.#stalled ??= Promise.withResolvers();
  }

  /** Reads again. */
  unstall(): void {
    this.#stalled?.resolve();
    this.#stalled = null;
  }

  #write(frame: Uint8Array): void {
    this.#written = this.#written.then(() => this.#writeAll(frame)).catch(() => {});
  }

  async #writeAll(frame: Uint8Array): Promise<void> {
    let written = 0;
    while (written < frame.length && !this.#hasEnded) {
      written += await this.#connection.write(frame.subarray(written));
    }
  }

  /** Asks for the WebSocket. Gives how many bytes behind the answer are in the buffer already. */
  async #upgrade(url: URL): Promise<number> {
    const request = [
      `GET ${url.pathname} HTTP/1.1`,
      `Host: ${url.host}`,
      "Connection: Upgrade",
      "Upgrade: websocket",
      "Sec-WebSocket-Version: 13",
      `Sec-WebSocket-Key: ${btoa("bench bench bench")}`,
      "\r\n",
    ].join("\r\n");
    await this.#connection.write(new TextEncoder().encode(request));
    let filled = 0;
    for (;;) {
      const count = await this.#connection.read(this.#buffer.subarray(filled));
      if (count === null) throw new Error("the server hung up before the WebSocket was open");
      filled += count;
      const text = new TextDecoder("latin1").decode(this.#buffer.subarray(0, filled));
      const end = text.indexOf("\r\n\r\n");
      if (end < 0) continue;
      const [status = ""] = text.split("\r\n");
      if (!status.includes(" 101 ")) throw new Error(`found "${status}", expected a WebSocket`);
      this.#buffer.copyWithin(0, end + 4, filled);
      return filled - end - 4;
    }
  }

  async #readOn(came: number): Promise<void> {
    let filled = came;
    try {
      for (;;) {
        filled = this.#takeFrames(filled);
        if (this.#stalled !== null) await this.#stalled.promise;
        const space = filled === 0 ? this.#buffer : this.#buffer.subarray(filled);
        const count = await this.#connection.read(space);
        if (count === null) break;
        filled += count;
      }
    } catch (error) {
      if (!this.#hasEnded && !isLostConnection(error)) throw error;
    }
    this.#end(this.#code);
  }

  /** Hands on all frames that are whole; the rest moves to the front. Gives its length. */
  #takeFrames(filled: number): number {
    let at = 0;
    for (;;) {
      const frame = findFrame(this.#buffer, at, filled);
      if (frame === null) break;
      this.bytes += frame.end - at;
      this.#take(frame.opcode, frame.start, frame.end);
      at = frame.end;
    }
    if (at > 0) this.#buffer.copyWithin(0, at, filled);
    const left = filled - at;
    if (left === this.#buffer.length) this.#grow();
    return left;
  }

  #grow(): void {
    const larger = new Uint8Array(2 * this.#buffer.length);
    larger.set(this.#buffer);
    this.#buffer = larger;
  }

  #take(opcode: number, start: number, end: number): void {
    const bytes = this.#buffer;
    if (opcode === Opcode.Text) return this.#listener.received(bytes, start, end);
    if (opcode === Opcode.Ping) {
      return this.#write(encodeFrame(Opcode.Pong, bytes.slice(start, end)));
    }
    if (opcode !== Opcode.Close) return;
    if (end - start >= 2) this.#code = (bytes[start] ?? 0) * 256 + (bytes[start + 1] ?? 0);
    this.close(this.#code);
  }

  #end(code: number): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#connection.close();
    this.unstall();
    this.#listener.ended(code);
  }
}

function isLostConnection(error: unknown): boolean {
  return error instanceof Deno.errors.ConnectionReset || error instanceof Deno.errors.BrokenPipe ||
    error instanceof Deno.errors.BadResource || error instanceof Deno.errors.Interrupted;
}

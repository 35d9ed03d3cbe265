/** Longest payload whose length fits into the second byte of a WebSocket header (RFC 6455, 5.2). */
const MAX_SHORT_LENGTH = 125;

/** Longest payload whose length fits into 16 bits. */
const MAX_MEDIUM_LENGTH = 65_535;

/** Opcodes of RFC 6455, 5.2. */
export const Opcode = { Text: 1, Binary: 2, Close: 8, Ping: 9, Pong: 10 } as const;

const encoder = new TextEncoder();

/** A text frame as a client sends it. */
export function encodeText(text: string): Uint8Array<ArrayBuffer> {
  return encodeFrame(Opcode.Text, encoder.encode(text));
}

/** A close frame with a code. */
export function encodeClose(code: number): Uint8Array<ArrayBuffer> {
  return encodeFrame(Opcode.Close, new Uint8Array([code >> 8, code & 0xff]));
}

/**
 * A whole frame, masked as a client's has to be. The mask is zero, which leaves the payload as it
 * is: it costs nothing here, and the server unmasks it all the same.
 */
export function encodeFrame(opcode: number, payload: Uint8Array): Uint8Array<ArrayBuffer> {
  const { length } = payload;
  if (length > MAX_MEDIUM_LENGTH) throw new RangeError(`a payload of ${length} bytes is too long`);
  const isShort = length <= MAX_SHORT_LENGTH;
  const head = isShort ? [0x80 | length] : [0x80 | 126, length >> 8, length & 0xff];
  const frame = new Uint8Array(1 + head.length + 4 + length);
  frame[0] = 0x80 | opcode;
  frame.set(head, 1);
  frame.set(payload, 1 + head.length + 4);
  return frame;
}

/** Where the payload of a server's frame is. */
export interface FrameBounds {
  readonly opcode: number;
  readonly start: number;
  readonly end: number;
}

/**
 * The frame that begins at `at`, of which `filled - at` bytes have come; null if that is not all of
 * it. Throws for frames in pieces, which Deno's server never sends.
 */
export function findFrame(bytes: Uint8Array, at: number, filled: number): FrameBounds | null {
  const first = bytes[at];
  const short = bytes[at + 1];
  if (filled - at < 2 || first === undefined || short === undefined) return null;
  if ((first & 0x80) === 0) throw new Error("a frame came in pieces; expected a whole one");
  const head = short < 126 ? 2 : short === 126 ? 4 : 10;
  if (filled - at < head) return null;
  let length = short < 126 ? short : 0;
  for (let index = 2; index < head; index++) length = length * 256 + (bytes[at + index] ?? 0);
  const start = at + head;
  return start + length > filled ? null : { opcode: first & 0x0f, start, end: start + length };
}

import { isMark, MARK_LENGTH } from "./marker.ts";

const BRACE = 0x7b;
const TILDE = 0x7e;
const [MESSAGE_A, MESSAGE_B, MESSAGE_C] = [0x6d, 0x65, 0x73];

/** How every message of the protocol begins. Within a text, a quote has a backslash before it. */
const OPENING = new TextEncoder().encode('{"action":"');

/** Told of what is in a frame. */
export interface FrameVisitor {
  /** A chat message, with the place of its mark. */
  chat(bytes: Uint8Array, mark: number): void;
  /** A message of another action, by its {@link actionKey}. */
  other(key: number): void;
}

/**
 * Looks through a frame, of one message or of a list of them, without parsing it: this is done for
 * every delivery. Gives the number of messages.
 */
export function scanFrame(
  bytes: Uint8Array,
  start: number,
  end: number,
  visitor: FrameVisitor,
): number {
  let messages = 0;
  for (let at = start; at < end; at++) {
    const byte = bytes[at];
    if (byte === BRACE) {
      if (!opensMessage(bytes, at)) continue;
      messages++;
      at += OPENING.length;
      visitAction(bytes, at, visitor);
    } else if (byte === TILDE && isMark(bytes, at)) {
      visitor.chat(bytes, at);
      at += MARK_LENGTH - 1;
    }
  }
  return messages;
}

function opensMessage(bytes: Uint8Array, at: number): boolean {
  for (let index = 0; index < OPENING.length; index++) {
    if (bytes[at + index] !== OPENING[index]) return false;
  }
  return true;
}

function visitAction(bytes: Uint8Array, at: number, visitor: FrameVisitor): void {
  const [a = 0, b = 0, c = 0] = [bytes[at], bytes[at + 1], bytes[at + 2]];
  if (a === MESSAGE_A && b === MESSAGE_B && c === MESSAGE_C) return;
  visitor.other(a << 16 | b << 8 | c);
}

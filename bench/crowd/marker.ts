/**
 * The mark in the text of each chat message, by which it is recognised without parsing the frame:
 * a tilde, twelve digits of time and four digits of sender. Nothing else that a server sends holds
 * a tilde and a digit behind it.
 *
 * @module
 */

/** Digits of the time in microseconds: enough for eleven days. */
const TIME_DIGITS = 12;
const SENDER_DIGITS = 4;

/** Bytes of a whole mark. */
export const MARK_LENGTH = 1 + TIME_DIGITS + SENDER_DIGITS;

const ZERO = 0x30;

/** A mark of `performance.now()` and of a sender from 0 to 9,999. */
export function makeMark(now: number, sender: number): string {
  const time = String(Math.round(now * 1000)).padStart(TIME_DIGITS, "0");
  return `~${time}${String(sender).padStart(SENDER_DIGITS, "0")}`;
}

/** Whether the tilde at `at` begins a mark. */
export function isMark(bytes: Uint8Array, at: number): boolean {
  const next = bytes[at + 1] ?? 0;
  return next >= ZERO && next <= ZERO + 9;
}

/** The time in a mark, in milliseconds. */
export function readTime(bytes: Uint8Array, at: number): number {
  return readDigits(bytes, at + 1, TIME_DIGITS) / 1000;
}

/** The sender in a mark. */
export function readSender(bytes: Uint8Array, at: number): number {
  return readDigits(bytes, at + 1 + TIME_DIGITS, SENDER_DIGITS);
}

function readDigits(bytes: Uint8Array, from: number, count: number): number {
  let value = 0;
  for (let index = from; index < from + count; index++) {
    value = value * 10 + (bytes[index] ?? ZERO) - ZERO;
  }
  return value;
}

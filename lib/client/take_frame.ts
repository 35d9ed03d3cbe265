import { batch } from "@preact/signals";
import { parseServerFrame } from "../protocol/parse_server_message.ts";
import type { Result } from "../protocol/result.ts";
import type { ServerMessage } from "../protocol/server_message.ts";

/** Who takes the messages of a frame. */
export interface FrameTaker {
  /** Takes a message, or a sentence on why it is none, which counts as one all the same. */
  take(message: Result<ServerMessage>): void;
  /** Whether a message has ended the connection: what comes after it counts for nothing. */
  isOver(): boolean;
  /** Takes a sentence for whoever opens the developer tools. */
  report(problem: string): void;
}

/**
 * Reads a frame and hands over its messages one by one; the UI sees all of their changes at once. Each
 * is taken whatever becomes of the one before; what one of them throws is thrown when all are done.
 */
export function takeFrame(data: unknown, taker: FrameTaker): void {
  if (typeof data !== "string") return taker.report("A frame was binary; it was skipped.");
  const messages = parseServerFrame(data);
  if (!messages.ok) return taker.report(`A frame was skipped. ${messages.error}`);
  const failures = batch(() => takeAll(messages.value, taker));
  if (failures.length > 0) throw failures[0];
}

function takeAll(messages: readonly Result<ServerMessage>[], taker: FrameTaker): unknown[] {
  const failures: unknown[] = [];
  for (const message of messages) {
    if (taker.isOver()) break;
    try {
      taker.take(message);
    } catch (failure) {
      failures.push(failure);
    }
  }
  return failures;
}

import type { Connection } from "../client/chat_state.ts";

/** Whole seconds until an instant, never below zero. Both in Unix milliseconds. */
export function secondsUntil(at: number, now: number): number {
  return Math.max(0, Math.ceil((at - now) / 1000));
}

/** One or two words for the quiet mark in the header. */
export function connectionWord(connection: Connection): string {
  switch (connection.phase) {
    case "online":
      return "Connected";
    case "connecting":
      return "Connecting";
    case "waiting":
      return "Connection lost";
    case "closed":
      return "Disconnected";
    case "signed-out":
      return "Signed out";
  }
}

/** The sentence of the banner, or null when there is nothing to say. `closed` brings its own. */
export function connectionSentence(connection: Connection, now: number): string | null {
  switch (connection.phase) {
    case "connecting":
      return connection.attempt > 0
        ? "Connection lost. Trying again now."
        : "Connecting to the room.";
    case "waiting": {
      const seconds = secondsUntil(connection.retryAt, now);
      return seconds === 0
        ? "Connection lost. Trying again now."
        : `Connection lost. Next try in ${seconds} s.`;
    }
    default:
      return null;
  }
}

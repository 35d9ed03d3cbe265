import type { Connection } from "../client/chat_state.ts";

/** Whole seconds until an instant, never below zero. Both in Unix milliseconds. */
export function secondsUntil(at: number, now: number): number {
  return Math.max(0, Math.ceil((at - now) / 1000));
}

/** Whether the connection was lost so short a time ago that nothing need be said of it. */
export function isBrief(connection: Connection): boolean {
  return "brief" in connection && connection.brief;
}

/** What becomes of a message that is written now. */
export type Reach = "sent" | "held" | "kept";

/** Whether a message goes out, is taken to go out later, or stays in the composer. */
export function reachOf(connection: Connection): Reach {
  if (connection.phase === "online") return "sent";
  return "holds" in connection && connection.holds ? "held" : "kept";
}

/** One or two words for the quiet mark in the header. */
export function connectionWord(connection: Connection): string {
  switch (connection.phase) {
    case "online":
      return "Connected";
    case "connecting":
      return connection.brief ? "Reconnecting" : "Connecting";
    case "waiting":
      return connection.brief ? "Reconnecting" : "Connection lost";
    case "closed":
      return "Disconnected";
    case "signed-out":
      return "Signed out";
  }
}

/** The sentence of the banner, or null when there is nothing to say. `closed` brings its own. */
export function connectionSentence(connection: Connection, now: number): string | null {
  if (isBrief(connection)) return null;
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

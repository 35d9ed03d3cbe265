/** Presence statuses: one lower-case word. BareRTC clients have more of them than we offer. */

/** The statuses that our page offers, in its order. */
export const OFFERED_STATUSES = ["online", "away", "busy", "brb"] as const;

/** Set by the page itself after a while without input. */
export const IDLE_STATUS = "idle";

/** Whether a word may be stored as a status. */
export function isStatus(word: string): boolean {
  return /^[a-z]{1,20}$/.test(word);
}

/** Words and shapes for statuses. BareRTC clients may set any word; ours offers a few. */

const WORDS: Readonly<Record<string, string>> = {
  online: "Online",
  away: "Away",
  busy: "Busy",
  brb: "Be right back",
  idle: "Idle",
  afk: "Away from keyboard",
};

const SHAPES = new Set(["online", "away", "busy", "brb", "idle"]);

/** What to call a status. Unknown ones are written as they came, with a capital. */
export function statusLabel(status: string): string {
  return WORDS[status] ?? status.charAt(0).toUpperCase() + status.slice(1);
}

/** Class of the status dot; each shape differs from the others without colour too. */
export function statusClass(status: string): string {
  return `dot dot-${SHAPES.has(status) ? status : "other"}`;
}

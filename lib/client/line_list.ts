import type { ChatLine, PresenceLine } from "./chat_state.ts";

/** The lines of a conversation as plain lists. Nothing here changes the list that it is given. */

/** Most lines kept of one conversation. BareRTC keeps as many; older ones are forgotten. */
const SCROLLBACK_LINES = 1_000;

/** Most names in one presence line; a room that stays silent for a night begins a new one. */
const MAX_MERGED_NAMES = 100;

/**
 * Adds a line below what was said, but above own messages that are still on their way: the server
 * will put those after it.
 */
export function addLine(lines: readonly ChatLine[], line: ChatLine): readonly ChatLine[] {
  const end = isOnItsWay(line) ? lines.length : settledLength(lines);
  const dropped = Math.max(0, lines.length + 1 - SCROLLBACK_LINES);
  return [...lines.slice(dropped, end), line, ...lines.slice(Math.max(end, dropped))];
}

/** Adds a coming or going, merged into the last line if that is one too. */
export function addPresence(
  lines: readonly ChatLine[],
  line: PresenceLine,
): readonly ChatLine[] {
  const end = settledLength(lines);
  const last = lines[end - 1];
  if (last?.kind !== "presence" || last.joined.length + last.left.length >= MAX_MERGED_NAMES) {
    return addLine(lines, line);
  }
  return [...lines.slice(0, end - 1), mergePresence(last, line), ...lines.slice(end)];
}

/** Puts `line` in the place of the line with its key; the same list if there is none. */
export function replaceLine(lines: readonly ChatLine[], line: ChatLine): readonly ChatLine[] {
  const index = lines.findIndex(({ key }) => key === line.key);
  return index < 0 ? lines : lines.with(index, line);
}

/** Takes a line out. */
export function removeLine(lines: readonly ChatLine[], key: string): readonly ChatLine[] {
  return lines.filter((line) => line.key !== key);
}

/** What somebody did last is what counts: a name is never in both lists. */
function mergePresence(earlier: PresenceLine, later: PresenceLine): PresenceLine {
  const moved = new Set([...later.joined, ...later.left]);
  const keep = (names: readonly string[]) => names.filter((name) => !moved.has(name));
  return {
    ...earlier,
    at: later.at,
    joined: [...keep(earlier.joined), ...later.joined],
    left: [...keep(earlier.left), ...later.left],
  };
}

function settledLength(lines: readonly ChatLine[]): number {
  return lines.findLastIndex((line) => !isOnItsWay(line)) + 1;
}

function isOnItsWay(line: ChatLine): boolean {
  return line.kind === "message" && line.delivery.state === "sending";
}

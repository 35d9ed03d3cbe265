import type { ChatLine, LineBlock, LineLog, MessageLine, PresenceLine } from "./chat_state.ts";

/**
 * The lines of a conversation. Nothing here changes the log that it is given, and blocks in which
 * nothing changed are the same objects as before, so that they need not be drawn again.
 */

/** Lines of one block: few enough to be drawn within a frame, enough that there are few blocks. */
export const BLOCK_LINES = 25;

/** Most names in one presence line; a room that stays silent for a night begins a new one. */
const MAX_MERGED_NAMES = 100;

/** A conversation in which nothing was said. */
export const EMPTY_LOG: LineLog = { blocks: [], pending: [], settled: 0, begun: 0 };

/**
 * Adds a line that is not there yet below what was said. Own messages that are on their way are
 * below all others: the server will put those after them.
 */
export function addLine(log: LineLog, line: ChatLine): LineLog {
  if (isOnItsWay(line)) return { ...log, pending: [...log.pending, line] };
  const settled = log.settled + 1;
  const last = log.blocks.at(-1);
  if (last !== undefined && last.lines.length < BLOCK_LINES) {
    const block = { ...last, lines: [...last.lines, line] };
    return { ...log, blocks: log.blocks.with(-1, block), settled };
  }
  const block: LineBlock = { number: log.begun, lines: [line] };
  return { ...log, blocks: [...log.blocks, block], settled, begun: log.begun + 1 };
}

/**
 * Adds a message that was said earlier, where it belongs by the server's id of it: above those that
 * were said later. The same log if it is there already.
 */
export function insertEarlier(log: LineLog, line: MessageLine): LineLog {
  const { msgID = 0 } = line;
  if (log.blocks.some(({ lines }) => lines.some((one) => idOf(one) === msgID))) return log;
  const index = log.blocks.findIndex(({ lines }) => lines.some((one) => idOf(one) > msgID));
  const block = log.blocks[index];
  if (block === undefined) return addLine(log, line);
  const place = block.lines.findIndex((one) => idOf(one) > msgID);
  const lines = block.lines.toSpliced(place, 0, line);
  return { ...log, blocks: log.blocks.with(index, { ...block, lines }), settled: log.settled + 1 };
}

/** Takes the line with that key out, if it is there, and adds it as it is now. */
export function moveLine(log: LineLog, line: ChatLine): LineLog {
  return addLine(removeLine(log, line.key), line);
}

/** Adds a coming or going, merged into the last line if that is one too. */
export function addPresence(log: LineLog, line: PresenceLine): LineLog {
  const block = log.blocks.at(-1);
  const last = block?.lines.at(-1);
  if (
    block === undefined || last?.kind !== "presence" ||
    last.joined.length + last.left.length >= MAX_MERGED_NAMES
  ) return addLine(log, line);
  const lines = block.lines.with(-1, mergePresence(last, line));
  return { ...log, blocks: log.blocks.with(-1, { ...block, lines }) };
}

/** Takes a line out; the same log if it is not there. */
export function removeLine(log: LineLog, key: string): LineLog {
  const pending = log.pending.filter((line) => line.key !== key);
  if (pending.length < log.pending.length) return { ...log, pending };
  const index = log.blocks.findLastIndex(({ lines }) => lines.some((line) => line.key === key));
  const block = log.blocks[index];
  if (block === undefined) return log;
  const lines = block.lines.filter((line) => line.key !== key);
  const blocks = lines.length === 0
    ? log.blocks.toSpliced(index, 1)
    : log.blocks.with(index, { ...block, lines });
  return { ...log, blocks, settled: log.settled - 1 };
}

/** The line with that key; recent ones are found soonest. */
export function findLine(log: LineLog, key: string): ChatLine | undefined {
  const found = log.pending.find((line) => line.key === key);
  if (found !== undefined) return found;
  for (let index = log.blocks.length - 1; index >= 0; index--) {
    const line = log.blocks[index]?.lines.find((line) => line.key === key);
    if (line !== undefined) return line;
  }
}

/** Forgets the oldest lines, whole blocks at a time, until at most so many are left, or one block. */
export function forgetLines(log: LineLog, most: number): LineLog {
  let { settled } = log;
  let dropped = 0;
  for (const { lines } of log.blocks.slice(0, -1)) {
    if (settled <= most) break;
    settled -= lines.length;
    dropped += 1;
  }
  return dropped === 0 ? log : { ...log, blocks: log.blocks.slice(dropped), settled };
}

/** Everything as one list, oldest first. */
export function listLines(log: LineLog): readonly ChatLine[] {
  return [...log.blocks.flatMap(({ lines }) => lines), ...log.pending];
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

/** The server's id of a message; 0 for all other lines. */
function idOf(line: ChatLine): number {
  return line.kind === "message" ? line.msgID ?? 0 : 0;
}

function isOnItsWay(line: ChatLine): boolean {
  return line.kind === "message" && line.delivery.state === "sending";
}

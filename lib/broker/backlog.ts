import { BACKLOG_PER_ECHO, MAX_BACKLOG_TEXT } from "../protocol/limits.ts";
import type { ChatDelivery, EchoedMessage } from "../protocol/server_message.ts";
import type { Person } from "./person.ts";
import type { Room } from "./room.ts";

/**
 * What was said last in each channel, for those who come in. In memory alone, bounded by the number of
 * lines and by their text. More lines are kept than anybody gets: were the lines of somebody who is
 * hidden from a newcomer not made up for by older ones, their number would tell.
 */

/** A message as newcomers get it. */
export interface BacklogLine {
  /** As they were when they said it, or left. */
  readonly author: Person;
  /** What the author's client calls it, for the author alone. */
  readonly clientID: string | undefined;
  readonly message: EchoedMessage;
}

/** What is kept of one channel. */
export interface ChannelBacklog {
  /** Oldest first. */
  readonly lines: readonly BacklogLine[];
  /** UTF-16 code units of their HTML. */
  readonly textLength: number;
}

/** What is kept, by the id of the channel. Each is replaced as a whole. */
export type Backlogs = Map<string, ChannelBacklog>;

/** Keeps what was said in a channel, if its newcomers get something. `at` is Unix time in milliseconds. */
export function keepLine(
  { backlogs, channels }: Pick<Room, "backlogs" | "channels">,
  { author, delivery, clientID, at }: {
    readonly author: Person;
    readonly delivery: ChatDelivery;
    readonly clientID: string | undefined;
    readonly at: number;
  },
): void {
  const { channel } = delivery;
  const echoes = channels.get(channel)?.echoes ?? 0;
  if (echoes === 0) return;
  const message = { ...delivery, timestamp: new Date(at).toISOString(), personID: author.id };
  const { lines, textLength } = backlogs.get(channel) ?? { lines: [], textLength: 0 };
  const grown = {
    lines: [...lines, { author, clientID, message }],
    textLength: textLength + message.message.length,
  };
  backlogs.set(channel, trim(grown, echoes));
}

/** Forgets what other settings do not ask for: lines above the number, and channels that are gone. */
export function trimBacklogs({ backlogs, channels }: Pick<Room, "backlogs" | "channels">): void {
  for (const [id, backlog] of [...backlogs]) {
    const echoes = channels.get(id)?.echoes ?? 0;
    if (echoes === 0) backlogs.delete(id);
    else backlogs.set(id, trim(backlog, echoes));
  }
}

/** The newest lines that may be kept. */
function trim({ lines, textLength }: ChannelBacklog, echoes: number): ChannelBacklog {
  const most = echoes * BACKLOG_PER_ECHO;
  let dropped = 0;
  let rest = textLength;
  for (const line of lines) {
    if (lines.length - dropped <= most && rest <= MAX_BACKLOG_TEXT) break;
    dropped += 1;
    rest -= line.message.message.length;
  }
  return { lines: dropped === 0 ? lines : lines.slice(dropped), textLength: rest };
}

import { MAX_ECHO_TEXT } from "../protocol/limits.ts";
import type { EchoedMessage } from "../protocol/server_message.ts";
import type { BacklogLine } from "./backlog.ts";
import { type Effect, sendTo } from "./effect.ts";
import type { Person } from "./person.ts";
import { recentByID } from "./recent_messages.ts";
import type { Room } from "./room.ts";
import type { Online } from "./session.ts";
import { mayReadBack } from "./visibility.ts";

/** Sends somebody who has just come in what was said last in the channels, if there is anything. */
export function echoBacklogs(room: Room, { id, person }: Online): readonly Effect[] {
  const lines = findEchoed(room, person);
  const ids = lines.map(({ message }) => message.msgID);
  // What an earlier login of theirs has brought may still be on their screen.
  const known = [...person.echoed].filter((msgID) => recentByID(room.recent, msgID) !== undefined);
  person.echoed = new Set([...known, ...ids]);
  if (lines.length === 0) return [];
  const messages = lines.map((line) => describeFor(person, line));
  return [sendTo(id, { action: "echo", messages })];
}

/** The last lines of all channels that the person may read, oldest first. */
function findEchoed(room: Room, reader: Person): readonly BacklogLine[] {
  const lines: BacklogLine[] = [];
  for (const [id, { echoes }] of room.channels) {
    const kept = room.backlogs.get(id)?.lines ?? [];
    const readable = kept.filter(({ author, message }) =>
      mayReadBack(room, reader, author, message.username)
    );
    lines.push(...readable.slice(-echoes));
  }
  lines.sort((one, other) => one.message.msgID - other.message.msgID);
  return lines.slice(firstThatFits(lines));
}

/** The newest are shown where not all fit. */
function firstThatFits(lines: readonly BacklogLine[]): number {
  let length = 0;
  return 1 + lines.findLastIndex(({ message }) => {
    length += message.message.length;
    return length > MAX_ECHO_TEXT;
  });
}

function describeFor(reader: Person, { author, clientID, message }: BacklogLine): EchoedMessage {
  return clientID === undefined || author.id !== reader.id ? message : { ...message, clientID };
}

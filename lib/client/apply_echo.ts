import { html } from "../protocol/safe_html.ts";
import type { EchoedMessage, EchoedMessages } from "../protocol/server_message.ts";
import { describeAuthor } from "./author.ts";
import type { Author } from "./chat_state.ts";
import type { ConversationModel } from "./conversation_model.ts";
import { describeSelf, type RoomModel } from "./room_model.ts";

const BEFORE = html`What is above was said before you came in.`;

/**
 * Shows what was said before one came in, or while one was away: each message once, with the time at
 * which it was said, and none as news. Where there was no message yet, a line below says so.
 */
export function applyEcho(room: RoomModel, { messages }: EchoedMessages): void {
  const silent = room.store.channels.filter((channel) => !hasMessages(channel));
  for (const message of messages) {
    const conversation = room.store.findChannel(message.channel);
    if (conversation !== undefined && !isMuted(room, message)) show(room, conversation, message);
  }
  for (const channel of silent) {
    if (hasMessages(channel)) room.store.addNotice(channel, BEFORE, "notice");
  }
}

function hasMessages({ lines }: ConversationModel): boolean {
  return lines.peek().some(({ kind }) => kind === "message");
}

/** The server is told of mutes only after the login. */
function isMuted({ video }: RoomModel, { personID }: EchoedMessage): boolean {
  return personID !== undefined && video.state.muted.peek().has(personID);
}

function show(room: RoomModel, conversation: ConversationModel, message: EchoedMessage): void {
  const { clientID, msgID } = message;
  const at = Date.parse(message.timestamp);
  if (clientID && room.outbox.confirm(conversation, clientID, message.message, at)) return;
  const own = message.personID !== undefined && message.personID === room.me.peek()?.personID;
  room.store.addEarlier(conversation, {
    kind: "message",
    key: clientID ?? room.store.newKey(),
    at,
    author: own ? describeSelf(room.me.peek(), room.roster) : findAuthor(room, message),
    own,
    html: message.message,
    msgID,
    delivery: { state: "sent" },
  });
}

/** Not by name: whoever has it by now may be another person. */
function findAuthor({ roster }: RoomModel, { username, personID }: EchoedMessage): Author {
  const row = personID === undefined ? undefined : roster.find(personID);
  return describeAuthor(username, row, personID);
}

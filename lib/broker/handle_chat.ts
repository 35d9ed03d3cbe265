import { parseAddress, threadChannel } from "../protocol/channel.ts";
import type { ChatMessage } from "../protocol/room_message.ts";
import { html, type SafeHtml } from "../protocol/safe_html.ts";
import type { ChatDelivery } from "../protocol/server_message.ts";
import { countCharacters } from "../text/count_characters.ts";
import { isBlank } from "../text/is_blank.ts";
import { renderMarkdown } from "../text/render_markdown.ts";
import { type Effect, sendTo, sendToAll } from "./effect.ts";
import { makeError } from "./notices.ts";
import type { Person } from "./person.ts";
import type { Room } from "./room.ts";
import type { Online, SessionID } from "./session.ts";
import { bindThread, findRecipient } from "./threads.ts";
import { channelAudience, hears } from "./visibility.ts";

/** Delivers what somebody says, in public or to one person, or tells them why not. */
export function handleChat(room: Room, session: Online, message: ChatMessage): readonly Effect[] {
  const address = parseAddress(message.channel);
  if (address.kind === "channel" && !room.channels.has(address.id)) {
    return refuseUnknownChannel(session, message);
  }
  const problem = findProblem(room, message.message);
  if (problem !== null) return refuse(session, message, problem);
  return address.kind === "channel"
    ? deliverPublicly(room, session, message, address.id)
    : deliverDirectly(room, session, message, address.username);
}

function findProblem(room: Room, text: string): SafeHtml | null {
  if (isBlank(text)) return html`There is nothing to read in that message. It was not sent.`;
  const most = room.config.messageCharacters;
  // The count of code units is free and never less than the count of characters.
  if (text.length <= most) return null;
  const length = countCharacters(text);
  return length <= most
    ? null
    : html`Your message has ${length} characters; at most ${most} fit. Shorten it and send it again.`;
}

function refuse(session: Online, message: ChatMessage, reason: SafeHtml): readonly Effect[] {
  const { channel, clientID, personID: threadID } = message;
  return [sendTo(session.id, makeError(reason, { channel, threadID, clientID }))];
}

/** Says nothing of the channel: BareRTC clients would open one of that name. */
function refuseUnknownChannel(session: Online, { clientID }: ChatMessage): readonly Effect[] {
  const reason = html`There is no channel of that name. Your message was not sent.`;
  return [sendTo(session.id, makeError(reason, { clientID }))];
}

function deliverPublicly(
  room: Room,
  session: Online,
  message: ChatMessage,
  channelID: string,
): readonly Effect[] {
  const delivery: ChatDelivery = {
    action: "message",
    channel: channelID,
    username: session.person.username,
    message: renderMarkdown(message.message),
    msgID: room.nextMessageID++,
  };
  return deliver(session, message, delivery, channelAudience(room, session.person));
}

/** The sender's copy names their own message when they asked for that; all others share one. */
function deliver(
  session: Online,
  { clientID }: ChatMessage,
  delivery: ChatDelivery,
  audience: readonly SessionID[],
): readonly Effect[] {
  if (clientID === undefined) return sendToAll(audience, delivery);
  return [
    sendTo(session.id, { ...delivery, clientID }),
    ...sendToAll(audience.filter((id) => id !== session.id), delivery),
  ];
}

function deliverDirectly(
  room: Room,
  session: Online,
  message: ChatMessage,
  username: string,
): readonly Effect[] {
  const sender = session.person;
  const found = findRecipient(room, sender, username, message);
  if (!found.ok) return refuse(session, message, found.error);
  const recipient = found.value;
  if (!hears(sender, recipient)) {
    const reason = html`You have muted ${recipient.username}. Your message was not sent.`;
    return refuse(session, message, reason);
  }
  bindThread(sender, recipient);
  const { clientID } = message;
  const shared = {
    action: "message",
    username: sender.username,
    message: renderMarkdown(message.message),
    msgID: room.nextMessageID++,
  } as const;
  const own: ChatDelivery = {
    ...shared,
    ...inThread(recipient),
    ...(clientID ? { clientID } : {}),
  };
  // One who was muted gets the same answer as ever.
  if (!hears(recipient, sender)) return [sendTo(session.id, own)];
  return [
    sendTo(session.id, own),
    sendTo(recipient.sessionID, { ...shared, ...inThread(sender) }),
  ];
}

function inThread(other: Person): Pick<ChatDelivery, "channel"> & { readonly threadID: string } {
  return { channel: threadChannel(other.username), threadID: other.id };
}

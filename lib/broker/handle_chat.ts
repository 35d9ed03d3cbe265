import { parseAddress, threadChannel } from "../protocol/channel.ts";
import { readSpoken } from "../protocol/commands.ts";
import type { ChatMessage } from "../protocol/room_message.ts";
import { html, type SafeHtml } from "../protocol/safe_html.ts";
import type { ChatDelivery } from "../protocol/server_message.ts";
import { countCharacters } from "../text/count_characters.ts";
import { isBlank } from "../text/is_blank.ts";
import { renderMarkdown } from "../text/render_markdown.ts";
import { screenText } from "./filters.ts";
import { followScreening } from "./follow_screening.ts";
import { stopLinkSpam } from "./stop_link_spam.ts";
import { takeMessageID } from "./message_ids.ts";
import { keepMessage, type RecentMessage } from "./recent_messages.ts";
import { keepLine } from "./backlog.ts";
import { runCommand } from "./commands/run_command.ts";
import { type Effect, sendTo, sendToAll } from "./effect.ts";
import { makeError, type NoticePlace } from "./notices.ts";
import type { Person, PersonID } from "./person.ts";
import { answerRepeated } from "./repeated_message.ts";
import type { Room } from "./room.ts";
import { noteSaid } from "./said.ts";
import type { Online, SessionID } from "./session.ts";
import { bindThread, findRecipient } from "./threads.ts";
import { audienceOf, hears, unreachedBy, without } from "./visibility.ts";

const NOBODY: ReadonlySet<PersonID> = new Set();

/** Delivers what somebody says, in public or to one person, or tells them why not. */
export function handleChat(
  room: Room,
  session: Online,
  message: ChatMessage,
  at: number,
): readonly Effect[] {
  const spoken = readSpoken(message.message);
  const repeated = answerRepeated(room, session, message, spoken);
  if (repeated !== null) return repeated;
  const address = parseAddress(message.channel);
  if (address.kind === "channel" && !room.channels.has(address.id)) {
    return refuseUnknownChannel(session, message);
  }
  const problem = findProblem(room, message.message);
  if (problem !== null) return refuse(session, message, problem);
  if (spoken.kind === "command") {
    return runCommand(room, session, { ...spoken, place: placeOf(message) }, at);
  }
  const said = { ...message, message: spoken.text };
  return address.kind === "channel"
    ? deliverPublicly(room, session, said, at)
    : deliverDirectly(room, session, said, address.username, at);
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
  return [sendTo(session.id, makeError(reason, placeOf(message)))];
}

/** Where an answer to a message belongs. */
function placeOf({ channel, clientID, personID: threadID }: ChatMessage): NoticePlace {
  return { channel, threadID, clientID };
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
  at: number,
): readonly Effect[] {
  const { person } = session;
  const { channel, clientID, message: text } = message;
  const screened = screenText(room, person, text, null);
  const delivery: ChatDelivery = {
    action: "message",
    channel,
    username: person.username,
    message: renderMarkdown(screened.text),
    msgID: takeMessageID(room, at),
  };
  const { all, people: present } = audienceOf(room);
  const deaf = unreachedBy(room, person);
  const unreached = deaf.size === 0 ? NOBODY : new Set([...deaf].map(({ id }) => id));
  keepMessage(room, describeSaid(person, delivery, { at, text, present, unreached }));
  keepLine(room, { author: person, delivery, clientID, at });
  noteSaid(room, person, clientID, { channel, msgID: delivery.msgID });
  return [
    { type: "Count", what: "message", kind: "channel" },
    ...deliver(session, message, delivery, without(all, deaf)),
    ...followScreening(room, session, message, screened, at),
  ];
}

/** A message as it is kept for reports. */
function describeSaid(
  { id, username }: Person,
  { msgID, channel, message }: ChatDelivery,
  said: Pick<RecentMessage, "at" | "text" | "present" | "unreached">,
): RecentMessage {
  return { ...said, id: msgID, author: { id, username }, channel, html: message };
}

/** The sender's copy names their own message when they asked for that; all others share one. */
function deliver(
  session: Online,
  { clientID }: ChatMessage,
  delivery: ChatDelivery,
  audience: readonly SessionID[],
): readonly Effect[] {
  if (clientID === undefined) return sendToAll(audience, delivery);
  const own = audience.indexOf(session.id);
  const others = own < 0 ? audience : audience.toSpliced(own, 1);
  return [sendTo(session.id, { ...delivery, clientID }), ...sendToAll(others, delivery)];
}

function deliverDirectly(
  room: Room,
  session: Online,
  message: ChatMessage,
  username: string,
  at: number,
): readonly Effect[] {
  const sender = session.person;
  const found = findRecipient(room, sender, username, message);
  if (!found.ok) return refuse(session, message, found.error);
  const recipient = found.value;
  if (!hears(sender, recipient)) {
    const reason = html`You have muted ${recipient.username}. Your message was not sent.`;
    return refuse(session, message, reason);
  }
  const { clientID, message: text } = message;
  const spam = stopLinkSpam(room, sender, recipient, text, at);
  if (spam !== null) return spam;
  bindThread(sender, recipient);
  const screened = screenText(room, sender, text, recipient);
  const shared = {
    action: "message",
    username: sender.username,
    message: renderMarkdown(screened.text),
    msgID: takeMessageID(room, at),
  } as const;
  const own: ChatDelivery = {
    ...shared,
    ...inThread(recipient),
    ...(clientID ? { clientID } : {}),
  };
  // One who was muted gets the same answer as ever.
  const reached = hears(recipient, sender) ? [recipient] : [];
  const present = new Set([sender, ...reached].map(({ id }) => id));
  keepMessage(room, describeSaid(sender, own, { at, text, present, unreached: NOBODY }));
  noteSaid(room, sender, clientID, { ...inThread(recipient), msgID: own.msgID });
  return [
    { type: "Count", what: "message", kind: "direct" },
    sendTo(session.id, own),
    ...reached.map(({ sessionID }) => sendTo(sessionID, { ...shared, ...inThread(sender) })),
    ...followScreening(room, session, message, screened, at),
  ];
}

function inThread(other: Person): Pick<ChatDelivery, "channel"> & { readonly threadID: string } {
  return { channel: threadChannel(other.username), threadID: other.id };
}

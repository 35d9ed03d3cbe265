import type { Spoken } from "../protocol/commands.ts";
import type { ChatMessage } from "../protocol/room_message.ts";
import { html } from "../protocol/safe_html.ts";
import { renderMarkdown } from "../text/render_markdown.ts";
import { type Effect, sendTo } from "./effect.ts";
import { screenText } from "./filters.ts";
import { findPerson } from "./find_person.ts";
import { makeNotice, placeOfMessage } from "./notices.ts";
import type { Person } from "./person.ts";
import type { Room } from "./room.ts";
import { findSaid } from "./said.ts";
import type { Online } from "./session.ts";

/**
 * Answers what its sender has said already, as the first answer may have been lost: a message with the
 * copy of it, to the sender alone, a command without carrying it out again. Null if it is new.
 */
export function answerRepeated(
  room: Room,
  { id, person }: Online,
  message: ChatMessage,
  spoken: Spoken,
): readonly Effect[] | null {
  const { clientID } = message;
  const said = clientID === undefined ? undefined : findSaid(room, person, clientID);
  if (said === undefined || clientID === undefined) return null;
  if (said === "command" || spoken.kind === "command") {
    if (said !== spoken.kind) return null;
    return [sendTo(id, makeNotice(html`That was done already.`, placeOfMessage(message)))];
  }
  // The text is not kept, but it is here again. What filters had to say about it has been said.
  const recipient = findRecipient(room, person, said.threadID);
  const { text } = screenText(room, person, spoken.text, recipient);
  const { username } = person;
  const rendered = renderMarkdown(text);
  return [sendTo(id, { action: "message", ...said, username, message: rendered, clientID })];
}

/** Null in a channel. Filters for threads apply to one with somebody who has left, too. */
function findRecipient(room: Room, sender: Person, personID: string | undefined): Person | null {
  if (personID === undefined) return null;
  return findPerson(room, sender, { username: "", personID }) ?? sender;
}

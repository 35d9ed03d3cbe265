import type { PersonAction, UnwatchMessage } from "../protocol/camera_message.ts";
import { html } from "../protocol/safe_html.ts";
import { type Effect, sendTo } from "./effect.ts";
import { findPerson } from "./find_person.ts";
import { findLink, type Link } from "./links.ts";
import { makeError } from "./notices.ts";
import type { Room } from "./room.ts";
import type { Online } from "./session.ts";
import { beginWatching, endLink } from "./watching.ts";

/** Opens somebody's camera for the sender, or tells them why not. */
export function handleOpen(
  room: Room,
  session: Online,
  message: PersonAction<"open">,
): readonly Effect[] {
  const broadcaster = findPerson(room, session.person, message);
  if (session.person.rules.has("novideo")) {
    const cameraOf = message.personID ?? broadcaster?.id;
    return [sendTo(session.id, makeError(room.config.moderation.ruleErrors.novideo, { cameraOf }))];
  }
  if (broadcaster === undefined) {
    const reason = html`${message.username} is not in the room right now.`;
    return [sendTo(session.id, makeError(reason, { cameraOf: message.personID }))];
  }
  const begun = beginWatching(room, session.person, broadcaster);
  if (begun.ok) return begun.value;
  return [sendTo(session.id, makeError(begun.error, { cameraOf: broadcaster.id }))];
}

/** Ends the sender's watching of somebody. */
export function handleUnwatch(
  room: Room,
  session: Online,
  message: UnwatchMessage,
): readonly Effect[] {
  const link = findWatched(room, session, message);
  return link === undefined ? [] : endLink(room, link);
}

/** A late `unwatch` of a link that was replaced must not end its successor. */
function findWatched(room: Room, session: Online, message: UnwatchMessage): Link | undefined {
  const broadcaster = findPerson(room, session.person, message);
  if (broadcaster === undefined) return undefined;
  const link = findLink(room, session.person.id, broadcaster.id);
  return message.openSecret === undefined || message.openSecret === link?.id ? link : undefined;
}

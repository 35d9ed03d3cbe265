import type { PersonAction } from "../protocol/camera_message.ts";
import type { BlocklistMessage } from "../protocol/moderation_message.ts";
import { html } from "../protocol/safe_html.ts";
import { foldUsername } from "../protocol/username.ts";
import { joinBlocklists, NO_BLOCKS, noteBlock, noteBlocklist, unnoteBlock } from "./blocks.ts";
import { type Effect, sendTo } from "./effect.ts";
import { findPerson } from "./find_person.ts";
import { makeError } from "./notices.ts";
import { isOperator } from "./person.ts";
import { findByName, type Room } from "./room.ts";
import type { Online, Session } from "./session.ts";
import { changeSight } from "./sight.ts";

/** Makes two people not be there for each other. The other is told nothing but that. */
export function handleBlock(
  room: Room,
  session: Online,
  message: PersonAction<"block">,
  at: number,
): readonly Effect[] {
  const { person } = session;
  const other = findPerson(room, person, message);
  const id = other?.id ?? message.personID;
  if (id === undefined || id === person.id) return [];
  if (other !== undefined && isOperator(other) && !room.blockableOperators) {
    const reason = html`${other.username} is an operator, and operators cannot be blocked here.`;
    return [sendTo(session.id, makeError(reason))];
  }
  return changeSight(room, person, at, () => noteBlock(room, person, id));
}

/** Takes a block back; one of the other side stands. */
export function handleUnblock(
  room: Room,
  session: Online,
  message: PersonAction<"unblock">,
  at: number,
): readonly Effect[] {
  const { person } = session;
  // One's own block is no secret from oneself, so the person is found though they are not seen.
  const id = message.personID ?? findByName(room, message.username)?.id;
  const present = id === undefined ? undefined : room.people.get(id)?.username;
  for (const name of [message.username, present ?? message.username]) {
    person.blockedNames.delete(foldUsername(name));
  }
  if (id === undefined || !person.blocked.has(id)) return [];
  return changeSight(room, person, at, () => unnoteBlock(room, person, id));
}

/** Blocks many at once: at once for somebody who is in the room, else when they come in. */
export function handleBlocklist(
  room: Room,
  session: Session,
  message: BlocklistMessage,
  at: number,
): readonly Effect[] {
  if (session.state === "joining") {
    session.blocklist = joinBlocklists(session.blocklist, message);
    return [];
  }
  const { person } = session;
  const list = joinBlocklists(NO_BLOCKS, message);
  return changeSight(room, person, at, () => noteBlocklist(room, person, list));
}

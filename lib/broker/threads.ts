import { threadChannel } from "../protocol/channel.ts";
import type { ChatMessage } from "../protocol/room_message.ts";
import { MAX_THREADS } from "../protocol/limits.ts";
import { err, ok, type Result } from "../protocol/result.ts";
import { html, type SafeHtml } from "../protocol/safe_html.ts";
import { foldUsername } from "../protocol/username.ts";
import { type Effect, sendTo } from "./effect.ts";
import { makeNotice } from "./notices.ts";
import { findPerson } from "./find_person.ts";
import type { Person, PersonID } from "./person.ts";
import type { Room } from "./room.ts";
import { areApart } from "./visibility.ts";

/**
 * A direct message goes to a person, not to whoever holds a name by now. Our page names the person
 * (`personID`). BareRTC clients only write `@name`, so the broker remembers whom each person has
 * been talking to under each name, and does not deliver to a newcomer what was meant for another.
 */

/** Whom a direct message is for, or a sentence for the sender why it cannot be delivered. */
export function findRecipient(
  room: Room,
  sender: Person,
  username: string,
  message: ChatMessage,
): Result<Person, SafeHtml> {
  const holder = findPerson(room, sender, { username });
  const meant = message.personID ?? sender.threads.get(foldUsername(username)) ?? holder?.id;
  const recipient = meant === undefined ? undefined : findSeen(room, sender, meant);
  if (recipient === undefined) {
    return holder === undefined
      ? err(html`${username} is not in the room right now. Your message was not sent.`)
      : err(anotherPerson(username));
  }
  if (recipient === sender) return err(html`This is your own name. Your message was not sent.`);
  if (message.personID === undefined && recipient !== holder) {
    return err(renamed(username, recipient.username));
  }
  return ok(recipient);
}

/** Remembers for both sides that they talk to each other under their present names. */
export function bindThread(one: Person, other: Person): void {
  remember(one, other);
  remember(other, one);
}

/**
 * Tells everyone who talked to an earlier holder of a newcomer's name that this is someone else.
 * Sessions with `roster-delta` see it by the `personID` in the Who List, and say so themselves.
 */
export function closeStaleThreads(room: Room, newcomer: Person): readonly Effect[] {
  const name = foldUsername(newcomer.username);
  const effects: Effect[] = [];
  for (const person of room.people.values()) {
    const meant = person.threads.get(name);
    if (meant === undefined || meant === newcomer.id || person === newcomer) continue;
    if (areApart(room, person, newcomer)) continue;
    const session = room.sessions.get(person.sessionID);
    if (session?.state !== "online" || session.features.has("roster-delta")) continue;
    const place = { channel: threadChannel(newcomer.username), threadID: meant };
    const news = explainStranger(newcomer.username, findSeen(room, person, meant));
    effects.push(sendTo(session.id, makeNotice(news, place)));
  }
  return effects;
}

/** Who has that id and is there for the one who asks. */
function findSeen(room: Room, asking: Person, personID: PersonID): Person | undefined {
  return findPerson(room, asking, { username: "", personID });
}

/** `meant` is the earlier holder of the name, if still in the room. */
function explainStranger(username: string, meant: Person | undefined): SafeHtml {
  return meant === undefined
    ? anotherPerson(username)
    : html`The ${username} you were talking to is now called ${meant.username}. The ${username} who is here now is another person.`;
}

function anotherPerson(username: string): SafeHtml {
  return html`The ${username} you were talking to has left, and this conversation is closed. The ${username} who is here now is another person, who gets nothing of what you write here.`;
}

function renamed(username: string, present: string): SafeHtml {
  return html`The ${username} you were talking to is now called ${present}. Your message was not sent.`;
}

function remember(person: Person, other: Person): void {
  const name = foldUsername(other.username);
  person.threads.delete(name);
  person.threads.set(name, other.id);
  if (person.threads.size <= MAX_THREADS) return;
  for (const oldest of person.threads.keys()) {
    person.threads.delete(oldest);
    break;
  }
}

import type { CandidateMessage, PersonReference, SdpMessage } from "../protocol/camera_message.ts";
import { type Effect, sendTo } from "./effect.ts";
import { findPerson } from "./find_person.ts";
import { findLink, type Link, otherEnd } from "./links.ts";
import type { Person } from "./person.ts";
import type { Room } from "./room.ts";
import type { Online } from "./session.ts";

/**
 * Signals of WebRTC are passed on along a link, between its two ends, and nowhere else. Others are
 * dropped without a word: an honest one comes late when a link has just ended, and a dishonest one
 * learns nothing.
 */

/** Passes a session description on. Only viewers offer, only broadcasters answer. */
export function handleSdp(room: Room, session: Online, message: SdpMessage): readonly Effect[] {
  const sender = session.person;
  const link = findSignalled(room, sender, message, (found) => mayDescribe(found, sender, message));
  const target = link && otherEnd(link, sender);
  if (link === undefined || target === undefined) return [];
  const { username } = sender;
  const { description } = message;
  return [
    sendTo(target.sessionID, { action: "sdp", username, openSecret: link.id, description }),
  ];
}

/** Passes an ICE candidate on. */
export function handleCandidate(
  room: Room,
  session: Online,
  message: CandidateMessage,
): readonly Effect[] {
  const sender = session.person;
  const link = findSignalled(room, sender, message, () => true);
  const target = link && otherEnd(link, sender);
  if (link === undefined || target === undefined) return [];
  const { username } = sender;
  const { candidate } = message;
  return [
    sendTo(target.sessionID, { action: "candidate", username, openSecret: link.id, candidate }),
  ];
}

function mayDescribe(link: Link, sender: Person, { kind }: SdpMessage): boolean {
  return (kind === "offer") === (link.viewer.id === sender.id);
}

/**
 * The link that a signal belongs to, if the sender is an end of it. A client that does not name
 * links is matched by pair; where both watch each other, a description belongs to the link in whose
 * direction it makes sense, and a candidate to the one that was opened last.
 */
function findSignalled(
  room: Room,
  sender: Person,
  message: PersonReference & { readonly openSecret?: string },
  fits: (link: Link) => boolean,
): Link | undefined {
  if (message.openSecret !== undefined) {
    const link = room.links.byID.get(message.openSecret);
    return link !== undefined && otherEnd(link, sender) !== undefined && fits(link)
      ? link
      : undefined;
  }
  const other = findPerson(room, sender, message);
  if (other === undefined) return undefined;
  const links = [
    findLink(room, sender.id, other.id),
    findLink(room, other.id, sender.id),
  ].filter((link) => link !== undefined).filter(fits);
  return links.sort((one, two) => two.number - one.number)[0];
}

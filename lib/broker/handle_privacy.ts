import type {
  PersonAction,
  PersonReference,
  VideoInviteMessage,
} from "../protocol/camera_message.ts";
import { MAX_NOTED_PEOPLE } from "../protocol/limits.ts";
import type { Effect } from "./effect.ts";
import { findPerson } from "./find_person.ts";
import { noteMute, unnoteMute } from "./mutes.ts";
import type { Person, PersonID } from "./person.ts";
import type { Room } from "./room.ts";
import { announceTo } from "./roster.ts";
import type { Online } from "./session.ts";
import { seenRow } from "./visibility.ts";
import { endForbiddenLinks } from "./watching.ts";

/**
 * What one person decides about another: boot, mute, invite. The other side is told nothing; their
 * view of the room changes as if a camera had gone off or on. People are noted by `personID`, so
 * that it stands when they leave and come back.
 */

/** Shows one's camera as off to somebody, and ends their watching. */
export function handleBoot(
  room: Room,
  session: Online,
  message: PersonAction<"boot">,
  at: number,
): readonly Effect[] {
  const { person } = session;
  return decide(room, person, message, at, (id) => {
    note(person.booted, id);
    // To be booted ends an invitation: it is the only way back from one.
    person.invited.delete(id);
  });
}

/** Takes a boot back. */
export function handleUnboot(
  room: Room,
  session: Online,
  message: PersonAction<"unboot">,
  at: number,
): readonly Effect[] {
  const { person } = session;
  return decide(room, person, message, at, (id) => {
    person.booted.delete(id);
  });
}

/** Ends all hearing and seeing of somebody, and their seeing of the sender. */
export function handleMute(
  room: Room,
  session: Online,
  message: PersonAction<"mute">,
  at: number,
): readonly Effect[] {
  const { person } = session;
  return decide(room, person, message, at, (id) => noteMute(room, person, id));
}

/** Takes a mute back. */
export function handleUnmute(
  room: Room,
  session: Online,
  message: PersonAction<"unmute">,
  at: number,
): readonly Effect[] {
  const { person } = session;
  return decide(room, person, message, at, (id) => unnoteMute(room, person, id));
}

/** Lets people watch whatever else the sender asks of viewers. */
export function handleInvite(
  room: Room,
  session: Online,
  { usernames }: VideoInviteMessage,
  at: number,
): readonly Effect[] {
  const { person } = session;
  return usernames.flatMap((username) => {
    const guest = findPerson(room, person, { username });
    if (guest === undefined || guest === person) return [];
    return decide(room, person, { username, personID: guest.id }, at, (id) => {
      note(person.invited, id);
    });
  });
}

/** Notes a decision, ends what it forbids, and tells both sides what has changed in the rows that they see. */
function decide(
  room: Room,
  person: Person,
  reference: PersonReference,
  at: number,
  change: (id: PersonID) => void,
): readonly Effect[] {
  const other = findPerson(room, person, reference);
  const id = other?.id ?? reference.personID;
  if (id === undefined || id === person.id) return [];
  if (other === undefined) {
    change(id);
    return [];
  }
  const seenByOther = seenRow(other, person);
  const seenByPerson = seenRow(person, other);
  change(id);
  return [
    ...endForbiddenLinks(room, person),
    ...announceTo(room, other, person, seenByOther, at),
    ...announceTo(room, person, other, seenByPerson, at),
  ];
}

function note(ids: Set<PersonID>, id: PersonID): void {
  ids.add(id);
  if (ids.size <= MAX_NOTED_PEOPLE) return;
  for (const oldest of ids) {
    ids.delete(oldest);
    break;
  }
}

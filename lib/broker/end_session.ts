import type { CloseCode } from "../protocol/close_codes.ts";
import { forgetBlocks } from "./blocks.ts";
import type { Effect } from "./effect.ts";
import type { Person } from "./person.ts";
import type { Room } from "./room.ts";
import { forgetMutes } from "./mutes.ts";
import { announceLeave } from "./roster.ts";
import type { Session } from "./session.ts";
import { releaseUsername } from "./usernames.ts";
import { endAllLinks } from "./watching.ts";

/** Forgets a session and, if it spoke for a person, takes that person out of the room. */
export function forgetSession(room: Room, session: Session, at: number): readonly Effect[] {
  dropSession(room, session);
  return session.state === "online" ? removePerson(room, session.person, at) : [];
}

/** Forgets a session and closes its connection. */
export function endSession(
  room: Room,
  session: Session,
  code: CloseCode,
  reason: string,
  at: number,
): readonly Effect[] {
  return [
    { type: "Close", session: session.id, code, reason },
    ...forgetSession(room, session, at),
  ];
}

/** Ends sessions that go at the same moment: none of them need hear of the others' leaving. */
export function forgetTogether<S extends Session>(
  room: Room,
  sessions: readonly S[],
  end: (session: S) => readonly Effect[],
): readonly Effect[] {
  for (const session of sessions) dropSession(room, session);
  const effects = sessions.flatMap(end);
  // It was gathered once for all of them, when not all had left.
  room.audience = null;
  return effects;
}

/** Takes a session out of the room's books, leaving its person for another session to speak for. */
export function dropSession(room: Room, session: Session): void {
  if (!room.sessions.delete(session.id)) return;
  room.joining.delete(session.id);
  room.lost.delete(session.id);
  room.listDue.delete(session.id);
  if (session.state === "online" && session.resumeKey !== null) {
    room.resumable.delete(session.resumeKey);
  }
  room.audience = null;
}

function removePerson(room: Room, person: Person, at: number): readonly Effect[] {
  const ended = endAllLinks(room, person);
  room.people.delete(person.id);
  releaseUsername(room, person);
  forgetMutes(room, person);
  const told = announceLeave(room, person, at);
  // Those for whom the person was not there are not told: blocks go last.
  forgetBlocks(room, person);
  return [...ended, ...told];
}

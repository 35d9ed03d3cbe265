import { CloseCode, isDrop } from "../protocol/close_codes.ts";
import { html } from "../protocol/safe_html.ts";
import { NO_BLOCKS } from "./blocks.ts";
import { type Effect, sendTo } from "./effect.ts";
import { forgetSession } from "./end_session.ts";
import type { SocketClosed, SocketOpened } from "./event.ts";
import { loseConnection } from "./handle_resume.ts";
import { journalled } from "./journalled_record.ts";
import { makeNotice } from "./notices.ts";
import { createPaceState } from "./pace.ts";
import type { Room } from "./room.ts";
import { type Joining, OUTSIDE_STEPS, type Session } from "./session.ts";
import { endAllLinks } from "./watching.ts";

/** Notes a new connection, which may do nothing but log in. */
export function handleOpened(room: Room, event: SocketOpened): readonly Effect[] {
  room.joining.add(event.session);
  const session = journalled<Joining>(room.journal, {
    state: "joining",
    id: event.session,
    address: event.address,
    strikes: 0,
    pace: createPaceState(room, event.at),
    deadline: event.at + room.config.loginMs,
    pending: null,
    blocklist: NO_BLOCKS,
  }, OUTSIDE_STEPS);
  room.sessions.set(session.id, session);
  return [];
}

/** Takes a person who left out of the room, and waits for one whose connection was lost. */
export function handleClosed(
  room: Room,
  session: Session,
  { code, at }: SocketClosed,
): readonly Effect[] {
  if (session.state === "online") {
    // A connection that was lost cannot end once more.
    if (session.lostAt !== null) return [];
    if (session.resumeKey !== null && isDrop(code)) return loseConnection(room, session, at);
  }
  return [...forgetSession(room, session, at), { type: "Forget", session: session.id }];
}

/** Tells everyone that the server restarts, and lets them go so that they come back. */
export function handleStop(room: Room): readonly Effect[] {
  const effects: Effect[] = [];
  for (const session of room.sessions.values()) {
    effects.push(
      sendTo(session.id, makeNotice(html`The server is restarting. You will be back in a moment.`)),
      {
        type: "Close",
        session: session.id,
        code: CloseCode.ServiceRestart,
        reason: "The server is restarting",
      },
    );
  }
  for (const person of room.people.values()) endAllLinks(room, person);
  room.mutedBy.clear();
  room.blockedBy.clear();
  room.sessions.clear();
  room.resumable.clear();
  room.lost.clear();
  room.listDue.clear();
  room.joining.clear();
  room.people.clear();
  room.peopleByName.clear();
  room.audience = null;
  return effects;
}

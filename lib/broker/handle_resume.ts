import { CloseCode } from "../protocol/close_codes.ts";
import { html } from "../protocol/safe_html.ts";
import type { AckMessage, ResumeMessage } from "../protocol/resume_message.ts";
import { type Effect, sendTo } from "./effect.ts";
import { endSession, forgetSession, forgetTogether } from "./end_session.ts";
import type { ResumeFailed, SessionResumed } from "./event.ts";
import { turnAway } from "./exclude.ts";
import { refuseFrame } from "./handle_refused_frame.ts";
import type { Room } from "./room.ts";
import type { Joining, Online, SessionID } from "./session.ts";

/**
 * Sessions whose connection was lost: their people stay in the room, quietly, and are sent what
 * they miss, until they are back or the time that the settings give is over.
 */

/** Marks a session as having no connection for now. */
export function loseConnection(room: Room, session: Online, at: number): readonly Effect[] {
  session.lostAt ??= at;
  room.lost.add(session.id);
  return [];
}

/** Takes those out of the room who have not come back in time. */
export function dropLostSessions(room: Room, at: number): readonly Effect[] {
  const sessions = [...room.lost].map((id) => room.sessions.get(id))
    .filter((session) => session?.state === "online")
    .filter(({ lostAt }) => lostAt !== null && at - lostAt >= room.config.resumeMs);
  if (sessions.length === 0) return [];
  return forgetTogether(room, sessions, (session) => [
    ...forgetSession(room, session, at),
    { type: "Forget", session: session.id },
  ]);
}

/** Asks the host whether a session can go on over a new connection; it knows what is still kept. */
export function handleResume(
  room: Room,
  session: Joining,
  { resumeKey, seen }: ResumeMessage,
  at: number,
): readonly Effect[] {
  if (session.pending !== null) {
    return refuseFrame(room, session, html`Your login is being checked already.`, at);
  }
  const wanted = findResumable(room, resumeKey);
  if (wanted === undefined) return refuse(session.id);
  const { identity, username } = wanted.person;
  // A connection from another address is another chance of being kept out.
  const turnedAway = turnAway(room, session, { identity, username }, at);
  if (turnedAway === null) return [{ type: "Resume", session: wanted.id, by: session.id, seen }];
  return [...turnedAway, ...endSession(room, wanted, CloseCode.LoginRefused, "Kept out", at)];
}

/** Tells the host what it need not keep any more. */
export function handleAck(_room: Room, { id }: Online, { seen }: AckMessage): readonly Effect[] {
  return [{ type: "Acknowledge", session: id, seen }];
}

/** The session goes on over the connection of another, which is forgotten. */
export function handleResumed(room: Room, event: SessionResumed): readonly Effect[] {
  const session = room.sessions.get(event.session);
  const connection = room.sessions.get(event.by);
  if (session?.state !== "online" || connection?.state !== "joining") return [];
  forgetSession(room, connection, event.at);
  room.lost.delete(session.id);
  session.lostAt = null;
  session.address = connection.address;
  const text = `${session.person.username} is back from ${session.address}.`;
  return [
    { type: "Count", what: "resume", kind: "resumed" },
    { type: "Log", level: "debug", text },
  ];
}

/** Too much was missed: the client has to log in. */
export function handleResumeFailed(_room: Room, { by }: ResumeFailed): readonly Effect[] {
  return refuse(by);
}

function findResumable(room: Room, resumeKey: string): Online | undefined {
  const id = room.resumable.get(resumeKey);
  const session = id === undefined ? undefined : room.sessions.get(id);
  return session?.state === "online" ? session : undefined;
}

function refuse(session: SessionID): readonly Effect[] {
  return [
    { type: "Count", what: "resume", kind: "refused" },
    sendTo(session, { action: "resume-refused" }),
  ];
}

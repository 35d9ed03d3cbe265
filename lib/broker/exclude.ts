import { CloseCode } from "../protocol/close_codes.ts";
import { MAX_EXCLUSIONS } from "../protocol/limits.ts";
import { html, type SafeHtml } from "../protocol/safe_html.ts";
import { dropExpired, type Exclusion, findExclusion, identifyPerson } from "./bans.ts";
import { type Effect, sendTo, sendToAll } from "./effect.ts";
import { endSession, forgetTogether } from "./end_session.ts";
import { makeError } from "./notices.ts";
import type { Identity, Person } from "./person.ts";
import type { Room } from "./room.ts";
import type { Joining } from "./session.ts";
import { describeDuration } from "./duration.ts";

/** Sends people out: tells them why, ends their sessions, and with those their sockets. */
export function sendOut(
  room: Room,
  people: readonly Person[],
  message: SafeHtml,
  reason: string,
  at: number,
): readonly Effect[] {
  const sessions = people.map(({ sessionID }) => room.sessions.get(sessionID))
    .filter((session) => session !== undefined);
  const ids = sessions.map(({ id }) => id);
  return [
    ...sendToAll(ids, makeError(message)),
    ...sendToAll(ids, { action: "disconnect" }),
    ...forgetTogether(
      room,
      sessions,
      (session) => endSession(room, session, CloseCode.Kicked, reason, at),
    ),
  ];
}

/** Sends people out and keeps them out for the time that the settings say. */
export function kickOut(
  room: Room,
  people: readonly Person[],
  { by, reason }: Pick<Exclusion, "by" | "reason">,
  at: number,
): readonly Effect[] {
  const until = at + room.config.kickMs;
  if (until > at) {
    const kicks = people.map((person) => {
      return { ...identifyPerson(room, person), by, reason, since: at, until };
    });
    room.kicks = [...room.kicks, ...kicks].slice(-MAX_EXCLUSIONS);
  }
  const wait = until > at ? ` in ${describeDuration(until - at)}` : "";
  const text = `You were sent out of the room by ${by}.${
    giveReason(reason)
  } You can come back${wait}.`;
  return sendOut(room, people, html`${text}`, "Kicked", at);
}

/** Turns away somebody who may not enter yet. Null if nothing keeps them out. */
export function turnAway(
  room: Room,
  session: Joining,
  candidate: { readonly identity: Identity; readonly username: string },
  at: number,
): readonly Effect[] | null {
  const exclusion = findExclusion(room, { ...candidate, address: session.address }, at);
  if (exclusion === undefined) return null;
  const text = `Refused a login from ${session.address}: ${candidate.username} is kept out.`;
  return [
    sendTo(session.id, makeError(explainExclusion(exclusion, at))),
    sendTo(session.id, { action: "disconnect" }),
    { type: "Log", level: "info", text },
    ...endSession(room, session, CloseCode.LoginRefused, "Kept out", at),
  ];
}

/** What an exclusion comes to, for the one whom it keeps out. */
export function explainExclusion({ reason, until }: Exclusion, at: number): SafeHtml {
  const wait = describeDuration(until - at);
  const text = `An operator has sent you out of this room.${
    giveReason(reason)
  } You can come back in ${wait}.`;
  return html`${text}`;
}

/** Drops kicks and bans that are over. */
export function dropExpiredExclusions(room: Room, at: number): readonly Effect[] {
  room.kicks = dropExpired(room.kicks, at);
  const bans = dropExpired(room.bans, at);
  return bans === room.bans ? [] : setBans(room, bans);
}

/** Changes the list of bans, and has it written down. */
export function setBans(room: Room, bans: readonly Exclusion[]): readonly Effect[] {
  room.bans = bans;
  return [{ type: "SaveBans", bans }];
}

function giveReason(reason: string): string {
  return reason === "" ? "" : ` Reason: ${reason}.`;
}

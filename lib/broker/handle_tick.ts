import { CloseCode } from "../protocol/close_codes.ts";
import { MAX_STAY_SECONDS, PING_INTERVAL_MS, TOKEN_RENEWAL_MS } from "../protocol/limits.ts";
import { html } from "../protocol/safe_html.ts";
import { type Effect, sendTo, sendToAll } from "./effect.ts";
import { endSession } from "./end_session.ts";
import { dropExpiredExclusions } from "./exclude.ts";
import type { TickDuty, Ticked } from "./event.ts";
import { dropLostSessions } from "./handle_resume.ts";
import { makeError } from "./notices.ts";
import type { Room } from "./room.ts";
import { flushWholeRosters } from "./whole_roster.ts";
import { audienceOf } from "./visibility.ts";

/** What has to be done every now and then. */
const duties: { readonly [K in TickDuty]: (room: Room, at: number) => readonly Effect[] } = {
  exclusions: dropExpiredExclusions,
  logins: closeLateLogins,
  lostSessions: dropLostSessions,
  lists: flushWholeRosters,
  pings: pingEveryone,
};

/** Does what is due by now of one duty. */
export function handleTick(room: Room, { duty, at }: Ticked): readonly Effect[] {
  return duties[duty](room, at);
}

function closeLateLogins(room: Room, at: number): readonly Effect[] {
  const effects: Effect[] = [];
  for (const id of room.joining) {
    const session = room.sessions.get(id);
    if (session?.state !== "joining" || session.deadline > at) continue;
    effects.push(
      sendTo(
        id,
        makeError(html`You did not log in in time. Load the page again to try once more.`),
      ),
      {
        type: "Log",
        level: "debug",
        text: `Closed a connection from ${session.address} that did not log in.`,
      },
      ...endSession(room, session, CloseCode.PolicyViolation, "Login took too long", at),
    );
  }
  return effects;
}

function pingEveryone(room: Room, at: number): readonly Effect[] {
  // A clock that was set back must not silence the pings until it has caught up.
  if (at < room.nextPingAt && room.nextPingAt - at <= PING_INTERVAL_MS) return [];
  room.nextPingAt = at + PING_INTERVAL_MS;
  return [
    ...sendToAll(audienceOf(room).all, { action: "ping" }),
    ...renewTokens(room, at),
    ...renewIce(room, at),
  ];
}

/** New connections need credentials that have not run out. */
function renewIce(room: Room, at: number): readonly Effect[] {
  const effects: Effect[] = [];
  for (const person of room.people.values()) {
    if (at - person.iceAt < room.config.iceRenewalMs) continue;
    const session = room.sessions.get(person.sessionID);
    if (session?.state !== "online" || !session.features.has("ice-servers")) continue;
    person.iceAt = at;
    effects.push({ type: "GrantIce", session: session.id, person: person.id });
  }
  return effects;
}

/** A member's own token is good for minutes; without a fresh one a lost connection would be the end. */
function renewTokens(room: Room, at: number): readonly Effect[] {
  const effects: Effect[] = [];
  for (const person of room.people.values()) {
    const { identity } = person;
    if (identity.kind !== "signed" || at - person.tokenAt < TOKEN_RENEWAL_MS) continue;
    if (at / 1000 - identity.since > MAX_STAY_SECONDS) continue;
    person.tokenAt = at;
    effects.push({ type: "RenewToken", session: person.sessionID, identity });
  }
  return effects;
}

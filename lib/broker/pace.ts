import type { ClientMessage } from "../protocol/client_message.ts";
import { CloseCode } from "../protocol/close_codes.ts";
import {
  MAX_NOTED_PEOPLE,
  MAX_OVER_PACE,
  OVER_PACE_FORGIVEN_PER_SECOND,
  PACE_ERROR_INTERVAL_MS,
  SIGNALS_PER_LINK,
} from "../protocol/limits.ts";
import { html, type SafeHtml } from "../protocol/safe_html.ts";
import type { Count } from "./count.ts";
import { type Effect, sendTo } from "./effect.ts";
import { endSession } from "./end_session.ts";
import { viewersOf, watchedBy } from "./links.ts";
import { makeError, placeOfMessage } from "./notices.ts";
import { isOperator, type Person } from "./person.ts";
import { type Bucket, createBucket, giveTokens, type Pace, takeToken } from "./rate_limit.ts";
import type { Room } from "./room.ts";
import type { Online, Session } from "./session.ts";

/**
 * What an action counts as. Each has a bucket of its own, so that one who draws a lot of signals by
 * their cameras can still speak.
 *
 * - `message`: goes to others as words. Operators are exempt.
 * - `action`: anything else that changes something or asks for something.
 * - `note`: boots and mutes, which a client says again after each login, up to `MAX_NOTED_PEOPLE`
 *   of each, and the end of watching. To say one twice has no effect, and to take a boot or mute
 *   back is an `action`.
 * - `open`: as many cameras at once as one may watch.
 * - `signal`: what browsers tell each other to connect; each link brings some of its own.
 */
export type Cost = "message" | "action" | "note" | "open" | "signal";

/** The pace of each kind. */
export type Paces = Readonly<Record<Cost, Pace>>;

/** How much of its paces a session has left. Goes over to the next session of the same person. */
export interface PaceState {
  readonly buckets: Readonly<Record<Cost, Bucket>>;
  /** Frames over the pace that are still forgiven. */
  readonly patience: Bucket;
  /** Unix time in milliseconds before which no further error of this kind is sent. */
  quietUntil: number;
}

const PATIENCE: Pace = { perSecond: OVER_PACE_FORGIVEN_PER_SECOND, burst: MAX_OVER_PACE };

/** The paces that follow from the operator's three, in tokens per second and at once. */
export function derivePaces(
  { message, action, signal, linksPerPerson }: {
    readonly message: Pace;
    readonly action: Pace;
    readonly signal: Pace;
    readonly linksPerPerson: number;
  },
): Paces {
  const { perSecond, burst } = action;
  return {
    message,
    action,
    note: { perSecond, burst: Math.max(burst, 2 * MAX_NOTED_PEOPLE) },
    open: { perSecond, burst: Math.max(burst, linksPerPerson) },
    signal,
  };
}

/** Full buckets, for a new connection. */
export function createPaceState({ config: { paces } }: Room, at: number): PaceState {
  return {
    buckets: {
      message: createBucket(paces.message, at),
      action: createBucket(paces.action, at),
      note: createBucket(paces.note, at),
      open: createBucket(paces.open, at),
      signal: createBucket(paces.signal, at),
    },
    patience: createBucket(PATIENCE, at),
    quietUntil: 0,
  };
}

/**
 * Counts a frame. Gives null if it may be handled, else what is done instead: an error that says
 * when to try again, nothing at all, or the end of the connection.
 */
export function checkPace(
  room: Room,
  session: Session,
  cost: Cost,
  at: number,
  message?: ClientMessage,
): readonly Effect[] | null {
  if (cost === "message" && session.state === "online" && isOperator(session.person)) return null;
  const { buckets, patience } = session.pace;
  const wait = takeToken(buckets[cost], room.config.paces[cost], at);
  if (wait === 0) return null;
  const count: Count = { type: "Count", what: "overPace", kind: cost };
  if (takeToken(patience, PATIENCE, at) > 0) return [count, ...closeOffender(room, session, at)];
  return [count, ...answer(session, cost, wait, at, message)];
}

/** Both ends of a new link get what connecting takes; opened anew again and again, it adds nothing. */
export function allowSignals(room: Room, person: Person): void {
  const session = room.sessions.get(person.sessionID);
  if (session === undefined) return;
  const links = viewersOf(room, person).length + watchedBy(room, person).length;
  const most = room.config.paces.signal.burst + links * SIGNALS_PER_LINK;
  giveTokens(session.pace.buckets.signal, SIGNALS_PER_LINK, most);
}

/**
 * A message that has a `clientID` is answered each time, as its client keeps the text until it is;
 * `MAX_OVER_PACE` bounds how often. Anything else gets one answer per second, and a signal none: a
 * browser has nobody to show it to, and tries anew.
 */
function answer(
  session: Session,
  cost: Cost,
  wait: number,
  at: number,
  message?: ClientMessage,
): readonly Effect[] {
  if (cost === "signal") return [];
  const place = message === undefined ? {} : placeOfMessage(message);
  if (place.clientID === undefined) {
    if (at < session.pace.quietUntil) return [];
    session.pace.quietUntil = at + PACE_ERROR_INTERVAL_MS;
  }
  return [sendTo(session.id, makeError(explain(cost, wait), place))];
}

function explain(cost: Cost, wait: number): SafeHtml {
  const seconds = Math.ceil(wait / 1000);
  const when = seconds <= 1 ? "in a second" : `in ${seconds} seconds`;
  return cost === "message"
    ? html`You are writing too fast, and this was not sent. Try again ${when}.`
    : html`That was too much at once, and was not done. Try again ${when}.`;
}

function closeOffender(room: Room, session: Session, at: number): readonly Effect[] {
  const who = session.state === "online" ? describe(session) : session.address;
  return [
    {
      type: "Log",
      level: "warn",
      text: `Closed a connection from ${who}: ${MAX_OVER_PACE} messages came over the pace.`,
    },
    ...endSession(room, session, CloseCode.PolicyViolation, "Too many messages", at),
  ];
}

function describe({ address, person }: Online): string {
  return `${address} (${person.username})`;
}

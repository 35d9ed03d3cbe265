import type { Effect } from "../broker/effect.ts";
import { sendTo } from "../broker/effect.ts";
import type { Event } from "../broker/event.ts";
import { makeError, placeOfMessage } from "../broker/notices.ts";
import type { Room } from "../broker/room.ts";
import type { SessionID } from "../broker/session.ts";
import { html } from "../protocol/safe_html.ts";
import type { Log } from "./log.ts";

const NOT_DONE =
  html`Something went wrong on the server, and this was not done. Try again in a moment.`;

/** Of the close frame of somebody who could not get in; said of any fault. */
export const FAULT_REASON = "Something went wrong on the server";

/**
 * What the sender of an event is told that the room could not handle and that has left no trace in
 * it. Events without a sender have nobody to tell.
 */
export function explainFault(event: Event): readonly Effect[] {
  switch (event.type) {
    case "SocketClosed":
    case "Ticked":
    case "StopRequested":
      return [];
    case "SettingsRead":
      return [sendTo(event.asked.session, makeError(NOT_DONE, event.asked.place))];
    case "MessageReceived":
      return [sendTo(event.session, makeError(NOT_DONE, placeOfMessage(event.message)))];
    case "ResumeFailed":
      return [sendTo(event.by, makeError(NOT_DONE))];
    default:
      return [sendTo(event.session, makeError(NOT_DONE))];
  }
}

/**
 * The session of an event that the room could not handle, if its client is not in the room, or does
 * not know that it is; else null. Nothing would come of its login any more: its connection is ended,
 * and its client comes back by itself.
 */
export function findOutsider(room: Room, event: Event): SessionID | null {
  switch (event.type) {
    case "SessionResumed":
      return event.session;
    case "ResumeFailed":
      return event.by;
    case "SocketOpened":
    case "MessageReceived":
    case "FrameRefused":
    case "IdentityResolved":
    case "IdentityRefused":
      return room.sessions.get(event.session)?.state === "online" ? null : event.session;
    default:
      return null;
  }
}

/** Milliseconds within which the same fault is logged once: a tick comes four times a second. */
const REPEAT_MS = 60_000;

/** Logs what went wrong, and the same again at most once a minute, with how often it came meanwhile. */
export class FaultLog {
  readonly #log: Log;
  /** Faults of the last minute: when each was logged, and how often it came since. */
  readonly #logged = new Map<string, { readonly at: number; repeats: number }>();

  constructor(log: Log) {
    this.#log = log;
  }

  /** Notes a fault; `at` is Unix time in milliseconds, `text` a sentence without anything of people's. */
  note(text: string, cause: unknown, at: number): void {
    const key = `${text} ${cause}`;
    const known = this.#logged.get(key);
    if (known !== undefined && at - known.at < REPEAT_MS) {
      known.repeats++;
      return;
    }
    for (const [old, { at: then }] of this.#logged) {
      if (at - then >= REPEAT_MS) this.#logged.delete(old);
    }
    this.#logged.set(key, { at, repeats: 0 });
    const repeats = known?.repeats ?? 0;
    this.#log("error", repeats === 0 ? text : `${text} ${repeats} more since last said.`, cause);
  }
}

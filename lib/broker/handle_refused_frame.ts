import { CloseCode } from "../protocol/close_codes.ts";
import { MAX_STRIKES } from "../protocol/limits.ts";
import { html, type SafeHtml } from "../protocol/safe_html.ts";
import type { FrameRefused } from "./event.ts";
import { type Effect, sendTo } from "./effect.ts";
import { endSession } from "./end_session.ts";
import { makeError } from "./notices.ts";
import { checkPace } from "./pace.ts";
import type { Room } from "./room.ts";
import type { Session } from "./session.ts";

/** Answers a frame that the parser could not take. */
export function handleRefusedFrame(
  room: Room,
  session: Session,
  event: FrameRefused,
): readonly Effect[] {
  const reason = html`${event.problem.reason}`;
  if (event.problem.kind === "nonsense") return refuseFrame(room, session, reason, event.at);
  return checkPace(room, session, "action", event.at) ??
    [sendTo(session.id, makeError(reason))];
}

/** Says what is wrong with a frame; closes the session of one who does not stop sending such. */
export function refuseFrame(
  room: Room,
  session: Session,
  reason: SafeHtml,
  at: number,
): readonly Effect[] {
  session.strikes++;
  const answer = sendTo(session.id, makeError(reason));
  if (session.strikes < MAX_STRIKES) return [answer];
  return [
    answer,
    {
      type: "Log",
      level: "warn",
      text: `Closed a connection from ${session.address}: ${MAX_STRIKES} frames were refused.`,
    },
    ...endSession(room, session, CloseCode.PolicyViolation, "Too many bad messages", at),
  ];
}

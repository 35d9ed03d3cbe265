import { html, joinHtml, type SafeHtml } from "../protocol/safe_html.ts";
import type { ReportMessage } from "../protocol/moderation_message.ts";
import { type Effect, sendTo } from "./effect.ts";
import { findPerson } from "./find_person.ts";
import { makeError, makeNotice } from "./notices.ts";
import { isOperator, type Person } from "./person.ts";
import { findMessage, findMessageByText, type RecentMessage } from "./recent_messages.ts";
import type { Room } from "./room.ts";
import type { Online } from "./session.ts";
import { areApart } from "./visibility.ts";

/** Something that operators should know, in the words that the server saw. */
export interface Report {
  /** Whose report it is; null for one of the server itself. */
  readonly from: Person | null;
  readonly about: Pick<Person, "id" | "username">;
  /** Where it was said; "" if the report is about a person. */
  readonly channel: string;
  /** When it was said, or reported: Unix time in milliseconds. */
  readonly at: number;
  readonly reason: string;
  /** What was typed; "" if the report is about a person. */
  readonly text: string;
  readonly comment: string;
}

/** Reports a message that the sender has heard, or a person who is there for them. */
export function handleReport(
  room: Room,
  session: Online,
  message: ReportMessage,
  at: number,
): readonly Effect[] {
  const from = session.person;
  const { reason, comment } = message;
  if (message.msgID === undefined && message.message.trim() === "") {
    const about = findPerson(room, from, message);
    if (about === undefined) {
      return answer(session, html`${message.username} is not in the room right now.`);
    }
    return pass(room, session, { from, about, channel: "", at, reason, text: "", comment });
  }
  const quoted = findQuoted(room, from, message);
  if (quoted === undefined) {
    // The same for one that was never heard: nobody finds out by this what others say.
    return answer(
      session,
      html`The server does not have that message any more. You can report the person instead.`,
    );
  }
  const { author, channel, text } = quoted;
  return pass(room, session, {
    from,
    about: author,
    channel,
    at: quoted.at,
    reason,
    text,
    comment,
  });
}

/** Tells the operators who are here, and the operator's website if it wants to know. */
export function deliverReport(room: Room, report: Report): readonly Effect[] {
  const notice = makeNotice(describeReport(report));
  const { username } = report.about;
  const by = report.from?.username ?? "ChatServer";
  return [
    ...findReaders(room, report).map(({ sessionID }) => sendTo(sessionID, notice)),
    ...(room.config.moderation.postsReports ? [{ type: "PostReport", report } as const] : []),
    { type: "Log", level: "info", text: `${by} reported ${username}.` },
  ];
}

function pass(room: Room, session: Online, report: Report): readonly Effect[] {
  const isRead = findReaders(room, report).length > 0 || room.config.moderation.postsReports;
  const news = isRead
    ? html`Thank you. Your report about ${report.about.username} has reached the operators.`
    : html`No operator is here right now, so nobody got your report. Try again later.`;
  const notice = isRead ? makeNotice(news) : makeError(news);
  return [sendTo(session.id, notice), ...deliverReport(room, report)];
}

/** Operators do not judge themselves. */
function findReaders(room: Room, { from, about }: Report): readonly Person[] {
  return [...room.people.values()].filter((person) =>
    isOperator(person) && person.id !== about.id && !(from !== null && areApart(room, from, person))
  );
}

function findQuoted(
  room: Room,
  from: Person,
  { msgID, username, message }: ReportMessage,
): RecentMessage | undefined {
  return msgID === undefined
    ? findMessageByText(room.recent, from, { username, text: message })
    : findMessage(room.recent, from, msgID);
}

function answer(session: Online, reason: SafeHtml): readonly Effect[] {
  return [sendTo(session.id, makeError(reason))];
}

function describeReport({ from, about, channel, reason, text, comment }: Report): SafeHtml {
  // Plain texts, which are escaped where they are put in.
  const who = from === null ? "of" : `by ${from.username} about`;
  const place = channel === "" ? "" : ` in ${channel}`;
  const why = reason === "" ? "" : `: ${reason}`;
  const quote = text === "" ? html`` : html`<blockquote>${text}</blockquote>`;
  const more = comment === "" ? html`` : html`<p>${comment}</p>`;
  const head =
    html`<p><strong>Report</strong> ${who} <strong>${about.username}</strong>${place}${why}</p>`;
  return joinHtml([head, quote, more]);
}

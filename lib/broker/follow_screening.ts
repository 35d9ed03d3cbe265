import type { ChatMessage } from "../protocol/room_message.ts";
import { type Effect, sendTo } from "./effect.ts";
import type { Screened } from "./filters.ts";
import { makeNotice } from "./notices.ts";
import { deliverReport } from "./reports.ts";
import type { Room } from "./room.ts";
import type { Online } from "./session.ts";

/** What filters have to say about a message, to its sender and to the operators. */
export function followScreening(
  room: Room,
  { id, person: about }: Online,
  { channel, personID: threadID, message: text }: ChatMessage,
  { answers, reported }: Screened,
  at: number,
): readonly Effect[] {
  if (answers.length === 0 && !reported) return [];
  const report = { from: null, about, channel, at, reason: "message filter", text, comment: "" };
  return [
    ...answers.map((answer) => sendTo(id, makeNotice(answer, { channel, threadID }))),
    ...(reported ? deliverReport(room, report) : []),
  ];
}

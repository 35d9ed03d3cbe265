import { identifyPerson } from "./bans.ts";
import type { Effect } from "./effect.ts";
import { explainExclusion, kickOut, sendOut, setBans } from "./exclude.ts";
import { countLinks } from "./link_spam.ts";
import type { Person } from "./person.ts";
import { deliverReport } from "./reports.ts";
import type { Room } from "./room.ts";

const REASON = "the same link to many people";

/**
 * Sends out somebody who sends one link to too many people, and bans them when they do it again.
 * Null if the message may be delivered.
 */
export function stopLinkSpam(
  room: Room,
  sender: Person,
  recipient: Person,
  text: string,
  at: number,
): readonly Effect[] | null {
  const verdict = countLinks(room, sender, recipient, text, at);
  if (verdict === "fine") return null;
  const decision = { by: "ChatServer", reason: REASON };
  // Not the recipient's name: the report is about the link, and the message was not delivered.
  const report = { from: null, about: sender, channel: "", at, reason: REASON, text, comment: "" };
  const told = deliverReport(room, report);
  if (verdict === "kick") return [...told, ...kickOut(room, [sender], decision, at)];
  const until = at + (room.config.moderation.linkSpam?.banMs ?? 0);
  const ban = { ...identifyPerson(room, sender), ...decision, since: at, until };
  return [
    ...told,
    ...setBans(room, [...room.bans, ban]),
    ...sendOut(room, [sender], explainExclusion(ban, at), "Banned", at),
  ];
}

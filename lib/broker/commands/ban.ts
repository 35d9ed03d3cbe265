import { MAX_BAN_HOURS, MAX_EXCLUSIONS } from "../../protocol/limits.ts";
import { html, type SafeHtml } from "../../protocol/safe_html.ts";
import { normalizeUsername } from "../../protocol/username.ts";
import { type Exclusion, identifyPerson, isAbout } from "../bans.ts";
import { describeDuration } from "../duration.ts";
import { explainExclusion, sendOut, setBans } from "../exclude.ts";
import type { Person } from "../person.ts";
import { findByName } from "../room.ts";
import { type Command, type CommandCall, failed, WRONG_CALL } from "./command.ts";
import { noteDeed } from "./note_deed.ts";
import { bareName, readReason } from "./split_words.ts";

/** As in BareRTC. */
const DEFAULT_HOURS = 24;

const HOUR_MS = 3_600_000;

/** Keeps somebody out for hours, whether they are here or not. */
export const ban: Command = (call) => {
  const { room, session, args: [word, ...words], at } = call;
  if (word === undefined) return WRONG_CALL;
  const name = normalizeUsername(bareName(word));
  if (!name.ok) return failed(html`Nobody can be called that. ${name.error}`);
  const person = findByName(room, name.value);
  if (person === session.person) return failed(html`You cannot ban yourself.`);
  const hours = readHours(words[0]);
  if (hours === "unusable") return failed(TOO_LONG);
  const reason = readReason(hours === null ? words : words.slice(1));
  const until = at + (hours ?? DEFAULT_HOURS) * HOUR_MS;
  const who = person === undefined
    ? { username: name.value, about: "name", personID: null, address: null } as const
    : identifyPerson(room, person);
  const exclusion = { ...who, by: session.person.username, reason, since: at, until };
  const others = room.bans.filter((known) => !isSame(known, exclusion));
  if (others.length >= MAX_EXCLUSIONS) {
    return failed(html`There are ${MAX_EXCLUSIONS} bans already. End some with /unban first.`);
  }
  return {
    answer: describeBan(exclusion, person, at),
    effects: [
      ...setBans(room, [...others, exclusion]),
      ...carryOut(call, exclusion, person),
      noteDeed(session, `banned ${who.username} for ${describeDuration(until - at)}`),
    ],
  };
};

const TOO_LONG = html`A ban lasts from 0.01 to ${MAX_BAN_HOURS} hours. Nobody was banned.`;

/** Hours as a number, null if the word is none: then it begins the reason. */
function readHours(word: string | undefined): number | null | "unusable" {
  if (word === undefined || !/^[-+]?(?:\d+(?:[.,]\d*)?|[.,]\d+)$/.test(word)) return null;
  const hours = Number(word.replace(",", "."));
  return hours >= 0.01 && hours <= MAX_BAN_HOURS ? hours : "unusable";
}

/** A second ban of the same person takes the place of the first. */
function isSame(known: Exclusion, exclusion: Exclusion): boolean {
  return known.about === exclusion.about && known.personID === exclusion.personID &&
    isAbout(known, exclusion.username);
}

function carryOut({ room, at }: CommandCall, exclusion: Exclusion, person: Person | undefined) {
  if (person === undefined) return [];
  return sendOut(room, [person], explainExclusion(exclusion, at), "Banned", at);
}

function describeBan(exclusion: Exclusion, person: Person | undefined, at: number): SafeHtml {
  const { username, until } = exclusion;
  const absent = person === undefined
    ? " Nobody of that name is here now, so only the name is banned."
    : "";
  const text = `${username} is banned for ${describeDuration(until - at)}.${absent}`;
  return html`${text} End it with /unban.`;
}

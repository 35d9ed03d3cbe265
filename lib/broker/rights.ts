import type { SafeHtml } from "../protocol/safe_html.ts";
import { describeMe } from "./describe_me.ts";
import { type Effect, sendTo } from "./effect.ts";
import { makeNotice } from "./notices.ts";
import type { Person } from "./person.ts";
import type { Room } from "./room.ts";
import { announceChange, announceTo } from "./roster.ts";
import { announceSight } from "./sight.ts";
import { apartFrom, seenRow } from "./visibility.ts";
import { endForbiddenLinks } from "./watching.ts";

/** Gives or takes an operator's rights, and tells the person and everyone who sees their row. */
export function setRights(
  room: Room,
  person: Person,
  rights: "given" | "taken",
  news: SafeHtml,
  at: number,
): readonly Effect[] {
  const apart = apartFrom(room, person);
  const silenced = rights === "taken" ? setUnmutable(room, person, false, at) : [];
  person.rights = rights;
  return [
    sendTo(person.sessionID, describeMe(room, person)),
    sendTo(person.sessionID, makeNotice(news)),
    ...silenced,
    ...announceChange(room, person, at, apart),
    // Blocks of operators may not hold, and hold again for one who is none any more.
    ...announceSight(room, person, apart, at),
  ];
}

/** Lets others' mutes of a person hold, or not; tells both sides which cameras they see now. */
export function setUnmutable(
  room: Room,
  person: Person,
  unmutable: boolean,
  at: number,
): readonly Effect[] {
  if (person.unmutable === unmutable) return [];
  const others = [...room.mutedBy.get(person.id) ?? []]
    .map((id) => room.people.get(id))
    .filter((other) => other !== undefined);
  const before = others.map((other) => [seenRow(other, person), seenRow(person, other)] as const);
  person.unmutable = unmutable;
  const ended = endForbiddenLinks(room, person);
  const told = others.flatMap((other, index) => {
    const [own, theirs] = before[index] ?? [person.row, other.row];
    return [
      ...announceTo(room, other, person, own, at),
      ...announceTo(room, person, other, theirs, at),
    ];
  });
  return [...ended, ...told];
}

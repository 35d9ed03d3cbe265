import type { Effect } from "./effect.ts";
import { findLink } from "./links.ts";
import type { Person } from "./person.ts";
import type { Room } from "./room.ts";
import { tellGone, tellHere } from "./roster.ts";
import { apartFrom } from "./visibility.ts";
import { endLink } from "./watching.ts";

/**
 * Two people between whom a block begins or ends. To either it looks as if the other had left or come
 * in at that moment: the same frames in the same order.
 */

/** Makes a change after which others may or may not see a person, and tells both sides. */
export function changeSight(
  room: Room,
  person: Person,
  at: number,
  change: () => void,
): readonly Effect[] {
  const before = apartFrom(room, person);
  change();
  return announceSight(room, person, before, at);
}

/** Tells of what has changed since `before`, those who did not see the person then. */
export function announceSight(
  room: Room,
  person: Person,
  before: ReadonlySet<Person>,
  at: number,
): readonly Effect[] {
  const after = apartFrom(room, person);
  const effects: Effect[] = [];
  for (const other of after) {
    if (!before.has(other)) effects.push(...part(room, person, other, at));
  }
  for (const other of before) {
    if (!after.has(other)) effects.push(...meet(room, person, other, at));
  }
  return effects;
}

function part(room: Room, one: Person, other: Person, at: number): readonly Effect[] {
  const links = [findLink(room, one.id, other.id), findLink(room, other.id, one.id)];
  return [
    ...links.flatMap((link) => link === undefined ? [] : endLink(room, link)),
    ...tellGone(room, one, other, at),
    ...tellGone(room, other, one, at),
  ];
}

function meet(room: Room, one: Person, other: Person, at: number): readonly Effect[] {
  return [...tellHere(room, one, other, at), ...tellHere(room, other, one, at)];
}

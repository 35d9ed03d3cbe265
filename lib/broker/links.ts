import type { Journal } from "./journal.ts";
import { JournalledMap } from "./journalled_map.ts";
import type { Person, PersonID } from "./person.ts";
import type { Room } from "./room.ts";

/** Names a link; never used twice. Nothing can be told from it of other links, how many there were included. */
export type LinkID = string;

/**
 * A viewer who was allowed to watch a broadcaster. One for each direction of a pair: that A watches
 * B and B watches A are two links, which never mix. Signals pass only between the ends of a link.
 */
export interface Link {
  readonly id: LinkID;
  /** Rises with each link. */
  readonly number: number;
  readonly viewer: Person;
  readonly broadcaster: Person;
}

/** The two ends of all links, by the ids of people. */
export interface LinkBook {
  readonly byID: Map<LinkID, Link>;
  /** Links of a broadcaster, by viewer. */
  readonly viewers: Map<PersonID, Map<PersonID, Link>>;
  /** Links of a viewer, by broadcaster. */
  readonly watched: Map<PersonID, Map<PersonID, Link>>;
}

/** A book without links. */
export function createLinkBook(journal: Journal): LinkBook {
  return {
    byID: new JournalledMap(journal),
    viewers: new JournalledMap(journal),
    watched: new JournalledMap(journal),
  };
}

/** Notes a new link. The pair must have none in this direction. */
export function addLink(room: Room, viewer: Person, broadcaster: Person): Link {
  const number = room.nextLinkNumber++;
  const link: Link = { id: room.config.newLinkID(), number, viewer, broadcaster };
  room.links.byID.set(link.id, link);
  entry(room, room.links.viewers, broadcaster.id).set(viewer.id, link);
  entry(room, room.links.watched, viewer.id).set(broadcaster.id, link);
  return link;
}

/** Forgets a link. Its id is worth nothing from then on. */
export function dropLink(room: Room, { id, viewer, broadcaster }: Link): void {
  room.links.byID.delete(id);
  remove(room.links.viewers, broadcaster.id, viewer.id);
  remove(room.links.watched, viewer.id, broadcaster.id);
}

/** Everyone's link who watches this person. */
export function viewersOf(room: Room, person: Person): readonly Link[] {
  return [...room.links.viewers.get(person.id)?.values() ?? []];
}

/** The links by which this person watches others. */
export function watchedBy(room: Room, person: Person): readonly Link[] {
  return [...room.links.watched.get(person.id)?.values() ?? []];
}

/** The link by which one person watches another. */
export function findLink(room: Room, viewer: PersonID, broadcaster: PersonID): Link | undefined {
  return room.links.viewers.get(broadcaster)?.get(viewer);
}

/** The other end of a link, or nothing if this person is neither. */
export function otherEnd(link: Link, person: Person): Person | undefined {
  if (link.viewer.id === person.id) return link.broadcaster;
  return link.broadcaster.id === person.id ? link.viewer : undefined;
}

function entry(
  { journal }: Room,
  map: Map<PersonID, Map<PersonID, Link>>,
  key: PersonID,
): Map<PersonID, Link> {
  const known = map.get(key);
  if (known !== undefined) return known;
  const created = new JournalledMap<PersonID, Link>(journal);
  map.set(key, created);
  return created;
}

function remove<V>(map: Map<PersonID, Map<PersonID, V>>, key: PersonID, inner: PersonID): void {
  const known = map.get(key);
  known?.delete(inner);
  if (known?.size === 0) map.delete(key);
}

import assert from "node:assert/strict";
import type { Effect, Send } from "../../lib/broker/effect.ts";
import type { Link } from "../../lib/broker/links.ts";
import type { Person } from "../../lib/broker/person.ts";
import type { Room } from "../../lib/broker/room.ts";
import { MAX_NOTED_PEOPLE } from "../../lib/protocol/limits.ts";
import type { RosterRow } from "../../lib/protocol/roster_row.ts";
import type { RowChange } from "../../lib/protocol/server_message.ts";
import { VideoFlag } from "../../lib/protocol/video_flags.ts";

/** What holds of cameras in every room between two events. Written without the broker's own rules. */
export function checkCameras(room: Room): void {
  for (const person of room.people.values()) {
    checkFlags(room, person);
    checkNotes(person);
  }
  checkMutes(room);
  const links = [...room.links.byID];
  for (const [id, link] of links) {
    assert.equal(link.id, id, "a link is filed under another id");
    checkLink(room, link);
  }
  checkIndex(room.links.viewers, links.map(([, link]) => [link.broadcaster, link.viewer, link]));
  checkIndex(room.links.watched, links.map(([, link]) => [link.viewer, link.broadcaster, link]));
  for (const viewers of room.links.viewers.values()) {
    assert.ok(viewers.size <= room.config.maxViewers, "a camera has too many viewers");
  }
  for (const watched of room.links.watched.values()) {
    assert.ok(watched.size <= room.config.linksPerPerson, "somebody watches too many cameras");
  }
}

/** What somebody should see of another's camera (rules V6 and B7 of docs/protocol.md). */
export function expectedVideo(viewer: Person, person: Person): number {
  if (viewer === person) return person.video;
  const vip = viewer.identity.kind === "signed" && viewer.identity.vip;
  const invited = person.invited.has(viewer.id);
  const apart = [person.booted.has(viewer.id), mutes(person, viewer), mutes(viewer, person)];
  const exclusive = (person.video & VideoFlag.OnlyVIP) !== 0;
  if (person.video === 0 || apart.includes(true)) return 0;
  if (exclusive && !vip && !invited) return 0;
  return invited ? person.video | VideoFlag.Invited : person.video;
}

/** A mute does not hold for an operator who has asked for that (rule X6). */
function mutes(one: Person, other: Person): boolean {
  const { identity, rights, unmutable } = other;
  const operator = rights === "given" ||
    (rights === "token" && identity.kind === "signed" && identity.operator);
  return one.muted.has(other.id) && !(unmutable && operator);
}

function mayWatch(viewer: Person, broadcaster: Person): boolean {
  const seen = expectedVideo(viewer, broadcaster);
  if (seen === 0) return false;
  const mutual = (seen & VideoFlag.MutualRequired) !== 0 && (seen & VideoFlag.Invited) === 0;
  return !mutual || expectedVideo(broadcaster, viewer) !== 0;
}

function checkFlags({ config }: Room, { video }: Person): void {
  if (video === 0) return;
  assert.ok(video & VideoFlag.Active, "a camera that is off has flags");
  assert.equal(video & ~511, 0, "a camera has flags that do not exist");
  assert.equal(video & VideoFlag.Invited, 0, "somebody has invited themselves");
  assert.ok(config.permitExplicit || !(video & VideoFlag.Explicit), "explicit is not permitted");
}

function checkNotes({ id, booted, muted, invited }: Person): void {
  for (const notes of [booted, muted, invited]) {
    assert.ok(!notes.has(id), "somebody has decided about themselves");
    assert.ok(notes.size <= MAX_NOTED_PEOPLE, "somebody has decided about too many");
  }
}

function checkMutes(room: Room): void {
  const said = [...room.people.values()].flatMap(({ id, muted }) =>
    [...muted].map((other) => `${id} mutes ${other}`)
  );
  const noted = [...room.mutedBy].flatMap(([id, deaf]) => {
    assert.ok(deaf.size > 0, "an empty set of mutes is kept");
    return [...deaf].map((by) => `${by} mutes ${id}`);
  });
  assert.deepEqual(noted.sort(), said.sort(), "mutes are not noted alike on both sides");
}

function checkLink(room: Room, { viewer, broadcaster, number }: Link): void {
  assert.ok(number < room.nextLinkNumber, "a link has a number of the future");
  for (const end of [viewer, broadcaster]) {
    assert.equal(room.people.get(end.id), end, "an end of a link is not in the room");
  }
  assert.notEqual(viewer, broadcaster, "somebody watches themselves");
  assert.ok(mayWatch(viewer, broadcaster), "somebody watches who may not");
}

function checkIndex(
  index: ReadonlyMap<string, ReadonlyMap<string, Link>>,
  links: readonly (readonly [Person, Person, Link])[],
): void {
  let filed = 0;
  for (const inner of index.values()) {
    assert.ok(inner.size > 0, "an empty set of links is kept");
    filed += inner.size;
  }
  assert.equal(filed, links.length, "links are not filed once each");
  for (const [one, other, link] of links) {
    assert.equal(index.get(one.id)?.get(other.id), link, "a link is filed under other ends");
  }
}

/** What holds of every message about cameras; the room is as it was left by the same step. */
export function checkCameraEffects(room: Room, effects: readonly Effect[]): void {
  for (const effect of effects) {
    if (effect.type !== "Send") continue;
    const { message } = effect;
    switch (message.action) {
      case "who":
        checkRows(room, effect, message.whoList);
        break;
      case "roster":
        checkRows(room, effect, [...message.rows, ...message.changed ?? []]);
        break;
      case "open":
      case "ring":
      case "watch":
      case "sdp":
      case "candidate":
        checkAlongLink(room, effect, message);
        break;
      case "unwatch":
        assert.ok(!room.links.byID.has(message.openSecret), "a link is said to be over and is not");
    }
  }
}

function checkRows(
  room: Room,
  { to }: Send,
  rows: readonly (RosterRow | RowChange)[],
): void {
  if (rows.length === 0) return;
  for (const id of to) {
    const session = room.sessions.get(id);
    assert.ok(session?.state === "online", "somebody who is not in the room sees the Who List");
    for (const row of rows) {
      const person = room.people.get(row.personID);
      assert.ok(person, "the Who List shows somebody who is not in the room");
      const expected = expectedVideo(session.person, person);
      assert.equal(row.video, expected, `${session.person.id} sees ${person.id}'s camera wrongly`);
    }
  }
}

function checkAlongLink(
  room: Room,
  { to }: Send,
  { action, username, openSecret }: {
    readonly action: string;
    readonly username: string;
    readonly openSecret: string;
  },
): void {
  const link = room.links.byID.get(openSecret);
  assert.ok(link, `${action} goes along a link that does not exist`);
  const { viewer, broadcaster } = link;
  const sender = username === viewer.username ? viewer : broadcaster;
  assert.equal(sender.username, username, `${action} comes from somebody at no end of the link`);
  const recipient = sender === viewer ? broadcaster : viewer;
  assert.deepEqual(to, [recipient.sessionID], `${action} goes to another than the other end`);
  if (action === "open") assert.equal(recipient, viewer, "the wrong end was told to offer");
  if (action === "ring" || action === "watch") assert.equal(recipient, broadcaster);
}

import { err, ok, type Result } from "../protocol/result.ts";
import { html, type SafeHtml } from "../protocol/safe_html.ts";
import { hasFlag, VideoFlag } from "../protocol/video_flags.ts";
import { type Effect, sendTo } from "./effect.ts";
import { addLink, dropLink, findLink, type Link, viewersOf, watchedBy } from "./links.ts";
import { allowSignals } from "./pace.ts";
import type { Person } from "./person.ts";
import type { Room } from "./room.ts";
import { seenVideo } from "./visibility.ts";

/** Who may watch whom, and the beginning and end of it. */

/** Lets somebody watch a camera, or says why not. One who may not know that it is on hears that it is off. */
export function beginWatching(
  room: Room,
  viewer: Person,
  broadcaster: Person,
): Result<readonly Effect[], SafeHtml> {
  const problem = findProblem(room, viewer, broadcaster);
  if (problem !== null) return err(problem);
  const older = findLink(room, viewer.id, broadcaster.id);
  if (older !== undefined) dropLink(room, older);
  const link = addLink(room, viewer, broadcaster);
  allowSignals(room, viewer);
  allowSignals(room, broadcaster);
  const effects = [
    sendTo(viewer.sessionID, { action: "open", ...describeEnd(broadcaster, link) }),
    sendTo(broadcaster.sessionID, { action: "ring", ...describeEnd(viewer, link) }),
  ];
  // Whoever opens a camera anew was counted already.
  if (older === undefined) {
    effects.push(sendTo(broadcaster.sessionID, { action: "watch", ...describeEnd(viewer, link) }));
  }
  return ok(effects);
}

/** Ends a link and tells its broadcaster. The viewer finds out by the Who List, if there is a reason to. */
export function endLink(room: Room, link: Link): readonly Effect[] {
  dropLink(room, link);
  const news = { action: "unwatch", ...describeEnd(link.viewer, link) } as const;
  return [sendTo(link.broadcaster.sessionID, news)];
}

/** Ends all links of somebody who leaves, or whose page has been opened anew. */
export function endAllLinks(room: Room, person: Person): readonly Effect[] {
  for (const link of viewersOf(room, person)) dropLink(room, link);
  return watchedBy(room, person).flatMap((link) => endLink(room, link));
}

/** Ends the links by which a camera that has gone off was watched. */
export function endBroadcast(room: Room, broadcaster: Person): void {
  for (const link of viewersOf(room, broadcaster)) dropLink(room, link);
}

/**
 * Ends the links of somebody by which the viewer may watch no more: because of a boot or a mute, or
 * because of what one of the two cameras has come to ask or to show.
 */
export function endForbiddenLinks(room: Room, person: Person): readonly Effect[] {
  return [...viewersOf(room, person), ...watchedBy(room, person)]
    .filter(({ viewer, broadcaster }) => explainForbidden(viewer, broadcaster) !== null)
    .flatMap((link) => endLink(room, link));
}

function describeEnd(person: Person, link: Link) {
  return { username: person.username, personID: person.id, openSecret: link.id };
}

function findProblem(room: Room, viewer: Person, broadcaster: Person): SafeHtml | null {
  const { username } = broadcaster;
  if (viewer.id === broadcaster.id) return html`This is your own camera.`;
  const forbidden = explainForbidden(viewer, broadcaster);
  if (forbidden !== null) return forbidden;
  if (findLink(room, viewer.id, broadcaster.id) !== undefined) return null;
  if (viewersOf(room, broadcaster).length >= room.config.maxViewers) {
    return html`The camera of ${username} has as many viewers as it can serve. Try again later.`;
  }
  const most = room.config.linksPerPerson;
  return watchedBy(room, viewer).length < most
    ? null
    : html`You have ${most} cameras open. Close one before you open another.`;
}

/**
 * Why somebody may not watch a camera; null if they may. One who asks for mutual cameras wants to see
 * that of the viewer: one that is off for them does not count, or they would learn that it is on.
 */
function explainForbidden(viewer: Person, broadcaster: Person): SafeHtml | null {
  const { username } = broadcaster;
  const video = seenVideo(viewer, broadcaster, broadcaster.video);
  if (!hasFlag(video, VideoFlag.Active)) return html`The camera of ${username} is off.`;
  if (!hasFlag(video, VideoFlag.MutualRequired) || hasFlag(video, VideoFlag.Invited)) return null;
  if (hasFlag(seenVideo(broadcaster, viewer, viewer.video), VideoFlag.Active)) return null;
  return hasFlag(viewer.video, VideoFlag.Active)
    ? html`${username} shows their camera to people who show theirs, and yours is not shown to them.`
    : html`${username} shows their camera to people who show theirs. Turn yours on first.`;
}

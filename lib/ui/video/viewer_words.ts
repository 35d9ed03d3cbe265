import type { Viewer } from "../../client/video_state.ts";
import { listNames } from "../presence_sentence.ts";

/** Names of those who watch now and did not before. */
export function newViewers(before: readonly Viewer[], now: readonly Viewer[]): string[] {
  const known = new Set(before.map((viewer) => viewer.personID));
  return now.filter((viewer) => !known.has(viewer.personID)).map((viewer) => viewer.username);
}

/** `maria is watching you`, `maria and bob are watching you`; empty for nobody. */
export function watchingWords(names: readonly string[]): string {
  if (names.length === 0) return "";
  return `${listNames(names)} ${names.length === 1 ? "is" : "are"} watching you`;
}

/** `Nobody watches you`, `1 person watches you`, `3 people watch you`. */
export function viewerCountWords(count: number): string {
  if (count === 0) return "Nobody watches you";
  return count === 1 ? "1 person watches you" : `${count} people watch you`;
}

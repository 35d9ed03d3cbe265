import { type ReadonlySignal, useSignal, useSignalEffect } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { Tile } from "../../client/video_state.ts";
import { phaseNews } from "./tile_face.ts";

/** What has just happened to the tiles, in words for those who cannot see them. */
export function useTileNews(tiles: ReadonlySignal<readonly Tile[]>): string {
  const phases = useRef<ReadonlyMap<string, string>>(new Map());
  const words = useSignal("");
  useSignalEffect(() => {
    const now = new Map<string, string>();
    const news: string[] = [];
    for (const { personID, username, phase } of tiles.value) {
      const { kind } = phase.value;
      now.set(personID, kind);
      const said = phaseNews(username.peek(), phases.current.get(personID) ?? null, kind);
      if (said !== null) news.push(said);
    }
    phases.current = now;
    if (news.length > 0) words.value = news.join(" ");
  });
  return words.value;
}

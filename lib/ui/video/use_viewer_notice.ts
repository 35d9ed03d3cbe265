import { type ReadonlySignal, useSignal, useSignalEffect } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { Viewer } from "../../client/video_state.ts";
import { newViewers, watchingWords } from "./viewer_words.ts";

/** How long it stays, in milliseconds. Those who come meanwhile are named together. */
const NOTICE_MS = 6000;

/** Who has just come to watch, as a sentence that goes by itself; empty if nobody has. */
export function useViewerNotice(viewers: ReadonlySignal<readonly Viewer[]>): string {
  const known = useRef<readonly Viewer[]>([]);
  const names = useSignal<readonly string[]>([]);
  useSignalEffect(() => {
    const fresh = newViewers(known.current, viewers.value);
    known.current = viewers.value;
    if (fresh.length > 0) names.value = [...new Set([...names.peek(), ...fresh])];
  });
  useSignalEffect(() => {
    if (names.value.length === 0) return;
    const timer = setTimeout(() => names.value = [], NOTICE_MS);
    return () => clearTimeout(timer);
  });
  return watchingWords(names.value);
}

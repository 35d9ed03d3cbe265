import { useSignal } from "@preact/signals";
import { type MutableRef, useEffect, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import type { LineBlock } from "../client/chat_state.ts";
import { countInView, DrawnBlocks, USUAL_HEIGHT } from "./drawn_blocks.ts";

/** Longest wait for the browser to have nothing else to do, in milliseconds. */
const PATIENCE_MS = 200;

/** Blocks drawn before the height of the window is known. */
const FIRST_BLOCKS = 2;

/** The box that scrolls, and what is in it: one element for each block, in order. */
export interface LogElements {
  readonly viewport: MutableRef<HTMLElement | null>;
  readonly content: MutableRef<HTMLElement | null>;
}

/**
 * For each block the height of the gap to leave for it, in CSS pixels, or null if it is to be drawn.
 * What the reader sees is drawn at once, and the rest while the browser has nothing else to do.
 * `firstUnread` is the key of the line where the reader begins.
 */
export function useDrawnBlocks(
  blocks: readonly LineBlock[],
  firstUnread: string | null,
  elements: LogElements,
): readonly (number | null)[] {
  const state = useMemo(() => new DrawnBlocks(blocks), []);
  const steps = useSignal(0);
  const view = useView(blocks, useMemo(() => findStart(blocks, firstUnread), []), elements);
  useEffect(() =>
    whenIdle(() => {
      const heightOf = (index: number) =>
        elements.content.current?.children[index]?.getBoundingClientRect().height ?? USUAL_HEIGHT;
      if (state.improve(blocks, view, heightOf)) steps.value += 1;
    }), [steps.value, view.top, view.count, blocks.length, blocks[0]]);
  return state.fill(blocks, view);
}

/** The blocks in view; `start` is the number of the one at the top at first. */
function useView(
  blocks: readonly LineBlock[],
  start: number,
  { viewport, content }: LogElements,
) {
  const shown = useRef(blocks);
  shown.current = blocks;
  const top = useSignal(start);
  const count = useSignal(FIRST_BLOCKS);
  useLayoutEffect(() => {
    const look = () => {
      top.value = findTop(shown.current, viewport.current, content.current);
      count.value = countInView(viewport.current?.clientHeight ?? 0);
    };
    viewport.current?.addEventListener("scroll", look, { passive: true });
    return () => viewport.current?.removeEventListener("scroll", look);
  }, []);
  const index = blocks.findLastIndex(({ number }) => number <= top.value);
  return { top: Math.max(0, index), count: count.value };
}

/** Number of the block with the first unread line, or of the first of those at the end. */
function findStart(blocks: readonly LineBlock[], firstUnread: string | null): number {
  const block = blocks.find(({ lines }) => lines.some(({ key }) => key === firstUnread));
  return (block ?? blocks.at(-FIRST_BLOCKS) ?? blocks[0])?.number ?? 0;
}

/** Number of the block at the top of the window, found by halves. */
function findTop(
  blocks: readonly LineBlock[],
  viewport: HTMLElement | null,
  content: HTMLElement | null,
): number {
  const edge = viewport?.getBoundingClientRect().top ?? 0;
  let [from, end] = [0, blocks.length - 1];
  while (from < end) {
    const middle = (from + end) >> 1;
    const bottom = content?.children[middle]?.getBoundingClientRect().bottom ?? Infinity;
    if (bottom > edge) end = middle;
    else from = middle + 1;
  }
  return blocks[from]?.number ?? 0;
}

/** Safari has no idle time to give. */
function whenIdle(act: () => void): () => void {
  if (typeof requestIdleCallback !== "function") {
    const timer = setTimeout(act, PATIENCE_MS / 10);
    return () => clearTimeout(timer);
  }
  const request = requestIdleCallback(act, { timeout: PATIENCE_MS });
  return () => cancelIdleCallback(request);
}

import { type ReadonlySignal, useSignal } from "@preact/signals";
import { type MutableRef, useCallback, useLayoutEffect, useRef } from "preact/hooks";
import { findPlace, keepsPlace, type Place, returnTo } from "./kept_place.ts";

/** This near to the end counts as the end: less than a line of text, in CSS pixels. */
const NEAR_END = 32;

/** What the message list needs to stay at its end. */
export interface Autoscroll {
  readonly viewport: MutableRef<HTMLDivElement | null>;
  readonly content: MutableRef<HTMLDivElement | null>;
  /** False while the reader looks at older lines. */
  readonly atEnd: ReadonlySignal<boolean>;
  readonly onScroll: () => void;
  readonly scrollToEnd: () => void;
  /** To be called after each drawing. */
  readonly keepPlace: () => void;
}

/**
 * Keeps a scrolled list at its end while it grows, until the reader scrolls up; from then on, keeps
 * what they read in its place. Growth of any kind counts: new lines, pictures that load, the
 * keyboard of a phone. `onEnd` hears of changes. `startAt` finds the place to begin at, in pixels
 * from the top, or null for the end.
 */
export function useAutoscroll(
  onEnd: (atEnd: boolean) => void,
  startAt: (box: HTMLElement) => number | null,
): Autoscroll {
  const viewport = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const lastTop = useRef(0);
  const atEnd = useSignal(true);
  const place = usePlace(viewport, content, atEnd);
  const settle = useCallback((value: boolean) => {
    if (atEnd.peek() === value) return;
    atEnd.value = value;
    onEnd(value);
  }, [onEnd]);
  const scrollToEnd = useCallback(() => {
    settle(true);
    jumpToEnd(viewport.current);
  }, [settle]);
  const onScroll = useCallback(() => {
    const box = viewport.current;
    if (box === null) return;
    const near = isNearEnd(box);
    // Only a way upwards is the reader's wish; the list may have grown before this event came.
    if (near || box.scrollTop < lastTop.current) settle(near);
    lastTop.current = box.scrollTop;
    place.note();
  }, [settle]);
  useLayoutEffect(() => {
    const box = viewport.current;
    if (box === null || content.current === null) return;
    jumpToEnd(box);
    const start = startAt(box);
    if (start !== null) box.scrollTop = start;
    lastTop.current = box.scrollTop;
    atEnd.value = isNearEnd(box);
    onEnd(atEnd.value);
    const observer = new ResizeObserver(() => {
      if (atEnd.peek()) jumpToEnd(box);
      else place.keep();
    });
    observer.observe(box);
    observer.observe(content.current);
    return () => observer.disconnect();
  }, []);
  return { viewport, content, atEnd, onScroll, scrollToEnd, keepPlace: place.keep };
}

/** What is read stays where it is, by our own doing where the browser does not do it. */
function usePlace(
  viewport: MutableRef<HTMLDivElement | null>,
  content: MutableRef<HTMLDivElement | null>,
  atEnd: ReadonlySignal<boolean>,
) {
  const place = useRef<Place | null>(null);
  const note = useCallback(() => {
    const [box, lines] = [viewport.current, content.current];
    if (box === null || lines === null || keepsPlace(box)) return;
    place.current = atEnd.peek() ? null : findPlace(box, lines);
  }, []);
  const keep = useCallback(() => {
    if (place.current === null || viewport.current === null || atEnd.peek()) return;
    returnTo(place.current, viewport.current);
    note();
  }, []);
  return { note, keep };
}

function isNearEnd(box: HTMLElement): boolean {
  return box.scrollHeight - box.scrollTop - box.clientHeight <= NEAR_END;
}

function jumpToEnd(box: HTMLElement | null): void {
  if (box !== null) box.scrollTop = box.scrollHeight;
}

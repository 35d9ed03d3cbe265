import { effect, type ReadonlySignal, type Signal, useSignal } from "@preact/signals";
import { type MutableRef, useEffect, useLayoutEffect, useRef } from "preact/hooks";
import type { Tile } from "../../client/video_state.ts";
import { startPlaying } from "./start_playing.ts";
import { isTileSeen } from "./tile_seen.ts";

/** A tile's video element, and what it is doing. */
export interface TileMedia {
  readonly video: MutableRef<HTMLVideoElement | null>;
  /** Whether it plays in a window of its own. */
  readonly inPicture: ReadonlySignal<boolean>;
}

/**
 * Plays a tile's stream as loud as the tile says. `refused` is set when the browser plays no sound
 * before a click, and heeded by all tiles: one click is enough for all.
 */
export function useTileMedia(tile: Tile, refused: Signal<boolean>): TileMedia {
  const video = useRef<HTMLVideoElement>(null);
  const inPicture = useSignal(false);
  useEffect(() => {
    const element = video.current;
    return element === null ? undefined : followTile(element, tile, refused);
  }, [tile]);
  useEffect(() => {
    const element = video.current;
    if (element === null) return;
    const enter = () => void (inPicture.value = true);
    const leave = () => void (inPicture.value = false);
    element.addEventListener("enterpictureinpicture", enter);
    element.addEventListener("leavepictureinpicture", leave);
    return () => {
      element.removeEventListener("enterpictureinpicture", enter);
      element.removeEventListener("leavepictureinpicture", leave);
      element.srcObject = null;
    };
  }, []);
  return { video, inPicture };
}

/**
 * Keeps an element at what its tile says. At once and not before the next frame, as a click that
 * allows sound has to be used while it lasts.
 */
function followTile(element: HTMLVideoElement, tile: Tile, refused: Signal<boolean>): () => void {
  const stopSound = effect(() => {
    element.muted = tile.muted.value || refused.value;
    element.volume = tile.volume.value;
    if (element.paused && element.srcObject !== null) void play(element, refused);
  });
  const stopStream = effect(() => {
    const stream = tile.stream.value;
    if (element.srcObject === stream) return;
    element.srcObject = stream;
    if (stream !== null) void play(element, refused);
  });
  return () => {
    stopSound();
    stopStream();
  };
}

async function play(element: HTMLVideoElement, refused: Signal<boolean>): Promise<void> {
  if (await startPlaying(element) === "silenced") refused.value = true;
}

/** Tells `visible` whether the element can be seen now. */
export function useSeen(
  element: MutableRef<Element | null>,
  inPicture: ReadonlySignal<boolean>,
  visible: Signal<boolean>,
): void {
  const onScreen = useSignal(true);
  const pageShown = useSignal(!document.hidden);
  useLayoutEffect(() => {
    if (element.current === null) return;
    const observer = new IntersectionObserver((entries) => {
      onScreen.value = entries.at(-1)?.isIntersecting === true;
    });
    const onPage = () => void (pageShown.value = !document.hidden);
    observer.observe(element.current);
    document.addEventListener("visibilitychange", onPage);
    return () => {
      observer.disconnect();
      document.removeEventListener("visibilitychange", onPage);
    };
  }, []);
  useEffect(() =>
    effect(() => {
      visible.value = isTileSeen({
        onScreen: onScreen.value,
        pageShown: pageShown.value,
        inPicture: inPicture.value,
      });
    }), [visible]);
}

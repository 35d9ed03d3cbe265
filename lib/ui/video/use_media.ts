import { effect, type Signal } from "@preact/signals";
import { type MutableRef, useEffect, useLayoutEffect, useRef } from "preact/hooks";
import type { Tile } from "../../client/video_state.ts";
import { startPlaying } from "./start_playing.ts";
import { handOver, whenPictured } from "./hand_over.ts";

/**
 * Plays a tile's stream as loud as the tile says, and tells the tile when it plays in a window of its
 * own. `refused` is set when the browser plays no sound before a click, and heeded by all tiles: one
 * click is enough for all.
 */
export function useTileMedia(
  tile: Tile,
  refused: Signal<boolean>,
): MutableRef<HTMLVideoElement | null> {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const element = video.current;
    return element === null ? undefined : followTile(element, tile, refused);
  }, [tile]);
  useEffect(() => {
    const element = video.current;
    const look = () => void (tile.floating.value = document.pictureInPictureElement === element);
    element?.addEventListener("enterpictureinpicture", look);
    element?.addEventListener("leavepictureinpicture", look);
    return () => {
      element?.removeEventListener("enterpictureinpicture", look);
      element?.removeEventListener("leavepictureinpicture", look);
    };
  }, [tile]);
  useEffect(() => {
    const element = video.current;
    return () => {
      if (element !== null) element.srcObject = null;
    };
  }, []);
  return video;
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
  let unfollow = () => {};
  const stopStream = effect(() => {
    const stream = tile.stream.value;
    unfollow();
    unfollow = stream === null || !hasPicture(element)
      ? showAtOnce(element, stream, refused)
      : whenPictured(stream, () => {
        unfollow = handOver(element, stream);
      });
  });
  return () => {
    stopSound();
    stopStream();
    unfollow();
  };
}

/** Whether there is a picture on the screen, which is not given up for nothing. */
function hasPicture(element: HTMLVideoElement): boolean {
  return element.srcObject !== null && element.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA;
}

function showAtOnce(
  element: HTMLVideoElement,
  stream: MediaStream | null,
  refused: Signal<boolean>,
): () => void {
  if (element.srcObject !== stream) element.srcObject = stream;
  if (stream !== null) void play(element, refused);
  return () => {};
}

async function play(element: HTMLVideoElement, refused: Signal<boolean>): Promise<void> {
  if (await startPlaying(element) === "silenced") refused.value = true;
}

/** Tells a tile whether its element is on the screen. */
export function useSeen(element: MutableRef<Element | null>, tile: Tile): void {
  useLayoutEffect(() => {
    if (element.current === null) return;
    const observer = new IntersectionObserver((entries) => {
      tile.visible.value = entries.at(-1)?.isIntersecting === true;
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [tile]);
}

/** iPhones cannot show an element on the whole screen, only a video. */
interface IosVideo {
  webkitEnterFullscreen(): void;
}

function isIosVideo(video: HTMLVideoElement): video is HTMLVideoElement & IosVideo {
  return "webkitEnterFullscreen" in video && typeof video.webkitEnterFullscreen === "function";
}

/** Shows a tile on the whole screen, or ends that. A refusal of the browser changes nothing. */
export async function toggleFullScreen(tile: Element): Promise<void> {
  try {
    if (document.fullscreenElement === tile) return await document.exitFullscreen();
    if (document.fullscreenEnabled) return await tile.requestFullscreen();
    const video = tile.querySelector("video");
    if (video !== null && isIosVideo(video)) video.webkitEnterFullscreen();
  } catch {
    // The browser asks for a click that it still remembers; the next one will do.
  }
}

/** Whether the browser can play a video in a small window over all others. */
export function hasPictureInPicture(): boolean {
  return "pictureInPictureEnabled" in document && document.pictureInPictureEnabled;
}

/** Puts a video into a small window of its own, or takes it back. */
export async function togglePictureInPicture(video: HTMLVideoElement | null): Promise<void> {
  try {
    if (video === null) return;
    if (document.pictureInPictureElement === video) return await document.exitPictureInPicture();
    await video.requestPictureInPicture();
  } catch {
    // Refused, for instance because no picture has come yet.
  }
}

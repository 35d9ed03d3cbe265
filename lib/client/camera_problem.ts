import type { MediaSource } from "./video_deps.ts";

/** Why a camera or microphone does not start, in plain words, each with what to do. */

/** What was asked for. */
export interface WantedMedia {
  readonly video: boolean;
  readonly audio: boolean;
}

/** Nothing was asked for. */
export const NOTHING_CHOSEN = "Choose picture, sound or both; now both are off.";

/** Browsers give a camera to encrypted pages and to the machine itself only. */
export const NOT_SECURE =
  "Browsers give cameras and microphones only to pages whose address begins with https. Open this page by such an address, or ask its operator for one.";

/** Says what went wrong; `error` is what `getUserMedia` rejected with. */
export async function describeCameraProblem(
  error: unknown,
  wanted: WantedMedia,
  media: Pick<MediaSource, "list">,
): Promise<string> {
  const things = nameThings(wanted);
  switch (nameOf(error)) {
    case "NotAllowedError":
    case "PermissionDeniedError":
    case "SecurityError":
      return `This page may not use your ${things}. Allow it in the browser, by the sign next to the address, and in the privacy settings of your device; then try again.`;
    case "NotFoundError":
    case "DevicesNotFoundError":
      return await describeMissing(wanted, media);
    case "NotReadableError":
    case "TrackStartError":
    case "AbortError":
      return `Your ${things} cannot be used now; another program may have it. Close programs such as video calls, then try again.`;
    case "OverconstrainedError":
    case "ConstraintNotSatisfiedError":
      return `Your ${things} cannot do what this page asks for. Choose another device.`;
    default:
      return `Your ${things} did not start. Try again, or choose another device.`;
  }
}

async function describeMissing(
  wanted: WantedMedia,
  media: Pick<MediaSource, "list">,
): Promise<string> {
  const kinds = new Set((await media.list().catch(() => [])).map(({ kind }) => kind));
  const noCamera = wanted.video && !kinds.has("videoinput");
  const noMicrophone = wanted.audio && !kinds.has("audioinput");
  if (noCamera && noMicrophone) {
    return "There is neither a camera nor a microphone. Connect one, then try again.";
  }
  if (noCamera) {
    return wanted.audio
      ? "There is no camera. Connect one, or turn the picture off to be heard only; then try again."
      : "There is no camera. Connect one, then try again.";
  }
  if (noMicrophone) {
    return wanted.video
      ? "There is no microphone. Connect one, or turn the sound off to be seen only; then try again."
      : "There is no microphone. Connect one, then try again.";
  }
  return `Your ${nameThings(wanted)} was not found. Choose another device, then try again.`;
}

function nameThings({ video, audio }: WantedMedia): string {
  if (video && audio) return "camera or microphone";
  return video ? "camera" : "microphone";
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : "";
}

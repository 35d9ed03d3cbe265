/** The part of a video element that starting it needs. */
export interface Playable {
  muted: boolean;
  play(): Promise<void>;
}

/** How a start went: with sound as wished, only without, or not yet. */
export type Start = "playing" | "silenced" | "waiting";

/**
 * Starts a video. Browsers refuse sound that nobody asked for with a `NotAllowedError`; then it
 * plays silently, and the page offers a button. Any other refusal is temporary: a new stream came
 * while the old one was starting.
 */
export async function startPlaying(video: Playable): Promise<Start> {
  try {
    await video.play();
    return "playing";
  } catch (problem) {
    if (video.muted || !isRefusal(problem)) return "waiting";
  }
  video.muted = true;
  try {
    await video.play();
    return "silenced";
  } catch {
    return "waiting";
  }
}

function isRefusal(problem: unknown): boolean {
  return problem instanceof DOMException && problem.name === "NotAllowedError";
}

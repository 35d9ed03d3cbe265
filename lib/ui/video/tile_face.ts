import type { TilePhase } from "../../client/video_state.ts";

/** What a tile shows, from how far its camera has got. */
export interface TileFace {
  /** The picture, or the avatar where there is none to show. */
  readonly shows: "picture" | "avatar";
  /** A ring around the avatar that pulses while something is under way. */
  readonly pulsing: boolean;
  /** Whether the last picture is dimmed. */
  readonly dimmed: boolean;
  /** The sentence in the middle; null where the picture speaks for itself. */
  readonly words: string | null;
  readonly offersRetry: boolean;
}

const QUIET = { pulsing: false, dimmed: false, words: null, offersRetry: false } as const;

/** The face of somebody's tile. A failure brings its own sentence, so `words` is null then. */
export function faceOf(phase: TilePhase, hasVideo: boolean): TileFace {
  const shows = hasVideo ? "picture" : "avatar";
  switch (phase.kind) {
    case "opening":
      return { ...QUIET, shows: "avatar", pulsing: true, words: "Opening" };
    case "playing":
      return { ...QUIET, shows };
    case "frozen":
      return {
        ...QUIET,
        shows,
        dimmed: true,
        words: "The picture is frozen",
        offersRetry: true,
      };
    case "reconnecting":
      return {
        ...QUIET,
        shows,
        pulsing: true,
        dimmed: true,
        words: "Connection lost. Trying again",
      };
    case "failed":
      return { ...QUIET, shows: "avatar", offersRetry: true };
  }
}

/** What is read out when a tile's phase changes; null for what needs no words. */
export function phaseNews(username: string, before: string | null, now: string): string | null {
  if (before === now) return null;
  switch (now) {
    case "opening":
      return `Opening the camera of ${username}.`;
    case "playing":
      return before === null ? null : `The camera of ${username} is shown.`;
    case "frozen":
      return `The picture of ${username} is frozen.`;
    case "reconnecting":
      return `The connection to the camera of ${username} is lost. Trying again.`;
    case "failed":
      return `The camera of ${username} could not be opened.`;
    default:
      return null;
  }
}

import { hasFlag, VideoFlag } from "../protocol/video_flags.ts";
import type { CameraChoices } from "./video_state.ts";

/** Who may watch, and how much is sent to each viewer: plain functions of what is known. */

/** What is asked of a viewer. */
export interface ViewerStanding {
  /** Shows their own camera. */
  readonly live: boolean;
  readonly vip: boolean;
  /** Was expressly invited by the broadcaster. */
  readonly invited: boolean;
}

/** Why somebody may not watch: the camera is off (or looks so), or the broadcaster asks for more. */
export type Refusal = "off" | "mutual" | "vip";

/**
 * Why a camera with these flags may not be watched; null if it may. The server decides whether one
 * is opened; by this the page closes one that may not be watched any more.
 */
export function watchRefusal(video: number, viewer: ViewerStanding): Refusal | null {
  if (!hasFlag(video, VideoFlag.Active)) return "off";
  if (viewer.invited || hasFlag(video, VideoFlag.Invited)) return null;
  if (hasFlag(video, VideoFlag.OnlyVIP) && !viewer.vip) return "vip";
  return hasFlag(video, VideoFlag.MutualRequired) && !viewer.live ? "mutual" : null;
}

/** The flags of one's own camera while it is live. */
export function liveVideoFlags(choices: CameraChoices, microphoneOff: boolean): number {
  return VideoFlag.Active |
    (choices.explicit ? VideoFlag.Explicit : 0) |
    (microphoneOff ? VideoFlag.Muted : 0) |
    (choices.mutualRequired ? VideoFlag.MutualRequired : 0) |
    (choices.mutualOpen ? VideoFlag.MutualOpen : 0) |
    (choices.vipOnly ? VideoFlag.OnlyVIP : 0);
}

/** How a picture is sent to one viewer. */
export interface PictureLimits {
  readonly maxBitrateKbps: number;
  /** How many times smaller than it is taken, as `RTCRtpEncodingParameters` has it; at least 1. */
  readonly scaleDown: number;
  /** Pictures a second. */
  readonly maxFramerate: number;
}

/** Height of the picture that `camera.ts` asks for, in pixels. */
export const USUAL_HEIGHT = 480;

/**
 * Kilobits a second for the sound to one viewer: Opus is transparent for speech at 32
 * (https://wiki.xiph.org/Opus_Recommended_Settings).
 */
export const SOUND_KBPS = 32;

/**
 * What each viewer gets while there are at most so many. In a mesh every viewer is sent a stream of
 * their own, so the rows keep the pictures together at about 2.5 Mbit/s: an uplink of 3 Mbit/s, the
 * least that home and mobile lines commonly have, also carries the sound and the chat. Bitrates for
 * a size follow the lower half of what WebRTC takes for VP8: about 1,000 kbit/s for 480 lines at 30
 * pictures a second, a quarter of it for 240 lines. Fewer pictures are given up before sharpness,
 * and encoding thirty at full size would also cost more than the processor of a phone has.
 */
const UPLINK_TABLE = [
  { viewers: 2, maxBitrateKbps: 1_000, height: 480, maxFramerate: 30 },
  { viewers: 4, maxBitrateKbps: 600, height: 480, maxFramerate: 24 },
  { viewers: 6, maxBitrateKbps: 400, height: 480, maxFramerate: 15 },
  { viewers: 10, maxBitrateKbps: 250, height: 240, maxFramerate: 20 },
  { viewers: 16, maxBitrateKbps: 150, height: 240, maxFramerate: 12 },
  { viewers: 25, maxBitrateKbps: 100, height: 160, maxFramerate: 10 },
] as const;

/** Beyond the table: a small picture that still moves. */
const LEAST = { maxBitrateKbps: 60, height: 120, maxFramerate: 8 } as const;

/**
 * The limits for each of so many viewers of a picture that is `height` pixels high. Only viewers who
 * are sent the picture count.
 */
export function pictureLimits(viewers: number, height: number = USUAL_HEIGHT): PictureLimits {
  const row = UPLINK_TABLE.find((each) => viewers <= each.viewers) ?? LEAST;
  return {
    maxBitrateKbps: row.maxBitrateKbps,
    scaleDown: Math.max(1, height / row.height),
    maxFramerate: row.maxFramerate,
  };
}

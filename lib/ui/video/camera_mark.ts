import { hasFlag, VideoFlag } from "../../protocol/video_flags.ts";

/** What the camera button of a row in the Who List says, from the flags of its camera. */

/** Shape of the button. Each differs from the others without colour too. */
export type CameraShape = "plain" | "explicit" | "watching";

/** The small sign on its corner. */
export type CameraBadge = "mutual" | "vip" | "invited" | null;

/** How a camera is shown. */
export interface CameraMark {
  readonly shape: CameraShape;
  readonly badge: CameraBadge;
  /** Why it would not open for oneself, or null if it should. */
  readonly barrier: "mutual" | "vip" | null;
}

/** What the mark depends on. */
export interface CameraSituation {
  /** Flag bits of the other's row. */
  readonly video: number;
  readonly watching: boolean;
  /** Whether one shows one's own camera. */
  readonly ownLive: boolean;
  readonly ownVip: boolean;
}

/** The mark of somebody's camera, or null while it is off. */
export function markCamera(situation: CameraSituation): CameraMark | null {
  const { video, watching } = situation;
  if (!hasFlag(video, VideoFlag.Active)) return null;
  const explicit = hasFlag(video, VideoFlag.Explicit);
  return {
    shape: watching ? "watching" : explicit ? "explicit" : "plain",
    badge: badgeOf(video),
    barrier: watching ? null : barrierOf(situation),
  };
}

function badgeOf(video: number): CameraBadge {
  if (hasFlag(video, VideoFlag.Invited)) return "invited";
  if (hasFlag(video, VideoFlag.MutualRequired)) return "mutual";
  return hasFlag(video, VideoFlag.OnlyVIP) ? "vip" : null;
}

/** An invitation opens both doors. */
function barrierOf({ video, ownLive, ownVip }: CameraSituation): "mutual" | "vip" | null {
  if (hasFlag(video, VideoFlag.Invited)) return null;
  if (hasFlag(video, VideoFlag.OnlyVIP) && !ownVip) return "vip";
  return hasFlag(video, VideoFlag.MutualRequired) && !ownLive ? "mutual" : null;
}

/** What the button does or why it cannot, for the ear and as a tooltip. */
export function cameraWords(mark: CameraMark, username: string): string {
  if (mark.shape === "watching") return `Stop watching ${username}`;
  const explicit = mark.shape === "explicit" ? " (explicit)" : "";
  if (mark.barrier === "vip") return `Camera of ${username}${explicit}, for VIPs only`;
  if (mark.barrier === "mutual") {
    return `Camera of ${username}${explicit}, for those who show theirs`;
  }
  if (mark.badge === "invited") return `Watch ${username}${explicit}, who invites you`;
  return `Watch ${username}${explicit}`;
}

/** What a press on the button leads to. */
export type CameraPress = "close" | "watch" | "ask-explicit" | "explain-mutual" | "explain-vip";

/** Decides about a press; `confirmExplicit` is whether to ask before explicit cameras. */
export function decidePress(mark: CameraMark, confirmExplicit: boolean): CameraPress {
  if (mark.shape === "watching") return "close";
  if (mark.barrier !== null) return `explain-${mark.barrier}`;
  return mark.shape === "explicit" && confirmExplicit ? "ask-explicit" : "watch";
}

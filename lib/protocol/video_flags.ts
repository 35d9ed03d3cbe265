/**
 * The bits of a camera's state, as BareRTC has them. Any set of them is a number in `video` of
 * `me` and of rows of the Who List; 0 is no camera.
 */
export const VideoFlag = {
  /** The camera is on. Without it no other bit counts. */
  Active: 1,
  /** The picture is explicit (a red icon). */
  Explicit: 2,
  /** The microphone is off. */
  Muted: 4,
  /** Would rather not be watched by people who show explicit pictures. */
  NonExplicit: 8,
  /** Only those who show their own camera may watch. */
  MutualRequired: 16,
  /** Opens the cameras of those who watch. */
  MutualOpen: 32,
  /** Only VIPs may watch. */
  OnlyVIP: 64,
  /** Set by the server in the row that an invited person sees. */
  Invited: 128,
  /** Wants no watermark; kept for BareRTC clients, means nothing here. */
  NoWatermark: 256,
} as const;

/** The set of all flags. */
export const ALL_VIDEO_FLAGS = 511;

/** Whether a flag is in a set. */
export function hasFlag(video: number, flag: number): boolean {
  return (video & flag) !== 0;
}

/**
 * What a client may say of its own camera: nothing if it is off, no bit without a meaning, never
 * `Invited`, and `Explicit` only where the operator permits it.
 */
export function ownVideoFlags(video: number, permitExplicit: boolean): number {
  if (!hasFlag(video, VideoFlag.Active)) return 0;
  const kept = video & ALL_VIDEO_FLAGS & ~VideoFlag.Invited;
  return permitExplicit ? kept : kept & ~VideoFlag.Explicit;
}

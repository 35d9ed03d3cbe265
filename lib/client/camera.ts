import { err, ok, type Result } from "../protocol/result.ts";
import {
  describeCameraProblem,
  NOT_SECURE,
  NOTHING_CHOSEN,
  type WantedMedia,
} from "./camera_problem.ts";
import type { MediaSource } from "./video_deps.ts";
import type { CameraChoices } from "./video_state.ts";
import { USUAL_HEIGHT } from "./video_policy.ts";

/** Getting pictures and sound from the devices of this machine. */

/** The two things that a device can give. */
export type MediaKind = "audio" | "video";

/** Which side of a phone a camera looks to, as W3C `facingMode`. */
export type Facing = "user" | "environment";

/**
 * The picture that is asked for. Tiles are small and every viewer costs uplink, so 640 by 480 is
 * what BareRTC asks for, too; a camera that has no such size may give up to 1280 by 720.
 */
const SIZE = {
  width: { ideal: 640, max: 1280 },
  height: { ideal: USUAL_HEIGHT, max: 720 },
  frameRate: { ideal: 30, max: 30 },
} as const satisfies MediaTrackConstraints;

/** Names of the errors of a device that something else has open, in different browsers. */
const BUSY: ReadonlySet<string> = new Set(["NotReadableError", "AbortError", "TrackStartError"]);

/** Opens what was chosen, or says in a sentence why that is not possible and what to do. */
export async function openCamera(
  media: MediaSource | null,
  choices: CameraChoices,
): Promise<Result<MediaStream>> {
  const wanted = { video: choices.withVideo, audio: choices.withAudio };
  if (!wanted.video && !wanted.audio) return err(NOTHING_CHOSEN);
  const constraints = {
    video: wanted.video && videoConstraints(choices.cameraID),
    audio: wanted.audio && audioConstraints(choices.microphoneID),
  };
  return await open(media, constraints, wanted);
}

/** One device that is to take the place of another. */
export interface TrackWish {
  readonly kind: MediaKind;
  readonly choices: CameraChoices;
  /** A camera that looks to this side, instead of the chosen one. */
  readonly facing?: Facing | undefined;
  /** Stops the device in use. Called only if both cannot be open at once, as on most phones. */
  release(): void;
}

/** Opens one device. */
export async function openTrack(
  media: MediaSource | null,
  { kind, choices, facing, release }: TrackWish,
): Promise<Result<MediaStreamTrack>> {
  const constraints = kind === "audio"
    ? { audio: audioConstraints(choices.microphoneID) }
    : { video: facing ? { ...SIZE, facingMode: facing } : videoConstraints(choices.cameraID) };
  const wanted = { video: kind === "video", audio: kind === "audio" };
  const stream = await open(media, constraints, wanted, release);
  if (!stream.ok) return stream;
  const track = stream.value.getTracks().find((each) => each.kind === kind);
  return track === undefined ? err("The device gave nothing. Choose another one.") : ok(track);
}

/** Stops every track, so that the light goes off. */
export function stopStream(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

/** The track of a kind, if there is one. */
export function trackOf(stream: MediaStream, kind: MediaKind): MediaStreamTrack | undefined {
  return stream.getTracks().find((track) => track.kind === kind);
}

async function open(
  media: MediaSource | null,
  constraints: MediaStreamConstraints,
  wanted: WantedMedia,
  release: (() => void) | null = null,
): Promise<Result<MediaStream>> {
  if (media === null) return err(NOT_SECURE);
  try {
    return ok(await openGently(media, constraints, release));
  } catch (error) {
    return err(await describeCameraProblem(error, wanted, media));
  }
}

/** A camera that is busy gets a second try, and one that has no size within the bounds a freer one. */
async function openGently(
  media: MediaSource,
  constraints: MediaStreamConstraints,
  release: (() => void) | null,
): Promise<MediaStream> {
  try {
    return await media.open(constraints);
  } catch (error) {
    const name = error instanceof Error ? error.name : "";
    if (release !== null && BUSY.has(name)) {
      release();
      return await openGently(media, constraints, null);
    }
    if (name !== "OverconstrainedError" || typeof constraints.video !== "object") throw error;
    const { width: _width, height: _height, frameRate: _rate, ...rest } = constraints.video;
    return await media.open({ ...constraints, video: rest });
  }
}

/** `ideal`, so that another device serves when the remembered one is not there. */
function videoConstraints(id: string): MediaTrackConstraints {
  return { ...SIZE, ...(id === "" ? { facingMode: "user" } : { deviceId: { ideal: id } }) };
}

function audioConstraints(id: string): MediaTrackConstraints {
  return {
    echoCancellation: true,
    noiseSuppression: true,
    autoGainControl: true,
    ...(id === "" ? {} : { deviceId: { ideal: id } }),
  };
}

import type { ReadonlySignal, Signal } from "@preact/signals";
import type { MutableRef } from "preact/hooks";
import type { Tile } from "../../client/video_state.ts";
import type { CameraDesk } from "./camera_desk.ts";
import { hasPictureInPicture, toggleFullScreen, togglePictureInPicture } from "./full_screen.ts";
import type { TileControl } from "./tile_control.ts";
import type { TilePlace } from "./TileFrame.tsx";

/** What the controls of somebody's tile act on. */
export interface PersonControlsParts {
  readonly tile: Tile;
  readonly desk: CameraDesk;
  readonly place: TilePlace;
  readonly frame: MutableRef<HTMLDivElement | null>;
  readonly video: MutableRef<HTMLVideoElement | null>;
  /** Whether it has the whole screen. */
  readonly full: ReadonlySignal<boolean>;
  /** Whether the picture fills its tile, at the price of its edges. */
  readonly cropped: Signal<boolean>;
  readonly onFloat: () => void;
}

/** The buttons of somebody's tile: the most needed first, closing last. */
export function personControls(parts: PersonControlsParts): readonly TileControl[] {
  const { tile, desk, place, onFloat } = parts;
  const name = tile.username.value;
  const muted = tile.muted.value;
  const floating = place.kind === "floating";
  return [
    {
      key: "mute",
      icon: muted ? "volume-xmark" : "volume-high",
      words: muted ? `Turn on the sound of ${name}` : `Turn off the sound of ${name}`,
      active: muted,
      press: () => tile.muted.value = !muted,
    },
    ...pictureControls(parts),
    {
      key: "float",
      icon: floating ? "down-left-and-up-right-to-center" : "window-restore",
      words: floating ? "Put back into the panel" : "Pop out",
      active: floating,
      press: onFloat,
    },
    {
      key: "close",
      icon: "xmark",
      words: `Close the camera of ${name}`,
      press: () => desk.actions.close(tile.personID),
    },
  ];
}

/** What only a picture has. */
function pictureControls(parts: PersonControlsParts): readonly TileControl[] {
  const { tile, frame, video, full, cropped } = parts;
  if (!tile.hasVideo.value) return [];
  const controls: TileControl[] = [{
    key: "full",
    icon: full.value ? "compress" : "expand",
    words: full.value ? "Leave full screen" : "Full screen",
    active: full.value,
    press: () => void (frame.current && toggleFullScreen(frame.current)),
  }];
  if (hasPictureInPicture()) {
    const inPicture = tile.floating.value;
    controls.push({
      key: "picture",
      icon: "clone",
      words: inPicture ? "Leave picture in picture" : "Picture in picture",
      active: inPicture,
      press: () => void togglePictureInPicture(video.current),
    });
  }
  controls.push({
    key: "crop",
    icon: "crop-simple",
    words: cropped.value ? "Show the whole picture" : "Crop to fill the tile",
    active: cropped.value,
    press: () => cropped.value = !cropped.value,
  });
  return controls;
}

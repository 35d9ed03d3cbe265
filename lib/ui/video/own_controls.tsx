import type { CameraDesk } from "./camera_desk.ts";
import type { TileControl } from "./tile_control.ts";
import type { TilePlace } from "./TileFrame.tsx";

/** What the controls of one's own tile act on. */
export interface OwnControlsParts {
  readonly desk: CameraDesk;
  readonly place: TilePlace;
  readonly onFloat: () => void;
}

/** The buttons of one's own tile: the most needed first, stopping last. */
export function ownControls({ desk, place, onFloat }: OwnControlsParts): readonly TileControl[] {
  const { state, actions } = desk;
  const controls: TileControl[] = [];
  if (state.choices.value.withAudio) {
    const off = state.microphoneOff.value;
    controls.push({
      key: "microphone",
      icon: off ? "microphone-slash" : "microphone",
      words: off ? "Turn your microphone on" : "Turn your microphone off",
      active: off,
      press: () => actions.setMicrophoneOff(!off),
    });
  }
  if (canFlip(desk)) {
    controls.push({
      key: "flip",
      icon: "camera-rotate",
      words: "Use the other camera",
      press: actions.flip,
    });
  }
  const floating = place.kind === "floating";
  controls.push(
    { key: "settings", icon: "gear", words: "Camera settings", press: desk.openSettings },
    {
      key: "float",
      icon: floating ? "down-left-and-up-right-to-center" : "window-restore",
      words: floating ? "Put back into the panel" : "Pop out",
      active: floating,
      press: onFloat,
    },
    { key: "stop", icon: "video-slash", words: "Stop your camera", press: actions.stop },
  );
  return controls;
}

/** Phones have a camera on each side; on a desk, the list in the settings is clearer. */
function canFlip({ state }: CameraDesk): boolean {
  return state.choices.value.withVideo && state.cameras.value.length > 1 &&
    matchMedia("(pointer: coarse)").matches;
}

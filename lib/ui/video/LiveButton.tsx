import { Icon } from "../Icon.tsx";
import type { CameraDesk } from "./camera_desk.ts";

/** Goes live; while live it says so and leads to the settings. */
export function LiveButton({ desk }: { readonly desk: CameraDesk }) {
  const live = desk.live.value;
  return (
    <button
      type="button"
      class={live ? "button live-button live-on" : "button live-button"}
      aria-haspopup="dialog"
      onClick={desk.openSettings}
    >
      <Icon name="video" />
      <span class="live-words">{live ? "Live" : "Go live"}</span>
      {live && <span class="visually-hidden">: camera settings</span>}
    </button>
  );
}

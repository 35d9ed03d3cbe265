import type { RosterRow } from "../../protocol/roster_row.ts";
import { Icon } from "../Icon.tsx";
import type { CameraDesk } from "./camera_desk.ts";
import { type CameraBadge, type CameraMark, cameraWords } from "./camera_mark.ts";
import { viewerCountWords } from "./viewer_words.ts";

const BADGE_ICONS: Readonly<Record<NonNullable<CameraBadge>, string>> = {
  mutual: "right-left",
  vip: "star",
  invited: "check",
};

/** Somebody's camera in the Who List. */
export interface CameraButtonProps {
  readonly row: RosterRow;
  readonly desk: CameraDesk;
  readonly tabIndex: number;
}

/** Opens somebody's camera or closes it; its shape says which and what kind. Nothing while it is off. */
export function CameraButton({ row, desk, tabIndex }: CameraButtonProps) {
  const mark = desk.mark(row);
  if (mark === null) return null;
  const words = cameraWords(mark, row.username);
  return (
    <button
      type="button"
      class={`icon-button camera-button camera-${mark.shape}`}
      tabIndex={tabIndex}
      title={words}
      onClick={() => desk.press(row)}
    >
      <MarkSign mark={mark} />
      <span class="visually-hidden">{words}</span>
    </button>
  );
}

function MarkSign({ mark }: { readonly mark: CameraMark }) {
  const classes = mark.barrier === null ? "camera-sign" : "camera-sign camera-barred";
  return (
    <span class={classes}>
      <Icon name={mark.shape === "watching" ? "eye" : "video"} />
      {mark.badge !== null && (
        <span class={`camera-badge camera-badge-${mark.badge}`}>
          <Icon name={BADGE_ICONS[mark.badge]} />
        </span>
      )}
    </span>
  );
}

/** One's own camera in one's own row: goes live, or shows who watches. */
export function OwnCameraButton({ row, desk }: Omit<CameraButtonProps, "tabIndex">) {
  const mark = desk.mark(row);
  const count = desk.state.viewers.value.length;
  if (mark === null || !desk.live.value) {
    return (
      <button
        type="button"
        class="icon-button camera-button"
        title="Go live"
        aria-haspopup="dialog"
        onClick={desk.openSettings}
      >
        <Icon name="video-slash" />
        <span class="visually-hidden">Your camera is off. Go live</span>
      </button>
    );
  }
  const words = `Your camera is on. ${viewerCountWords(count)}`;
  return (
    <button
      type="button"
      class={`icon-button camera-button camera-${mark.shape}`}
      title={words}
      aria-haspopup="dialog"
      onClick={(event) => desk.viewersAt.value = event.currentTarget.getBoundingClientRect()}
    >
      <MarkSign mark={mark} />
      <span class="visually-hidden">{words}. Show them</span>
      <span class="camera-count" aria-hidden="true">{count > 0 ? count : ""}</span>
    </button>
  );
}

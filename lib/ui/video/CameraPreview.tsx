import type { VideoState } from "../../client/video_state.ts";
import { Icon } from "../Icon.tsx";
import { OwnPicture } from "./OwnPicture.tsx";
import { SoundBars } from "./SoundBars.tsx";

/** What one is about to show. */
export interface CameraPreviewProps {
  readonly state: VideoState;
  readonly onRetry: () => void;
}

/** Oneself as others will see it, or why not. */
export function CameraPreview({ state, onRetry }: CameraPreviewProps) {
  const own = state.own.value;
  const problem = state.problem.value;
  const { withVideo, withAudio } = state.choices.value;
  const stream = own.phase === "preview" || own.phase === "live" ? own.stream : null;
  return (
    <div class="preview">
      {stream !== null && withVideo && <OwnPicture stream={stream} />}
      {stream !== null && !withVideo && (
        <PreviewWords icon="video-slash">
          {withAudio ? "Sound only: nobody sees you." : "Picture and sound are off."}
        </PreviewWords>
      )}
      {stream === null && problem === null && (
        <PreviewWords icon="video">
          {own.phase === "starting"
            ? "Starting your camera. If your browser asks, allow it."
            : "Your camera is off."}
        </PreviewWords>
      )}
      {problem !== null && (
        <div class="preview-problem" role="alert">
          <Icon name="circle-exclamation" />
          <p>{problem}</p>
          <button type="button" class="button" onClick={onRetry}>
            <Icon name="rotate-right" /> Try again
          </button>
        </div>
      )}
      {stream !== null && problem === null && (
        <p class="tile-name preview-name">
          <SoundBars active={withAudio && state.speaking.value} /> you
        </p>
      )}
    </div>
  );
}

function PreviewWords({ icon, children }: { readonly icon: string; readonly children: string }) {
  return (
    <div class="preview-words" role="status">
      <Icon name={icon} />
      <p>{children}</p>
    </div>
  );
}

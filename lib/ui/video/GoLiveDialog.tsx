import { useRef } from "preact/hooks";
import { Icon } from "../Icon.tsx";
import type { CameraDesk } from "./camera_desk.ts";
import { CameraOptions } from "./CameraOptions.tsx";
import { CameraPreview } from "./CameraPreview.tsx";
import { DevicePicker } from "./DevicePicker.tsx";
import { useModal } from "./use_modal.ts";

/** The desk, and whether one is a VIP oneself. */
export interface GoLiveDialogProps {
  readonly desk: CameraDesk;
  readonly ownVip: boolean;
}

/** Everything before going live, and the settings after that. Closing it stops a mere preview. */
export function GoLiveDialog({ desk, ownVip }: GoLiveDialogProps) {
  const { state, actions, settingsShown } = desk;
  const { dialog, close } = useModal();
  const going = useRef(false);
  const live = desk.live.value;
  const onClose = () => {
    settingsShown.value = false;
    if (!going.current && !desk.live.peek()) actions.stop();
  };
  const goLive = () => {
    going.current = true;
    actions.goLive();
    close();
  };
  const stop = () => {
    actions.stop();
    close();
  };
  return (
    <dialog ref={dialog} class="dialog go-live" aria-labelledby="go-live-title" onClose={onClose}>
      <header class="dialog-head">
        <h2 id="go-live-title" class="dialog-title">{live ? "Camera settings" : "Go live"}</h2>
        <button type="button" class="icon-button" onClick={close}>
          <Icon name="xmark" />
          <span class="visually-hidden">Close</span>
        </button>
      </header>
      <div class="dialog-body go-live-body">
        <div class="go-live-self">
          <CameraPreview state={state} onRetry={actions.preview} />
          <p class="dialog-note">
            {live
              ? "What you change here, others see at once."
              : "Nobody sees or hears you before you go live."}
          </p>
        </div>
        <div class="go-live-choices">
          <DevicePicker kind="Camera" {...{ state, actions }} />
          <DevicePicker kind="Microphone" {...{ state, actions }} />
          <CameraOptions {...{ state, actions, ownVip }} />
        </div>
      </div>
      {live
        ? <LiveFoot onStop={stop} onDone={close} />
        : <PreviewFoot state={state} onCancel={close} onGoLive={goLive} />}
    </dialog>
  );
}

function LiveFoot(
  { onStop, onDone }: { readonly onStop: () => void; readonly onDone: () => void },
) {
  return (
    <footer class="dialog-foot">
      <button type="button" class="button button-danger" onClick={onStop}>
        <Icon name="video-slash" /> Stop my camera
      </button>
      <button type="button" class="button button-primary" onClick={onDone}>Done</button>
    </footer>
  );
}

interface PreviewFootProps extends Pick<CameraDesk, "state"> {
  readonly onCancel: () => void;
  readonly onGoLive: () => void;
}

function PreviewFoot({ state, onCancel, onGoLive }: PreviewFootProps) {
  const { withVideo, withAudio } = state.choices.value;
  const nothing = !withVideo && !withAudio;
  return (
    <footer class="dialog-foot">
      <p class="dialog-hint" role="status">
        {nothing ? "Turn on picture or sound to go live." : ""}
      </p>
      <button type="button" class="button" onClick={onCancel}>Cancel</button>
      <button
        type="button"
        class="button button-primary"
        disabled={nothing || state.own.value.phase !== "preview"}
        onClick={onGoLive}
      >
        <Icon name="video" /> Go live
      </button>
    </footer>
  );
}

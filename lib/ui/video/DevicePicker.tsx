import type { VideoActions, VideoState } from "../../client/video_state.ts";
import { deviceOptions } from "./device_words.ts";
import { Switch } from "./Switch.tsx";

/** Which kind of device, and the client's half. */
export interface DevicePickerProps {
  readonly kind: "Camera" | "Microphone";
  readonly state: VideoState;
  readonly actions: VideoActions;
}

/** A switch for picture or sound, and which device it comes from. */
export function DevicePicker({ kind, state, actions }: DevicePickerProps) {
  const camera = kind === "Camera";
  const choices = state.choices.value;
  const on = camera ? choices.withVideo : choices.withAudio;
  const devices = camera ? state.cameras.value : state.microphones.value;
  const chosen = camera ? choices.cameraID : choices.microphoneID;
  return (
    <div class="device">
      <Switch
        on={on}
        onChange={(value) => actions.choose(camera ? { withVideo: value } : { withAudio: value })}
      >
        {camera ? "Picture" : "Sound"}
      </Switch>
      {on && (
        <select
          class="select device-select"
          aria-label={kind}
          value={chosen}
          onChange={({ currentTarget: { value } }) =>
            actions.choose(camera ? { cameraID: value } : { microphoneID: value })}
        >
          {deviceOptions(kind, devices, chosen).map(({ value, words }) => (
            <option key={value} value={value}>{words}</option>
          ))}
        </select>
      )}
    </div>
  );
}

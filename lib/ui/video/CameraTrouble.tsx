import { useSignal } from "@preact/signals";
import { Icon } from "../Icon.tsx";
import type { CameraDesk } from "./camera_desk.ts";

/** Says that one's camera has failed while its dialog is closed. */
export function CameraTrouble({ desk }: { readonly desk: CameraDesk }) {
  const read = useSignal<string | null>(null);
  const problem = desk.state.problem.value;
  if (problem === null || problem === read.value || desk.settingsShown.value) return null;
  return (
    <div class="mesh-trouble" role="alert">
      <Icon name="circle-exclamation" />
      <p>{problem}</p>
      <button type="button" class="button button-small" onClick={desk.openSettings}>
        Try again
      </button>
      <button type="button" class="icon-button" onClick={() => read.value = problem}>
        <Icon name="xmark" />
        <span class="visually-hidden">Dismiss</span>
      </button>
    </div>
  );
}

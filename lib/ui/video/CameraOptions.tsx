import type { VideoActions, VideoState } from "../../client/video_state.ts";
import { Switch } from "./Switch.tsx";

/** The client's half, and whether one is a VIP oneself. */
export interface CameraOptionsProps {
  readonly state: VideoState;
  readonly actions: VideoActions;
  readonly ownVip: boolean;
}

/** Who may watch, and what happens when they do. */
export function CameraOptions({ state, actions, ownVip }: CameraOptionsProps) {
  const choices = state.choices.value;
  return (
    <fieldset class="options">
      <legend class="options-title">Who watches</legend>
      <Switch
        on={choices.mutualRequired}
        onChange={(mutualRequired) => actions.choose({ mutualRequired })}
      >
        Only people who show theirs
      </Switch>
      <Switch
        on={choices.mutualOpen}
        onChange={(mutualOpen) => actions.choose({ mutualOpen })}
      >
        Open the cameras of those who watch me
      </Switch>
      {ownVip && (
        <Switch on={choices.vipOnly} onChange={(vipOnly) => actions.choose({ vipOnly })}>
          Only VIPs
        </Switch>
      )}
      {state.permitExplicit && (
        <Switch
          on={choices.explicit}
          onChange={(explicit) => actions.choose({ explicit })}
          note="Your camera is marked in red, and people are asked before it opens."
        >
          My picture is explicit
        </Switch>
      )}
      <Switch
        on={state.watchSound.value}
        onChange={(on) => state.watchSound.value = on}
      >
        Play a sound when someone starts to watch
      </Switch>
    </fieldset>
  );
}

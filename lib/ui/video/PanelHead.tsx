import { Icon } from "../Icon.tsx";
import type { CameraDesk } from "./camera_desk.ts";
import type { Panel } from "./use_panel.ts";
import { useViewerNotice } from "./use_viewer_notice.ts";

/** What the head of the video panel shows. */
export interface PanelHeadProps {
  readonly desk: CameraDesk;
  readonly panel: Panel;
  readonly phone: boolean;
  /** Tiles in all, and how many of them are in the panel. */
  readonly count: number;
  readonly docked: number;
}

/** A line above the tiles: how many, who has just come to watch, and what the panel can do. */
export function PanelHead({ desk, panel, phone, count, docked }: PanelHeadProps) {
  const notice = useViewerNotice(desk.state.viewers);
  const { collapsed, expanded } = panel;
  return (
    <div class="panel-line">
      <h2 class="panel-title">
        Cameras <span class="people-total">{count}</span>
      </h2>
      <p class="panel-notice" role="status">
        {notice !== "" && <Icon name="eye" />}
        <span dir="auto">{notice}</span>
      </p>
      {desk.soundRefused.value && (
        <button
          type="button"
          class="button button-small button-primary"
          onClick={() => desk.soundRefused.value = false}
        >
          <Icon name="volume-high" /> Turn sound on
        </button>
      )}
      {phone && !collapsed.value && docked > 0 && (
        <PanelToggle
          icon={expanded.value ? "minimize" : "maximize"}
          words={expanded.value ? "Cameras in one line" : "Bigger cameras"}
          onPress={() => expanded.value = !expanded.value}
        />
      )}
      {desk.state.tiles.value.length > 0 && (
        <PanelToggle
          icon="headphones"
          words="Hear cameras that you cannot see"
          pressed={desk.state.hearHidden.value}
          onPress={() => desk.state.hearHidden.value = !desk.state.hearHidden.value}
        />
      )}
      {docked > 0 && (
        <PanelToggle
          icon={collapsed.value ? "chevron-down" : "chevron-up"}
          words={collapsed.value ? "Show the cameras" : "Hide the cameras"}
          onPress={() => collapsed.value = !collapsed.value}
        />
      )}
    </div>
  );
}

interface PanelToggleProps {
  readonly icon: string;
  readonly words: string;
  /** For what is either on or off. */
  readonly pressed?: boolean;
  readonly onPress: () => void;
}

function PanelToggle({ icon, words, pressed, onPress }: PanelToggleProps) {
  return (
    <button
      type="button"
      class="icon-button panel-button"
      title={words}
      aria-pressed={pressed}
      onClick={onPress}
    >
      <Icon name={icon} />
      <span class="visually-hidden">{words}</span>
    </button>
  );
}

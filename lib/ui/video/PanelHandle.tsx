import { clampPanel, highestPanel, LOWEST_PANEL, panelAfterKey } from "./panel_height.ts";
import { useDrag } from "./use_drag.ts";
import type { Panel } from "./use_panel.ts";

/** The lower edge of the panel: dragged or moved by arrow keys, it divides cameras and messages. */
export function PanelHandle({ panel }: { readonly panel: Panel }) {
  const { height, shared, wanted } = panel;
  const drag = useDrag(() => (_, down) => wanted.value = clampPanel(height + down, shared));
  const onKeyDown = (event: KeyboardEvent) => {
    const next = panelAfterKey(event.key, height, shared);
    if (next === null) return;
    event.preventDefault();
    wanted.value = next;
  };
  return (
    <div
      class="panel-handle"
      role="separator"
      tabIndex={0}
      aria-orientation="horizontal"
      aria-label="Height of the cameras"
      aria-valuenow={Math.round(height)}
      aria-valuemin={LOWEST_PANEL}
      aria-valuemax={Math.round(highestPanel(shared))}
      title="Drag for bigger or smaller cameras, double-click for the usual size"
      onKeyDown={onKeyDown}
      onDblClick={() => wanted.value = null}
      {...drag}
    />
  );
}

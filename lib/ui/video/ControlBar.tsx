import { type Signal, useSignal } from "@preact/signals";
import { Icon } from "../Icon.tsx";
import type { Box } from "./float_box.ts";
import { Popover } from "./Popover.tsx";
import type { ControlPlan } from "./split_controls.ts";
import type { TileControl } from "./tile_control.ts";
import { Volume } from "./Volume.tsx";

/** The buttons of a tile. */
export interface ControlBarProps {
  /** Whose tile, for the name of the menu. */
  readonly title: string;
  /** The most needed first; the last one, which ends things, always has a place. */
  readonly controls: readonly TileControl[];
  /** What has a place on the tile; the rest is in its menu. */
  readonly plan: ControlPlan;
  /** Loudness from 0 to 1, or null where there is nothing to hear. */
  readonly volume: Signal<number> | null;
}

/** The buttons at the lower right of a tile. What does not fit is in a menu, with the volume. */
export function ControlBar({ title, controls, plan, volume }: ControlBarProps) {
  const menuAt = useSignal<Box | null>(null);
  const last = controls.at(-1);
  const first = controls.slice(0, plan.inline - 1);
  const rest = controls.slice(first.length, -1);
  const hidden = volume !== null && !plan.slider;
  const button = (control: TileControl) => <ControlButton key={control.key} control={control} />;
  return (
    <div class="tile-controls">
      {first.slice(0, 1).map(button)}
      {volume !== null && plan.slider && (
        <span class="tile-slider">
          <Volume volume={volume} />
        </span>
      )}
      {first.slice(1).map(button)}
      {(rest.length > 0 || hidden) && (
        <button
          type="button"
          class="tile-button"
          title="More"
          aria-haspopup="dialog"
          onClick={(event) => menuAt.value = event.currentTarget.getBoundingClientRect()}
        >
          <Icon name="ellipsis" />
          <span class="visually-hidden">More for {title}</span>
        </button>
      )}
      {last !== undefined && <ControlButton control={last} />}
      {menuAt.value !== null && (
        <MoreMenu
          {...{ title, anchor: menuAt.value, controls: rest }}
          volume={hidden ? volume : null}
          onClose={() => menuAt.value = null}
        />
      )}
    </div>
  );
}

interface MoreMenuProps extends Omit<ControlBarProps, "plan"> {
  readonly anchor: Box;
  readonly onClose: () => void;
}

function MoreMenu({ title, anchor, controls, volume, onClose }: MoreMenuProps) {
  return (
    <Popover label={title} anchor={anchor} onClose={onClose}>
      <h2 class="popover-title" dir="auto">{title}</h2>
      {volume !== null && <Volume volume={volume} />}
      {controls.map((control) => (
        <button
          key={control.key}
          type="button"
          class="menu-item"
          onClick={(event) => {
            const from = event.currentTarget;
            from.closest("dialog")?.close();
            control.press(from);
          }}
        >
          <Icon name={control.icon} /> {control.words}
        </button>
      ))}
    </Popover>
  );
}

function ControlButton({ control }: { readonly control: TileControl }) {
  return (
    <button
      type="button"
      class={control.active === true ? "tile-button tile-button-active" : "tile-button"}
      title={control.words}
      onClick={(event) => control.press(event.currentTarget)}
    >
      <Icon name={control.icon} />
      <span class="visually-hidden">{control.words}</span>
    </button>
  );
}

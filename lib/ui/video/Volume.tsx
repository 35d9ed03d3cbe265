import type { Signal } from "@preact/signals";
import { Icon } from "../Icon.tsx";

/** How loud somebody is here: 0 to 1. */
export function Volume({ volume }: { readonly volume: Signal<number> }) {
  return (
    <label class="volume">
      <Icon name="volume-high" />
      <input
        type="range"
        class="volume-slider"
        aria-label="Volume"
        min={0}
        max={100}
        step={5}
        value={Math.round(volume.value * 100)}
        onInput={(event) => volume.value = Number(event.currentTarget.value) / 100}
      />
    </label>
  );
}

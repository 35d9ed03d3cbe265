import { type ReadonlySignal, useComputed, useSignal, useSignalEffect } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { CameraDesk } from "./camera_desk.ts";
import { OWN_TILE, OwnTile } from "./OwnTile.tsx";
import { PanelHandle } from "./PanelHandle.tsx";
import { PanelHead } from "./PanelHead.tsx";
import { PersonTile } from "./PersonTile.tsx";
import type { TilePlace } from "./TileFrame.tsx";
import { useSleep } from "./TileFrame.tsx";
import { useBoxSize } from "./use_box_size.ts";
import { useButtonWidth } from "./use_button_width.ts";
import { useFloats } from "./use_floats.ts";
import { useKeptFocus } from "./use_kept_focus.ts";
import { usePanel } from "./use_panel.ts";
import { useTileNews } from "./use_tile_news.ts";
import type { VideoMeshProps } from "./video_mesh_props.ts";

/** The cameras that are open, above the messages. */
export function VideoPanel({ desk, roster, me, phone }: VideoMeshProps) {
  const { own, tiles } = desk.state;
  const section = useRef<HTMLElement>(null);
  const { box, size } = useBoxSize();
  const floats = useFloats();
  const awake = useSignal<string | null>(null);
  const buttonWidth = useButtonWidth();
  const keys = useTileKeys(desk);
  useSleep(awake);
  useKeptFocus(section);
  useSignalEffect(() => floats.keepOnly(keys.value));
  const docked = keys.value.filter((key) => !floats.boxes.value.has(key)).length;
  const panel = usePanel({ section, width: size.value.width, docked, phone });
  const placeOf = (key: string): TilePlace => {
    const floating = floats.boxes.value.get(key);
    return floating === undefined
      ? { kind: "docked", size: panel.tile }
      : { kind: "floating", box: floating, onMove: (next) => floats.place(key, next) };
  };
  const common = (key: string) => ({
    ...{ desk, awake, buttonWidth, place: placeOf(key) },
    onFloat: () => floats.toggle(key),
  });
  const ownRow = roster.value.get(me.value?.personID ?? "");
  return (
    <section
      ref={section}
      class={`video-panel video-${panel.shape}`}
      aria-label="Cameras"
    >
      <PanelHead {...{ desk, panel, phone }} count={keys.value.length} docked={docked} />
      <div class="tiles-frame" ref={box}>
        <div class="tiles scrolls-x">
          {own.value.phase === "live" && (
            <OwnTile
              key={OWN_TILE}
              {...common(OWN_TILE)}
              stream={own.value.stream}
              username={me.value?.username ?? ""}
              avatar={ownRow?.avatar}
            />
          )}
          {tiles.value.map((tile) => (
            <PersonTile
              key={tile.personID}
              {...common(tile.personID)}
              tile={tile}
              avatar={roster.value.get(tile.personID)?.avatar}
            />
          ))}
        </div>
      </div>
      {panel.shape === "grid" && !phone && docked > 0 && <PanelHandle panel={panel} />}
      <p class="visually-hidden" role="status">{useTileNews(tiles)}</p>
    </section>
  );
}

/** All tiles, one's own first. */
function useTileKeys({ live, state }: CameraDesk): ReadonlySignal<readonly string[]> {
  return useComputed(() => {
    const others = state.tiles.value.map((tile) => tile.personID);
    return live.value ? [OWN_TILE, ...others] : others;
  });
}

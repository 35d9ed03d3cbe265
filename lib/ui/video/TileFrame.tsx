import { type Signal, useSignalEffect } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { type MutableRef, useEffect } from "preact/hooks";
import { Icon } from "../Icon.tsx";
import { type Box, boxAfterKey, moveBox, resizeBox } from "./float_box.ts";
import type { Size } from "./tile_grid.ts";
import { useDrag } from "./use_drag.ts";
import { windowSize } from "./use_floats.ts";

/** Where a tile is: in the panel with a size, or floating. */
export type TilePlace =
  | { readonly kind: "docked"; readonly size: Size }
  | { readonly kind: "floating"; readonly box: Box; readonly onMove: (box: Box) => void };

/** Any tile: its frame, its name and what lies in it. */
export interface TileFrameProps {
  readonly frame: MutableRef<HTMLDivElement | null>;
  readonly tileKey: string;
  /** Whose camera, for the ear. */
  readonly label: string;
  readonly place: TilePlace;
  /** Key of the tile whose controls a tap has called up. */
  readonly awake: Signal<string | null>;
  readonly speaking: boolean;
  readonly children: ComponentChildren;
}

/** How long controls stay after a tap, in milliseconds. */
const AWAKE_MS = 5000;

/** The frame of a tile. A tap shows its controls; a floating one can be moved and resized. */
export function TileFrame(props: TileFrameProps) {
  const { frame, tileKey, label, place, awake } = props;
  useTilePlace(frame, place);
  const classes = ["tile", `tile-${place.kind}`];
  if (props.speaking) classes.push("tile-speaking");
  if (awake.value === tileKey) classes.push("tile-awake");
  return (
    <div
      ref={frame}
      class={classes.join(" ")}
      role="group"
      aria-label={label}
      onClick={(event) => toggleAwake(event, awake, tileKey)}
    >
      {place.kind === "floating" && (
        <FloatMover label={label} box={place.box} onMove={place.onMove} />
      )}
      {props.children}
      {place.kind === "floating" && <FloatCorner box={place.box} onMove={place.onMove} />}
    </div>
  );
}

/** Size and place go into properties, as the page's policy allows no inline style in HTML. */
function useTilePlace(frame: TileFrameProps["frame"], place: TilePlace): void {
  const size = place.kind === "docked" ? place.size : place.box;
  const { left, top } = place.kind === "docked" ? { left: 0, top: 0 } : place.box;
  useEffect(() => {
    const style = frame.current?.style;
    style?.setProperty("--tile-width", `${size.width}px`);
    style?.setProperty("--tile-height", `${size.height}px`);
    style?.setProperty("--tile-left", `${left}px`);
    style?.setProperty("--tile-top", `${top}px`);
  }, [size.width, size.height, left, top]);
}

/** A finger has no way to hover: its tap on the picture shows the controls, and hides them again. */
function toggleAwake(event: MouseEvent, awake: Signal<string | null>, key: string): void {
  const onControl = event.target instanceof Element &&
    event.target.closest("button:not(.tile-mover), dialog");
  if (onControl === null) awake.value = awake.peek() === key ? null : key;
}

/** Lets controls that a tap has shown go after a while. */
export function useSleep(awake: Signal<string | null>): void {
  useSignalEffect(() => {
    if (awake.value === null) return;
    const timer = setTimeout(() => awake.value = null, AWAKE_MS);
    return () => clearTimeout(timer);
  });
}

interface FloatMoverProps {
  readonly label: string;
  readonly box: Box;
  readonly onMove: (box: Box) => void;
}

/** All of a floating tile that is no button drags it; the button is for the keyboard. */
function FloatMover({ label, box, onMove }: FloatMoverProps) {
  const move = useDrag(() => (across, down) => onMove(moveBox(box, across, down, windowSize())));
  const onKeyDown = (event: KeyboardEvent) => {
    const next = boxAfterKey(event.key, event.shiftKey, box, windowSize());
    if (next === null) return;
    event.preventDefault();
    onMove(next);
  };
  return (
    <button type="button" class="tile-mover" onKeyDown={onKeyDown} {...move}>
      <span class="tile-mover-sign">
        <Icon name="up-down-left-right" />
      </span>
      <span class="visually-hidden">
        {label}: arrow keys move it, Shift and arrow keys change its size
      </span>
    </button>
  );
}

function FloatCorner({ box, onMove }: Omit<FloatMoverProps, "label">) {
  const resize = useDrag(() => (across, down) =>
    onMove(resizeBox(box, across, down, windowSize()))
  );
  return <span class="tile-corner" {...resize} />;
}

import { type ReadonlySignal, useSignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { type Box, firstBox, keepInside } from "./float_box.ts";
import type { Size } from "./tile_grid.ts";

/** The tiles that were taken out of the panel, and where they float. */
export interface Floats {
  /** By the key of the tile. */
  readonly boxes: ReadonlySignal<ReadonlyMap<string, Box>>;
  /** Takes a tile out of the panel, or puts it back. */
  toggle(key: string): void;
  place(key: string, box: Box): void;
  /** Forgets tiles that are gone. */
  keepOnly(keys: readonly string[]): void;
}

/** Size of the window in CSS pixels. */
export function windowSize(): Size {
  return { width: innerWidth, height: innerHeight };
}

/** Keeps the floating tiles, inside the window whatever its size. */
export function useFloats(): Floats {
  const boxes = useSignal<ReadonlyMap<string, Box>>(new Map());
  useEffect(() => {
    const onResize = () => {
      const window = windowSize();
      boxes.value = new Map([...boxes.peek()].map(([key, box]) => [key, keepInside(box, window)]));
    };
    addEventListener("resize", onResize);
    return () => removeEventListener("resize", onResize);
  }, []);
  return useMemo(() => ({
    boxes,
    toggle(key) {
      const next = new Map(boxes.peek());
      if (!next.delete(key)) next.set(key, firstBox(next.size, windowSize()));
      boxes.value = next;
    },
    place(key, box) {
      if (boxes.peek().has(key)) boxes.value = new Map(boxes.peek()).set(key, box);
    },
    keepOnly(keys) {
      const next = new Map([...boxes.peek()].filter(([key]) => keys.includes(key)));
      if (next.size < boxes.peek().size) boxes.value = next;
    },
  }), []);
}

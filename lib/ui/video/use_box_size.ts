import { type ReadonlySignal, useSignal } from "@preact/signals";
import { type MutableRef, useLayoutEffect, useRef } from "preact/hooks";
import type { Size } from "./tile_grid.ts";

/** An element and its size without padding, which follows every change. In CSS pixels. */
export interface MeasuredBox {
  readonly box: MutableRef<HTMLDivElement | null>;
  readonly size: ReadonlySignal<Size>;
}

/** Measures an element as long as it is there. */
export function useBoxSize(): MeasuredBox {
  const box = useRef<HTMLDivElement>(null);
  const size = useSignal<Size>({ width: 0, height: 0 });
  useLayoutEffect(() => {
    if (box.current === null) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry === undefined) return;
      const { width, height } = entry.contentRect;
      size.value = { width, height };
    });
    observer.observe(box.current);
    return () => observer.disconnect();
  }, []);
  return { box, size };
}

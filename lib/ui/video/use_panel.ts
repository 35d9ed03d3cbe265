import { type Signal, useSignal } from "@preact/signals";
import { type MutableRef, useLayoutEffect } from "preact/hooks";
import { clampPanel, firstPanelHeight, highestPanel } from "./panel_height.ts";
import { stripTile } from "./strip_tile.ts";
import { fitTiles, gridHeight, gridWidth, type Size } from "./tile_grid.ts";

/** Space between tiles, in CSS pixels; the same as `--tile-gap` in `video.css`. */
const TILE_GAP = 8;

/** How the panel is drawn. */
export type PanelShape = "hidden" | "strip" | "grid";

/** The video panel's shape and sizes, in CSS pixels. */
export interface Panel {
  readonly shape: PanelShape;
  readonly tile: Size;
  /** Height of what holds the tiles. */
  readonly height: number;
  /** What panel and messages share. */
  readonly shared: number;
  readonly collapsed: Signal<boolean>;
  /** On a phone: a grid instead of the strip. */
  readonly expanded: Signal<boolean>;
  /** What somebody chose by the handle, or null. */
  readonly wanted: Signal<number | null>;
}

/** What the panel depends on. */
export interface PanelSituation {
  readonly section: MutableRef<HTMLElement | null>;
  /** What tiles have from left to right. */
  readonly width: number;
  /** How many tiles are in the panel, not floating. */
  readonly docked: number;
  readonly phone: boolean;
}

/** Lays out the video panel. */
export function usePanel({ section, width, docked, phone }: PanelSituation): Panel {
  const collapsed = useSignal(false);
  const expanded = useSignal(false);
  const wanted = useSignal<number | null>(null);
  const shared = useShared(section);
  const shape = collapsed.value || docked === 0
    ? "hidden"
    : phone && !expanded.value
    ? "strip"
    : "grid";
  const sizes = shape === "strip"
    ? layStrip(docked, width)
    : layGrid({ docked, width, shared, wanted: phone ? null : wanted.value, phone });
  useLayoutEffect(() => {
    const style = section.current?.style;
    style?.setProperty("--panel-height", `${sizes.height}px`);
    style?.setProperty("--tiles-width", `${sizes.across}px`);
  }, [sizes.height, sizes.across]);
  const { tile, height } = sizes;
  return { shape, tile, height, shared, collapsed, expanded, wanted };
}

interface Sizes {
  readonly tile: Size;
  readonly height: number;
  /** What the tiles take up from left to right, so that they break where the grid does. */
  readonly across: number;
}

function layStrip(docked: number, width: number): Sizes {
  const tile = stripTile(docked, width, TILE_GAP);
  return { tile, height: tile.height, across: width };
}

interface GridSituation extends Omit<PanelSituation, "section"> {
  readonly shared: number;
  readonly wanted: number | null;
}

/** Without a chosen height, the panel is no higher than its tiles. */
function layGrid({ docked, width, shared, wanted, phone }: GridSituation): Sizes {
  const allowed = wanted !== null
    ? clampPanel(wanted, shared)
    : phone
    ? highestPanel(shared)
    : firstPanelHeight(shared);
  const tile = fitTiles(docked, { width, height: allowed }, TILE_GAP);
  const needed = gridHeight(tile, TILE_GAP);
  const height = wanted === null ? Math.min(allowed, needed) : allowed;
  return { tile, height, across: gridWidth(tile, TILE_GAP) };
}

/**
 * Height that the tiles and the messages divide among them, whatever lies above and below: the
 * panel stands in the chat, above the messages.
 */
function useShared(section: MutableRef<HTMLElement | null>): number {
  const shared = useSignal(innerHeight * 0.75);
  useLayoutEffect(() => {
    const panel = section.current;
    const chat = panel?.parentElement;
    if (!panel || !chat) return;
    const measure = () => {
      const head = panel.firstElementChild?.clientHeight ?? 0;
      const messages = chat.querySelector(".chat-middle")?.clientHeight ?? 0;
      shared.value = panel.clientHeight - head + messages;
    };
    const observer = new ResizeObserver(measure);
    observer.observe(chat);
    return () => observer.disconnect();
  }, []);
  return shared.value;
}

import { effect, type ReadonlySignal, untracked } from "@preact/signals";
import { isFields } from "../protocol/fields.ts";
import type { ClientDeps } from "./client_deps.ts";
import type { Tile } from "./video_state.ts";

/**
 * What of a camera reaches the one who opened it. Told to the broadcaster over the data channel, so
 * that nothing is sent for nobody; ends that are not ours do not know it and send everything.
 */
export interface Attention {
  /** The picture can be seen. */
  readonly visible: boolean;
  /** The sound is wanted: it is on, and so is the picture, unless one asked to hear hidden cameras. */
  readonly audible: boolean;
}

/** Until something else is said. */
export const FULL_ATTENTION: Attention = { visible: true, audible: true };

/** Milliseconds for which a tile must be hidden before that is told: who only passes by misses nothing. */
const HIDDEN_MS = 2_000;

/** The attention that the other end tells of; null if the text says nothing of the kind. */
export function parseAttention(text: string): Attention | null {
  let fields: unknown;
  try {
    fields = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isFields(fields) || typeof fields.visible !== "boolean") return null;
  return { visible: fields.visible, audible: fields.audible !== false };
}

/** Follows what of a tile is seen and heard. */
export class TileAttention {
  readonly #deps: Pick<ClientDeps, "clock" | "page">;
  readonly #tile: Tile;
  readonly #hearHidden: ReadonlySignal<boolean>;
  readonly #changed: () => void;
  readonly #stop: readonly (() => void)[];
  #current: Attention = FULL_ATTENTION;
  #cancel: () => void = () => {};

  /** `changed` is called after each change of `current`. */
  constructor(
    deps: Pick<ClientDeps, "clock" | "page">,
    tile: Tile,
    hearHidden: ReadonlySignal<boolean>,
    changed: () => void,
  ) {
    this.#deps = deps;
    this.#tile = tile;
    this.#hearHidden = hearHidden;
    this.#changed = changed;
    const look = () => this.#look();
    this.#stop = [
      deps.page.on("visible", look),
      deps.page.on("hidden", look),
      effect(() => {
        [tile.visible, tile.floating, tile.muted, tile.volume, hearHidden]
          .forEach(({ value }) => value);
        untracked(look);
      }),
    ];
  }

  /** What reaches the person now. */
  get current(): Attention {
    return this.#current;
  }

  /** Stops following. */
  dispose(): void {
    this.#cancel();
    for (const stop of this.#stop) stop();
  }

  /** What shows is told at once, what is hidden after a while. */
  #look(): void {
    this.#cancel();
    const isSeen = this.#isSeen();
    const mayPass = !isSeen && this.#current.visible;
    this.#set(this.#attend(isSeen || mayPass));
    if (!mayPass) return;
    this.#cancel = this.#deps.clock.schedule(() => this.#set(this.#attend(false)), HIDDEN_MS);
  }

  #isSeen(): boolean {
    const { visible, floating } = this.#tile;
    return floating.peek() || (visible.peek() && this.#deps.page.isVisible());
  }

  #attend(visible: boolean): Attention {
    const { muted, volume } = this.#tile;
    const isOn = !muted.peek() && volume.peek() > 0;
    return { visible, audible: isOn && (visible || this.#hearHidden.peek()) };
  }

  #set(next: Attention): void {
    const { visible, audible } = this.#current;
    if (next.visible === visible && next.audible === audible) return;
    this.#current = next;
    this.#changed();
  }
}

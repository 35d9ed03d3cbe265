/** A button of a tile. */
export interface TileControl {
  /** Names it among those of one tile. */
  readonly key: string;
  readonly icon: string;
  readonly words: string;
  /** What it does, as a word, is in `words`; this is whether it looks active. */
  readonly active?: boolean;
  readonly press: (button: HTMLElement) => void;
}

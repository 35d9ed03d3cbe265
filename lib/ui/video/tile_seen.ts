/** All that decides whether somebody sees a tile. */
export interface TileSight {
  /** Whether any of it is on the screen. */
  readonly onScreen: boolean;
  /** Whether the page is in front, not in a tab behind another. */
  readonly pageShown: boolean;
  /** Whether it plays in a window of its own, which stays when the page goes. */
  readonly inPicture: boolean;
}

/** Whether a tile can be seen now; nothing is sent for one that cannot. */
export function isTileSeen({ onScreen, pageShown, inPicture }: TileSight): boolean {
  return inPicture || (onScreen && pageShown);
}

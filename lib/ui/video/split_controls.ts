/** Which buttons of a tile fit, and which go into its menu. All lengths in CSS pixels. */

/** What is to be laid out. */
export interface ControlSituation {
  readonly buttons: number;
  /** Whether there is something to hear, and so a slider for it. */
  readonly withVolume: boolean;
  readonly tileWidth: number;
  readonly buttonWidth: number;
}

/** How the controls of a tile are laid out. */
export interface ControlPlan {
  /** How many of the buttons, the most needed first, have a place on the tile. */
  readonly inline: number;
  /** Whether the slider has one; otherwise it is in the menu. */
  readonly slider: boolean;
  /** Whether the name stands above the controls, not beside them. */
  readonly stacked: boolean;
}

/** What a name needs beside the controls to be worth reading. */
const NAME_WIDTH = 88;

/** Width of the slider; `.tile-slider` has the same. */
const SLIDER_WIDTH = 80;

/** Space left and right within the tile. */
const PADDING = 16;

/**
 * Lays out the controls of a tile. If not all of them fit, one place goes to the button that opens
 * the menu. At least one button always stays.
 */
export function splitControls(situation: ControlSituation): ControlPlan {
  const { buttons, withVolume, buttonWidth } = situation;
  const width = situation.tileWidth - PADDING;
  const all = buttons * buttonWidth + (withVolume ? SLIDER_WIDTH : 0);
  if (all <= width) {
    return { inline: buttons, slider: withVolume, stacked: all > width - NAME_WIDTH };
  }
  const places = Math.floor(width / buttonWidth) - 1;
  return { inline: Math.min(buttons, Math.max(1, places)), slider: false, stacked: true };
}

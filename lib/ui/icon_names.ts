/**
 * Icons of the page by their canonical Font Awesome names (solid). The server puts them, and those
 * of the channels, into one sprite.
 */
export const UI_ICONS = [
  "arrow-down",
  "arrow-up-right-from-square",
  "bars",
  "circle-exclamation",
  "circle-info",
  "comment-dots",
  "ellipsis-vertical",
  "envelope",
  "eye-slash",
  "hashtag",
  "house",
  "id-card",
  "magnifying-glass",
  "paper-plane",
  "pen",
  "plug-circle-xmark",
  "right-from-bracket",
  "rotate-right",
  "shield-halved",
  "star",
  "users",
  "video",
  "xmark",
] as const;

/** An icon that the page itself uses. */
export type UiIcon = typeof UI_ICONS[number];

/** Symbol of a channel that has none of its own. */
export const DEFAULT_CHANNEL_ICON: UiIcon = "hashtag";

/** Where the sprite is. Not hashed: the server answers it with its own caching headers. */
export const ICON_SPRITE = "/icons.svg";

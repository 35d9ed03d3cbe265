/**
 * Icons of the page by their canonical Font Awesome names (solid). The server puts them, and those
 * of the channels, into one sprite.
 */
export const UI_ICONS = [
  "arrow-down",
  "arrow-up-right-from-square",
  "ban",
  "bars",
  "camera-rotate",
  "check",
  "chevron-down",
  "chevron-up",
  "circle-exclamation",
  "circle-info",
  "clone",
  "comment-dots",
  "compress",
  "crop-simple",
  "down-left-and-up-right-to-center",
  "ellipsis",
  "ellipsis-vertical",
  "envelope",
  "expand",
  "eye",
  "eye-slash",
  "flag",
  "gear",
  "hashtag",
  "headphones",
  "house",
  "id-card",
  "magnifying-glass",
  "maximize",
  "microphone",
  "microphone-slash",
  "minimize",
  "paper-plane",
  "pen",
  "plug-circle-xmark",
  "right-from-bracket",
  "right-left",
  "rotate-right",
  "shield-halved",
  "star",
  "up-down-left-right",
  "user-plus",
  "user-slash",
  "users",
  "video",
  "video-slash",
  "volume-high",
  "volume-xmark",
  "window-restore",
  "xmark",
] as const;

/** An icon that the page itself uses. */
export type UiIcon = typeof UI_ICONS[number];

/** Symbol of a channel that has none of its own. */
export const DEFAULT_CHANNEL_ICON: UiIcon = "hashtag";

/** Where the sprite is. Not hashed: the server answers it with its own caching headers. */
export const ICON_SPRITE = "/icons.svg";

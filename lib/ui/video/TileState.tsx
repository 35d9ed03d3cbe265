import type { SafeHtml } from "../../protocol/safe_html.ts";
import { Avatar } from "../Avatar.tsx";
import { Icon } from "../Icon.tsx";
import type { TileFace } from "./tile_face.ts";

/** What stands in the middle of a tile. */
export interface TileStateProps {
  readonly face: TileFace;
  /** Why it failed, or null if it did not. */
  readonly reason: SafeHtml | null;
  readonly username: string;
  readonly avatar: string | undefined;
  readonly onRetry: () => void;
}

/** Avatar and words over a tile that shows no moving picture, and a way to try again. */
export function TileState({ face, reason, username, avatar, onRetry }: TileStateProps) {
  const withAvatar = face.shows === "avatar" && reason === null;
  if (!withAvatar && face.words === null && reason === null) return null;
  return (
    <div class="tile-state">
      {withAvatar && (
        <span class={face.pulsing ? "tile-avatar tile-pulsing" : "tile-avatar"}>
          <Avatar username={username} src={avatar} size="large" />
        </span>
      )}
      {face.words !== null && <p class="tile-words">{face.words}</p>}
      {reason !== null && <p class="tile-words" dangerouslySetInnerHTML={{ __html: reason }} />}
      {face.offersRetry && (
        <button type="button" class="tile-retry" onClick={onRetry}>
          <Icon name="rotate-right" /> Try again
          <span class="visually-hidden">to open the camera of {username}</span>
        </button>
      )}
    </div>
  );
}

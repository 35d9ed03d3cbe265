import type { Signal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { Avatar } from "../Avatar.tsx";
import { Icon } from "../Icon.tsx";
import type { CameraDesk } from "./camera_desk.ts";
import { ControlBar } from "./ControlBar.tsx";
import { ownControls } from "./own_controls.tsx";
import { OwnPicture } from "./OwnPicture.tsx";
import { splitControls } from "./split_controls.ts";
import { TileFrame, type TilePlace } from "./TileFrame.tsx";
import { TileName } from "./TileName.tsx";
import { viewerCountWords } from "./viewer_words.ts";

/** Names the own tile among the tiles; no `personID` is like it. */
export const OWN_TILE = "own";

/** One's own camera in the panel. */
export interface OwnTileProps {
  readonly stream: MediaStream;
  readonly username: string;
  readonly avatar: string | undefined;
  readonly desk: CameraDesk;
  readonly place: TilePlace;
  readonly awake: Signal<string | null>;
  readonly buttonWidth: number;
  readonly onFloat: () => void;
}

/** Oneself as others see one, how many watch, and the way to stop. */
export function OwnTile(props: OwnTileProps) {
  const { stream, desk, place, awake } = props;
  const { state, viewersAt } = desk;
  const frame = useRef<HTMLDivElement>(null);
  const { withVideo, explicit } = state.choices.value;
  const microphoneOff = state.microphoneOff.value;
  const viewers = state.viewers.value.length;
  const width = place.kind === "docked" ? place.size.width : place.box.width;
  const controls = ownControls(props);
  const plan = splitControls({
    buttons: controls.length,
    withVolume: false,
    tileWidth: width,
    buttonWidth: props.buttonWidth,
  });
  const speaking = state.speaking.value && !microphoneOff;
  return (
    <TileFrame {...{ frame, place, awake, speaking }} tileKey={OWN_TILE} label="Your camera">
      {withVideo ? <OwnPicture stream={stream} /> : (
        <div class="tile-state">
          <span class="tile-avatar">
            <Avatar username={props.username} src={props.avatar} size="large" />
          </span>
        </div>
      )}
      <button
        type="button"
        class="tile-viewers"
        title={viewerCountWords(viewers)}
        aria-haspopup="dialog"
        onClick={(event) => viewersAt.value = event.currentTarget.getBoundingClientRect()}
      >
        <Icon name="eye" />
        <span aria-hidden="true">{viewers}</span>
        <span class="visually-hidden">{viewerCountWords(viewers)}. Show them</span>
      </button>
      <div class={plan.stacked ? "tile-foot tile-foot-stacked" : "tile-foot"}>
        <TileName name="you" {...{ speaking, microphoneOff, explicit }} muted={false} />
        <ControlBar title="you" controls={controls} plan={plan} volume={null} />
      </div>
    </TileFrame>
  );
}

import { type Signal, useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { Tile } from "../../client/video_state.ts";
import type { CameraDesk } from "./camera_desk.ts";
import { ControlBar } from "./ControlBar.tsx";
import { personControls } from "./person_controls.tsx";
import { splitControls } from "./split_controls.ts";
import { faceOf, type TileFace } from "./tile_face.ts";
import { TileFrame, type TilePlace } from "./TileFrame.tsx";
import { TileName } from "./TileName.tsx";
import { TileState } from "./TileState.tsx";
import { useFullScreen } from "./use_full_screen.ts";
import { useSeen, useTileMedia } from "./use_media.ts";

/** Somebody's camera in the panel. */
export interface PersonTileProps {
  readonly tile: Tile;
  readonly avatar: string | undefined;
  readonly desk: CameraDesk;
  readonly place: TilePlace;
  readonly awake: Signal<string | null>;
  /** Width of a button in pixels: wider for fingers. */
  readonly buttonWidth: number;
  /** Takes the tile out of the panel, or puts it back. */
  readonly onFloat: () => void;
}

/** Somebody's camera: picture or what stands for it, name, state, controls. */
export function PersonTile(props: PersonTileProps) {
  const { tile, desk, place, awake } = props;
  const frame = useRef<HTMLDivElement>(null);
  const video = useTileMedia(tile, desk.soundRefused);
  useSeen(frame, tile);
  const full = useFullScreen(frame);
  const cropped = useSignal(false);
  const username = tile.username.value;
  const phase = tile.phase.value;
  const face = faceOf(phase, tile.hasVideo.value);
  const width = place.kind === "docked" ? place.size.width : place.box.width;
  const controls = personControls({ ...props, frame, video, full, cropped });
  const plan = splitControls({
    buttons: controls.length,
    withVolume: true,
    tileWidth: width,
    buttonWidth: props.buttonWidth,
  });
  const speaking = tile.speaking.value && phase.kind === "playing";
  return (
    <TileFrame
      {...{ frame, place, awake, speaking }}
      tileKey={tile.personID}
      label={`Camera of ${username}`}
    >
      <video ref={video} class={pictureClass(face, cropped.value)} playsInline />
      <TileState
        face={face}
        reason={phase.kind === "failed" ? phase.reason : null}
        username={username}
        avatar={props.avatar}
        onRetry={() => desk.actions.watch(tile.personID)}
      />
      <div class={plan.stacked ? "tile-foot tile-foot-stacked" : "tile-foot"}>
        <TileName
          name={username}
          speaking={speaking}
          microphoneOff={tile.microphoneOff.value}
          explicit={tile.explicit.value}
          muted={tile.muted.value}
        />
        <ControlBar
          title={username}
          controls={controls}
          plan={plan}
          volume={tile.volume}
        />
      </div>
    </TileFrame>
  );
}

function pictureClass(face: TileFace, cropped: boolean): string {
  const classes = ["tile-picture"];
  if (face.shows === "avatar") classes.push("tile-unseen");
  if (face.dimmed) classes.push("tile-dimmed");
  if (cropped) classes.push("tile-cropped");
  return classes.join(" ");
}

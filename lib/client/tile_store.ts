import { type Signal, signal } from "@preact/signals";
import type { RosterRow } from "../protocol/roster_row.ts";
import { hasFlag, VideoFlag } from "../protocol/video_flags.ts";
import type { Tile, TilePhase } from "./video_state.ts";

/** Somebody's camera on one's screen, as the client writes it. The UI sees a `Tile`. */
export interface TileModel extends Tile {
  readonly username: Signal<string>;
  readonly phase: Signal<TilePhase>;
  readonly stream: Signal<MediaStream | null>;
  readonly hasVideo: Signal<boolean>;
  readonly explicit: Signal<boolean>;
  readonly microphoneOff: Signal<boolean>;
  readonly speaking: Signal<boolean>;
}

type Tiles = Signal<readonly TileModel[]>;

/** The tile of a person, if there is one. */
export function findTile(tiles: Tiles, personID: string): TileModel | undefined {
  return tiles.peek().find((tile) => tile.personID === personID);
}

/** Adds the tile of a person after the others, as one whose camera is being opened. */
export function addTile(tiles: Tiles, row: RosterRow): TileModel {
  const tile: TileModel = {
    personID: row.personID,
    username: signal(row.username),
    phase: signal<TilePhase>({ kind: "opening" }),
    stream: signal<MediaStream | null>(null),
    hasVideo: signal(false),
    explicit: signal(false),
    microphoneOff: signal(false),
    speaking: signal(false),
    volume: signal(1),
    muted: signal(false),
    visible: signal(true),
    floating: signal(false),
  };
  describeTile(tile, row);
  tiles.value = [...tiles.peek(), tile];
  return tile;
}

/** Takes a tile away. */
export function removeTile(tiles: Tiles, tile: TileModel): void {
  const left = tiles.peek().filter((each) => each !== tile);
  if (left.length < tiles.peek().length) tiles.value = left;
}

/** Shows on the tile what the Who List says of its person. */
export function describeTile(tile: TileModel, { username, video }: RosterRow): void {
  tile.username.value = username;
  // A camera that is off says nothing about the picture that was seen last.
  if (!hasFlag(video, VideoFlag.Active)) return;
  tile.explicit.value = hasFlag(video, VideoFlag.Explicit);
  tile.microphoneOff.value = hasFlag(video, VideoFlag.Muted);
}

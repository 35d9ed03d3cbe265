import { createVideoEngine } from "../../lib/client/video_engine.ts";
import type { VideoDeps } from "../../lib/client/video_deps.ts";
import type { VideoActions, VideoState } from "../../lib/client/video_state.ts";
import type { RosterRow } from "../../lib/protocol/roster_row.ts";
import type { PageConfig } from "../../lib/protocol/page_config.ts";
import type { ServerMessage } from "../../lib/protocol/server_message.ts";
import { VideoFlag } from "../../lib/protocol/video_flags.ts";
import { FakeMedia } from "./fake_media.ts";
import { type FakePeer, FakePeers } from "./fake_peers.ts";
import { present, RoomFixture, row } from "./room_fixture.ts";

const { Active } = VideoFlag;

/** Bob and Carol with their cameras on. */
export const BOB_LIVE = row("bob", "p-bob", { video: Active });
export const CAROL_LIVE = row("carol", "p-carol", { video: Active });

/** A room with cameras of which nothing is real. */
export class VideoFixture extends RoomFixture {
  readonly media: FakeMedia;
  readonly peers: FakePeers;
  /** Loads of the code for peers and whether they fail, chimes that were heard, and loudness. */
  readonly net: { loads: number; fails: boolean; chimes: number; level: number };
  readonly #changeNetwork: (isOther: boolean) => void;

  constructor(config: Partial<PageConfig> = {}, more: Partial<VideoDeps> = {}) {
    const media = new FakeMedia();
    const peers = new FakePeers();
    const net = { loads: 0, fails: false, chimes: 0, level: 0 };
    const listeners = new Set<(isOther: boolean) => void>();
    const browser: VideoDeps = {
      media,
      loadPeers: () => {
        net.loads++;
        return net.fails ? Promise.reject(new Error("offline")) : Promise.resolve(peers);
      },
      onNetworkChange: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      openMeter: () => ({ level: () => net.level, close: () => {} }),
      playChime: () => {
        net.chimes++;
      },
      ...more,
    };
    super(config, {
      loadVideo: () => Promise.resolve((parts) => createVideoEngine(parts, browser)),
    });
    this.media = media;
    this.peers = peers;
    this.net = net;
    this.#changeNetwork = (isOther) => listeners.forEach((listener) => listener(isOther));
  }

  get video(): VideoState {
    return this.client.video.state;
  }
  get cameras(): VideoActions {
    return this.client.video.actions;
  }
  /** The tile at a place. */
  tile(index = 0) {
    return present(this.video.tiles.value[index]);
  }
  /** How the first tile stands. */
  get tilePhase(): string {
    return this.video.tiles.value[0]?.phase.value.kind ?? "none";
  }
  get ownPhase(): string {
    return this.video.own.value.phase;
  }

  /** Lets promises settle. */
  async settle(): Promise<void> {
    for (let turn = 0; turn < 30; turn++) await Promise.resolve();
  }

  /** Frames of one action that were sent by the present connection. */
  sent(action: string) {
    return this.browser.socket.sentOf(action);
  }

  say(message: ServerMessage): void {
    this.browser.socket.say(message);
  }

  /** The server lets alice watch somebody. */
  open({ username, personID }: RosterRow, id: string): void {
    this.say({ action: "open", username, personID, openSecret: id });
  }

  /** The server lets somebody watch alice, by a first link or a later one. */
  ring({ username, personID }: RosterRow, id: string, isFirst = true): void {
    this.say({ action: "ring", username, personID, openSecret: id });
    if (isFirst) this.say({ action: "watch", username, personID, openSecret: id });
  }

  unwatch({ username, personID }: RosterRow, id: string): void {
    this.say({ action: "unwatch", username, personID, openSecret: id });
  }

  refuse({ personID }: RosterRow, reason: Parameters<RoomFixture["notice"]>[0]): void {
    this.notice(reason, { cameraOf: personID });
  }

  /** Opens somebody's camera as far as a link. */
  async watch(person: RosterRow, id: string): Promise<FakePeer> {
    this.cameras.watch(person.personID);
    await this.settle();
    this.open(person, id);
    await this.settle();
    return this.peers.last;
  }

  /** Opens somebody's camera until it plays. */
  async play(person: RosterRow, id: string): Promise<FakePeer> {
    const peer = await this.watch(person, id);
    peer.connect();
    return peer;
  }

  /** Shows alice's own camera. */
  async goLive(): Promise<void> {
    this.cameras.preview();
    await this.settle();
    this.cameras.goLive();
    await this.settle();
  }

  /** Somebody begins to watch alice. */
  async beWatched(person: RosterRow, id: string): Promise<FakePeer> {
    this.ring(person, id);
    await this.settle();
    return this.peers.last;
  }

  /** Lets time pass, and whatever follows from it happen. */
  async wait(ms: number): Promise<void> {
    this.browser.pass(ms);
    await this.settle();
  }

  changeNetwork(isOther = false): void {
    this.#changeNetwork(isOther);
  }

  /** The connection to the server is lost and found; the Who List that follows has these rows. */
  async returnTo(...rows: RosterRow[]): Promise<void> {
    this.cut();
    await this.settle();
    this.actions.reconnectNow();
    this.admit(...rows);
    await this.settle();
  }
}

/** A room with Bob and Carol, whose cameras are on. */
export function enter(): VideoFixture {
  return new VideoFixture().enter(BOB_LIVE, CAROL_LIVE);
}

/** How often a camera was asked for. */
export function opens(room: VideoFixture): number {
  return room.sent("open").length;
}

/** The server answers the present attempt to see Bob, and it gets through. */
export async function succeed(room: VideoFixture, id: string): Promise<MediaStream> {
  room.open(BOB_LIVE, id);
  await room.settle();
  return room.peers.last.connect();
}

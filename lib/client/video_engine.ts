import { effect, untracked } from "@preact/signals";
import type { RosterRow } from "../protocol/roster_row.ts";
import type { OpenLink, WatchNews } from "../protocol/server_message.ts";
import { hasFlag, VideoFlag } from "../protocol/video_flags.ts";
import type { EngineParts } from "./engine_parts.ts";
import { OwnCamera } from "./own_camera.ts";
import { PeerMesh } from "./peer_mesh.ts";
import { Showing } from "./showing.ts";
import { SpeakingWatch } from "./speaking.ts";
import { addTile, findTile, removeTile, type TileModel } from "./tile_store.ts";
import { createVideoBrowser } from "./video_browser.ts";
import type { VideoDeps } from "./video_deps.ts";
import type { LinkMessage, VideoEngine, VideoParts } from "./video_parts.ts";
import { Watching } from "./watching.ts";

/** Makes the code behind cameras ready, in a browser. */
export function startVideoEngine(parts: VideoParts): VideoEngine {
  return createVideoEngine(parts, createVideoBrowser(parts));
}

/** Makes the code behind cameras ready, with `browser` as the browser. */
export function createVideoEngine(parts: VideoParts, browser: VideoDeps): VideoEngine {
  const mesh = new PeerMesh(parts, () => browser.loadPeers());
  const voices = new SpeakingWatch(parts.clock, (stream) => browser.openMeter(stream));
  return new Engine({ ...parts, browser, mesh, voices });
}

/** Ties one's own camera, those who watch it, and those that one watches to the room. */
class Engine implements VideoEngine {
  readonly #parts: EngineParts;
  readonly #showing: Showing;
  readonly #own: OwnCamera;
  readonly #watched = new Map<string, Watching>();
  /** Whose cameras were closed by hand since one's own is live: those do not open by themselves. */
  readonly #unwanted = new Set<string>();
  readonly #stop: readonly (() => void)[];
  /** Whether the Who List is of the present connection. */
  #isOnline: boolean;

  constructor(parts: EngineParts) {
    this.#parts = parts;
    this.#isOnline = parts.isOnline();
    this.#showing = new Showing(parts);
    this.#own = new OwnCamera(parts, {
      streamChanged: (stream) => this.#showing.setStream(stream),
      flagsChanged: (video) => this.#showing.flagsChanged(video),
      ended: () => {
        this.#showing.end();
        this.#unwanted.clear();
      },
    });
    this.#stop = [
      this.#followRoom(),
      parts.browser.onNetworkChange((isOther) => {
        if (!this.#isOnline) return;
        for (const watching of this.#watched.values()) watching.networkChanged(isOther);
      }),
      // The others notice at once, rather than when the silence is long enough.
      parts.page.on("pagehide", () => {
        this.stop();
        this.reset();
      }),
    ];
  }

  preview(): void {
    void this.#own.preview();
  }

  goLive(): void {
    void this.#parts.mesh.prepare().catch(() => {});
    this.#own.goLive();
  }

  stop(): void {
    this.#own.stop();
  }

  choicesChanged(...[before]: Parameters<VideoEngine["choicesChanged"]>): void {
    this.#own.choicesChanged(before);
  }

  flip(): void {
    this.#own.flip();
  }

  setMicrophoneOff(off: boolean): void {
    this.#own.setMicrophoneOff(off);
  }

  watch(tile: TileModel): void {
    const { personID } = tile;
    if (findTile(this.#parts.model.tiles, personID) !== tile) return;
    void this.#parts.mesh.prepare().catch(() => {});
    this.#unwanted.delete(personID);
    const watching = this.#watched.get(personID);
    if (watching !== undefined) return watching.retry();
    const created: Watching = new Watching(this.#parts, tile, () => {
      this.#watched.delete(personID);
      removeTile(this.#parts.model.tiles, tile);
    });
    this.#watched.set(personID, created);
  }

  unwatch({ personID }: TileModel): void {
    this.#unwanted.add(personID);
    this.#watched.get(personID)?.close(true);
    this.#watched.delete(personID);
  }

  dropViewer({ personID }: { readonly personID: string }): void {
    this.#showing.drop(personID);
  }

  receive(message: LinkMessage): void {
    switch (message.action) {
      case "open":
        return this.#open(message);
      case "ring":
        return this.#showing.ring(message);
      case "sdp":
      case "candidate":
        return this.#parts.mesh.receive(message);
      case "watch":
        return this.#greet(message);
      case "unwatch":
        return this.#showing.unwatch(message);
      case "cut":
        return this.#own.cut();
    }
  }

  refuse(...[personID, reason]: Parameters<VideoEngine["refuse"]>): void {
    this.#watched.get(personID)?.refused(reason);
  }

  wentOffline(): void {
    this.#isOnline = false;
    for (const watching of this.#watched.values()) watching.wentOffline();
  }

  cameBack(): void {
    if (this.#isOnline) return;
    this.#own.tellServer();
    this.#showing.cameBack();
    // The Who List that follows tells whose cameras are still on; see `#followRoom`.
  }

  resumed(): void {
    if (this.#isOnline) return;
    this.#isOnline = true;
    const { roster } = this.#parts;
    for (const [personID, watching] of this.#watched) watching.resumed(roster.find(personID));
  }

  reset(): void {
    this.#own.reset();
    for (const watching of this.#watched.values()) watching.close(false);
    this.#watched.clear();
    this.#unwanted.clear();
    this.#parts.model.tiles.value = [];
  }

  dispose(): void {
    this.reset();
    this.#own.dispose();
    for (const stop of this.#stop) stop();
  }

  #open({ username, personID, openSecret }: OpenLink): void {
    if (this.#watched.get(personID)?.opened(openSecret) === true) return;
    // It was closed while the server made the link.
    this.#parts.transmit({ action: "unwatch", username, personID, openSecret });
  }

  #greet(news: WatchNews): void {
    const { model, browser, roster } = this.#parts;
    if (!this.#showing.watch(news)) return;
    if (model.watchSound.peek()) browser.playChime();
    const row = roster.find(news.personID);
    if (!model.choices.peek().mutualOpen || row === undefined || !this.#mayOpenUnasked(row)) return;
    if (findTile(model.tiles, row.personID) === undefined) this.watch(addTile(model.tiles, row));
  }

  /** An explicit camera that would be asked about first does not open by itself. */
  #mayOpenUnasked({ personID, video }: RosterRow): boolean {
    if (!hasFlag(video, VideoFlag.Active) || this.#unwanted.has(personID)) return false;
    return !hasFlag(video, VideoFlag.Explicit) || !this.#parts.model.confirmExplicit.peek();
  }

  /** Follows the Who List, and one's own camera, on which it depends who may be watched. */
  #followRoom(): () => void {
    let isFirst = true;
    return effect(() => {
      const rows = this.#parts.roster.rows.value;
      void this.#parts.model.own.value;
      untracked(() => {
        if (!isFirst) this.#roomChanged(rows);
        isFirst = false;
      });
    });
  }

  #roomChanged(rows: EngineParts["roster"]["rows"]["value"]): void {
    // On a new connection this is the whole list, before which nothing is known for certain.
    const isBack = !this.#isOnline && this.#parts.isOnline();
    if (isBack) this.#isOnline = true;
    if (!this.#isOnline) return;
    this.#showing.rosterChanged();
    for (const [personID, watching] of this.#watched) {
      if (isBack) watching.cameBack(rows.get(personID));
      else watching.roomChanged(rows.get(personID));
    }
  }
}

import { html, type SafeHtml } from "../protocol/safe_html.ts";
import type { RosterRow } from "../protocol/roster_row.ts";
import type { EngineParts } from "./engine_parts.ts";
import { HUNG_UP_MS, LinkRecovery } from "./link_recovery.ts";
import { TileScreen } from "./tile_screen.ts";
import { describeTile, type TileModel } from "./tile_store.ts";
import { type Refusal, watchRefusal } from "./video_policy.ts";
import { WatchLinks } from "./watch_links.ts";

/**
 * Milliseconds for which a picture that was lost together with its person is waited for: a broken
 * connection comes back within some seconds, and takes the camera along.
 */
const GONE_MS = 20_000;

/**
 * Milliseconds for which a picture is shown whose person is not in the room. It comes without the
 * server, which may have been restarted: their page waits up to 30 s between two attempts to come
 * back, and up to 10 s for each. Who leaves the room ends the picture at once.
 */
const ALONE_MS = 45_000;

/** Milliseconds for which it is waited for while the person is there, and their camera is not yet. */
const OFF_MS = 5_000;

/** How far the opening of the camera has got; `idle` waits for time to pass or something to happen. */
type Stage = "idle" | "asking" | "linked" | "failed" | "ended";

/**
 * Somebody's camera that is open here: from asking the server for a link, through losing it and
 * finding another, to closing it.
 */
export class Watching {
  readonly tile: TileModel;
  readonly #parts: EngineParts;
  readonly #dismissed: () => void;
  readonly #screen: TileScreen;
  readonly #recovery: LinkRecovery;
  readonly #links: WatchLinks;
  #stage: Stage = "idle";
  #hasPlayed = false;
  /** The other end ended the last link by itself. */
  #hungUp = false;
  #refusal: Refusal | null;
  /** Which of the two is waited for to come back. */
  #missing: "person" | "camera" | null = null;
  #stopMissing: () => void = () => {};

  /** `dismissed` is called when there is nothing more to watch and the tile has to go. */
  constructor(parts: EngineParts, tile: TileModel, dismissed: () => void) {
    this.#parts = parts;
    this.tile = tile;
    this.#dismissed = dismissed;
    this.#recovery = new LinkRecovery(parts);
    this.#screen = new TileScreen(parts, tile, () => this.#show());
    this.#links = new WatchLinks(parts.clock, {
      connected: () => this.#recovery.settle(),
      wavered: () => this.#recovery.waver(() => this.#lose()),
      lost: (hungUp) => this.#lost(hungUp),
      ready: (link) => this.#screen.tellAttention(link),
      show: (link, stream) => {
        this.#hasPlayed = true;
        this.#screen.show(link, stream);
      },
      changed: () => this.#show(),
    });
    this.#refusal = this.#findRefusal();
    this.#ask();
  }

  /** The person asks again. */
  retry(): void {
    const { kind } = this.tile.phase.peek();
    const isOpening = kind === "opening" && this.#stage !== "idle";
    if (this.#stage !== "ended" && kind !== "playing" && !isOpening) this.#begin();
  }

  /** The server has made a link. False if it is of no use any more. */
  opened(id: string): boolean {
    if (this.#stage === "ended" || this.#stage === "failed") return false;
    const { personID, username } = this.tile;
    const person = { personID, username: username.peek() };
    this.#stage = "linked";
    this.#hungUp = false;
    this.#links.open((listener) =>
      this.#parts.mesh.connect({ id, person, stream: null }, listener)
    );
    return true;
  }

  /** The server does not make a link. */
  refused(reason: SafeHtml): void {
    if (this.#stage !== "asking") return;
    // The camera went off with the connection of its person, who may well be back in a moment.
    if (this.#hasPlayed && this.#refusal === "off") return this.#rest();
    this.#fail(reason);
  }

  /** The Who List, or one's own camera, has changed. */
  roomChanged(row: RosterRow | undefined): void {
    if (row !== undefined) describeTile(this.tile, row);
    const before = this.#refusal;
    this.#refusal = this.#findRefusal();
    if (this.#refusal === "off") {
      // One who asks for a camera that is off is told so by the server, and left to read it.
      if (before !== "off" || this.#hasPlayed) this.#miss(row);
    } else if (this.#refusal === null) {
      // With the person's connection or camera the server has forgotten the link.
      if (this.#missNothing() && this.#stage !== "failed") this.#begin();
    } else if (this.#hasPlayed) {
      this.#tellUnwatch();
      this.#fail(wantsMore(this.tile.username.peek(), this.#refusal));
    }
  }

  /** The connection to the server was lost. What plays goes on. */
  wentOffline(): void {
    if (this.#stage === "failed") return;
    this.#missNothing();
    if (this.#links.isSettled) this.#recovery.stop();
    else this.#rest();
  }

  /** There is a new connection to the server, which knows of no link. */
  cameBack(row: RosterRow | undefined): void {
    this.roomChanged(row);
    if (this.#refusal === null && this.#stage !== "failed") this.#begin();
  }

  /** The session goes on over a new connection: what plays is left alone, what was lost asks again. */
  resumed(row: RosterRow | undefined): void {
    this.roomChanged(row);
    if (this.#stage === "failed" || this.#stage === "ended") return;
    const isLost = this.#stage === "idle" || this.#links.isWavering;
    // One that was asked for meanwhile is asked for even if it is off: the server says so.
    if (isLost && (this.#refusal === null || !this.#hasPlayed)) this.#begin();
  }

  /** The way to the network may have changed, or certainly has. */
  networkChanged(isOther: boolean): void {
    if (this.#stage === "failed" || this.#refusal !== null) return;
    // An attempt that is under way is left alone: the news may be only of another speed.
    if (isOther || this.#stage === "idle" || this.#links.isWavering) this.#begin();
  }

  /** Ends it; `tell` the server, unless it knows. */
  close(tell: boolean): void {
    if (this.#stage === "ended") return;
    if (tell && this.#stage !== "failed") this.#tellUnwatch();
    this.#stage = "ended";
    this.#missNothing();
    this.#recovery.stop();
    this.#links.dropAll();
    this.#screen.dispose();
  }

  #findRefusal(): Refusal | null {
    const { roster, model, me } = this.#parts;
    const row = roster.find(this.tile.personID);
    const own = roster.find(me.peek()?.personID ?? "");
    const live = model.own.peek().phase === "live";
    return watchRefusal(row?.video ?? 0, { live, vip: own?.vip === true, invited: false });
  }

  #begin(): void {
    this.#recovery.begin();
    this.#ask();
  }

  #ask(): void {
    const { personID, username } = this.tile;
    const asked = this.#parts.transmit({ action: "open", personID, username: username.peek() });
    if (asked) {
      this.#links.renew();
      this.#recovery.attempt(() => this.#lose());
      this.#stage = "asking";
    } else if (this.#stage === "failed") {
      // The connection to the server will be back; nothing more to say than that it is awaited.
      this.#stage = "idle";
    }
    this.#show();
  }

  #lost(hungUp: boolean): void {
    this.#hungUp = hungUp;
    if (hungUp && this.#missing !== null) return this.#dismiss();
    this.#lose(hungUp ? HUNG_UP_MS : 0);
  }

  /** The latest link is lost, or the attempt at one has failed. */
  #lose(atLeast = 0): void {
    const id = this.#links.latestID;
    this.#rest();
    if (!this.#parts.isOnline() || this.#refusal !== null) return;
    if (this.#recovery.fail(this.#hasPlayed, () => this.#ask(), atLeast)) return;
    this.#tellUnwatch(id);
    this.#fail(noWay(this.tile.username.peek()));
  }

  /** Lets go of the latest link, and waits. */
  #rest(): void {
    this.#recovery.stop();
    this.#links.dropLatest();
    this.#stage = "idle";
    this.#show();
  }

  #fail(reason: SafeHtml): void {
    this.#missNothing();
    this.#recovery.stop();
    this.#links.dropAll();
    this.#hasPlayed = false;
    this.#stage = "failed";
    this.#screen.clear();
    this.tile.phase.value = { kind: "failed", reason };
  }

  /** The person, or their camera, is not there (any more). */
  #miss(row: RosterRow | undefined): void {
    if (!this.#hasPlayed || this.#hungUp) return this.#dismiss();
    const missing = row === undefined ? "person" : "camera";
    if (missing === this.#missing) return;
    this.#missNothing();
    this.#missing = missing;
    const goneMs = this.#links.isShowing ? ALONE_MS : GONE_MS;
    const ms = missing === "person" ? goneMs : OFF_MS;
    this.#stopMissing = this.#parts.clock.schedule(() => this.#dismiss(), ms);
  }

  /** Waits for nobody. False if nobody was waited for. */
  #missNothing(): boolean {
    const wasMissing = this.#missing !== null;
    this.#stopMissing();
    this.#missing = null;
    return wasMissing;
  }

  #dismiss(): void {
    this.close(false);
    this.#dismissed();
  }

  #tellUnwatch(id = this.#links.latestID): void {
    const { personID, username } = this.tile;
    const link = id === undefined ? {} : { openSecret: id };
    this.#parts.transmit({ action: "unwatch", personID, username: username.peek(), ...link });
  }

  #show(): void {
    if (this.#stage === "failed" || this.#stage === "ended") return;
    if (this.#links.isShowing) {
      this.tile.phase.value = { kind: this.#screen.isFrozen ? "frozen" : "playing" };
    } else {
      this.tile.phase.value = { kind: this.#hasPlayed ? "reconnecting" : "opening" };
    }
  }
}

function noWay(name: string): SafeHtml {
  return html`No connection to <bdi>${name}</bdi> could be made. Try again. If that does not help, a firewall is in the way: another network may do.`;
}

function wantsMore(name: string, refusal: "mutual" | "vip"): SafeHtml {
  return refusal === "vip"
    ? html`<bdi>${name}</bdi> shows their camera to VIPs only.`
    : html`<bdi>${name}</bdi> shows their camera to people who show theirs. Turn yours on, then try again.`;
}

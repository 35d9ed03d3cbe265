import type { Clock } from "./client_deps.ts";
import type { PathState } from "./peer_factory.ts";
import type { LinkListener, MeshLink } from "./peer_mesh.ts";

/**
 * Milliseconds for which a link goes on whose picture has been replaced: the first picture of the new
 * one takes a moment to come, and until then the old one is on the screen.
 */
const HANDOVER_MS = 2_000;

/** What becomes of links. */
export interface WatchLinksListener {
  /** A link's path is there; `link` can be talked over when `ready` is called. */
  connected(): void;
  /** The latest link's path is gone, which may mend by itself. */
  wavered(): void;
  /** The latest link is lost; `hungUp` if the other end ended it. */
  lost(hungUp: boolean): void;
  ready(link: MeshLink): void;
  /** The picture of a link is to be shown now. */
  show(link: MeshLink, stream: MediaStream): void;
  /** `isShowing` may have changed. */
  changed(): void;
}

/** One link by which a camera is to come, or comes. */
interface Attempt {
  readonly link: MeshLink;
  stream: MediaStream | null;
  path: PathState;
}

/**
 * The links by which one camera is watched: the latest, and until its picture is there the one
 * before it, which is still shown.
 */
export class WatchLinks {
  readonly #clock: Clock;
  readonly #listener: WatchLinksListener;
  #latest: Attempt | null = null;
  #shown: Attempt | null = null;
  /** Ends the link whose picture has been replaced. */
  #endReplaced: () => void = () => {};

  constructor(clock: Clock, listener: WatchLinksListener) {
    this.#clock = clock;
    this.#listener = listener;
  }

  /** Whether a picture or sound comes in. */
  get isShowing(): boolean {
    return this.#shown !== null;
  }

  /** Whether it comes in by the latest link. */
  get isSettled(): boolean {
    return this.#latest !== null && this.#latest === this.#shown;
  }

  /** Whether the latest link's path was there and is gone now. */
  get isWavering(): boolean {
    return this.#latest?.path === "disconnected";
  }

  /** The id of the latest link. */
  get latestID(): string | undefined {
    return this.#latest?.link.id;
  }

  /** Opens the next link; `connect` makes this page's end of it. */
  open(connect: (listener: LinkListener) => MeshLink): void {
    this.renew();
    const link: MeshLink = connect({
      pathChanged: (state) => this.#pathChanged(link, state),
      streamed: (stream) => this.#streamed(link, stream),
      ready: () => this.#listener.ready(link),
      received: () => {},
      closed: (hungUp) => this.#closed(link, hungUp),
    });
    this.#latest = { link, stream: null, path: "connecting" };
  }

  /** Makes room for another link; what is shown is shown until that one's picture is there. */
  renew(): void {
    if (this.#latest !== this.#shown) this.#latest?.link.destroy();
    this.#latest = null;
  }

  /** Ends the latest link; one before it that is still shown goes on. */
  dropLatest(): void {
    if (this.#latest === this.#shown) this.#shown = null;
    this.#latest?.link.destroy();
    this.#latest = null;
  }

  /** Ends all links. */
  dropAll(): void {
    this.#endReplaced();
    this.dropLatest();
    this.#shown?.link.destroy();
    this.#shown = null;
  }

  #pathChanged(link: MeshLink, state: PathState): void {
    const attempt = this.#find(link);
    if (attempt === undefined) return;
    attempt.path = state;
    if (attempt !== this.#latest) return;
    if (state === "connected") {
      this.#listener.connected();
      this.#present(attempt);
    } else if (state === "disconnected") {
      this.#listener.wavered();
    }
  }

  #streamed(link: MeshLink, stream: MediaStream): void {
    const attempt = this.#find(link);
    if (attempt === undefined) return;
    attempt.stream = stream;
    if (attempt === this.#latest) this.#present(attempt);
  }

  #present(attempt: Attempt): void {
    if (attempt.stream === null || attempt.path !== "connected") return;
    const before = this.#shown;
    this.#shown = attempt;
    this.#listener.show(attempt.link, attempt.stream);
    if (before !== null && before !== attempt) this.#replace(before);
    this.#listener.changed();
  }

  #replace({ link }: Attempt): void {
    this.#endReplaced();
    const cancel = this.#clock.schedule(() => link.destroy(), HANDOVER_MS);
    this.#endReplaced = () => {
      cancel();
      link.destroy();
    };
  }

  #closed(link: MeshLink, hungUp: boolean): void {
    const attempt = this.#find(link);
    if (attempt === undefined) return;
    const wasLatest = attempt === this.#latest;
    if (attempt === this.#shown) this.#shown = null;
    if (wasLatest) this.#latest = null;
    this.#listener.changed();
    if (wasLatest) this.#listener.lost(hungUp);
  }

  #find(link: MeshLink): Attempt | undefined {
    return [this.#latest, this.#shown].find((attempt) => attempt?.link === link) ?? undefined;
  }
}

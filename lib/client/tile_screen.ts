import type { EngineParts } from "./engine_parts.ts";
import { FrameWatch } from "./frame_watch.ts";
import type { MeshLink } from "./peer_mesh.ts";
import { TileAttention } from "./tile_attention.ts";
import type { TileModel } from "./tile_store.ts";

/** What a tile shows of the stream that comes in by a link, and what is told back about it. */
export class TileScreen {
  readonly #parts: EngineParts;
  readonly #tile: TileModel;
  readonly #attention: TileAttention;
  readonly #frames: FrameWatch;
  #link: MeshLink | null = null;
  #isFrozen = false;
  /** Ends what follows the present stream. */
  #unfollow: () => void = () => {};

  /** `changed` is called after each change of `isFrozen`. */
  constructor(parts: EngineParts, tile: TileModel, changed: () => void) {
    this.#parts = parts;
    this.#tile = tile;
    this.#attention = new TileAttention(
      parts,
      tile,
      parts.model.hearHidden,
      () => this.#attentionChanged(),
    );
    const count = () => this.#link?.countFrames() ?? Promise.resolve(null);
    this.#frames = new FrameWatch(parts.clock, count, (isFrozen) => {
      this.#isFrozen = isFrozen;
      changed();
    });
  }

  /** Whether there has been no new picture for some seconds, of a picture that is looked at. */
  get isFrozen(): boolean {
    return this.#isFrozen;
  }

  /** Shows the stream of a link; the same one again changes nothing. */
  show(link: MeshLink, stream: MediaStream): void {
    if (link === this.#link && stream === this.#tile.stream.peek()) return;
    this.#unfollow();
    this.#link = link;
    this.#tile.stream.value = stream;
    const gone = new AbortController();
    const look = () => this.#look(stream);
    stream.addEventListener("addtrack", look, { signal: gone.signal });
    stream.addEventListener("removetrack", look, { signal: gone.signal });
    const hush = this.#parts.voices.follow(stream, this.#tile.speaking);
    this.#unfollow = () => {
      gone.abort();
      hush();
      this.#frames.stop();
    };
    look();
  }

  /** Tells the other end of a link what of it reaches the person. */
  tellAttention(link: MeshLink): void {
    link.send(JSON.stringify(this.#attention.current));
  }

  /** Shows nothing. */
  clear(): void {
    this.#unfollow();
    this.#unfollow = () => {};
    this.#link = null;
    this.#tile.stream.value = null;
    this.#tile.hasVideo.value = false;
  }

  /** Shows nothing any more. */
  dispose(): void {
    this.clear();
    this.#attention.dispose();
  }

  #look(stream: MediaStream): void {
    this.#tile.hasVideo.value = stream.getVideoTracks().length > 0;
    this.#watchFrames();
  }

  #attentionChanged(): void {
    if (this.#link === null) return;
    this.tellAttention(this.#link);
    this.#watchFrames();
  }

  /** A picture that nobody looks at is not sent, so it stands still. */
  #watchFrames(): void {
    if (this.#tile.hasVideo.peek() && this.#attention.current.visible) this.#frames.start();
    else this.#frames.stop();
  }
}

import type { Candidate, Description } from "../protocol/signal.ts";
import type { Peer, PeerFactory, PeerListener, PeerOptions, SendLimits } from "./peer_factory.ts";

/** A peer that can be used before the code for it is loaded: what it is told meanwhile waits. */
export class LatePeer implements Peer {
  readonly #listener: PeerListener;
  #options: PeerOptions;
  #peer: Peer | null = null;
  #waiting: ((peer: Peer) => void)[] = [];
  #limits: SendLimits | null = null;
  #ended = false;

  constructor(factory: Promise<PeerFactory>, options: PeerOptions, listener: PeerListener) {
    this.#options = options;
    this.#listener = listener;
    factory.then((loaded) => this.#start(loaded), () => this.#giveUp());
  }

  describe(description: Description): void {
    this.#tell((peer) => peer.describe(description));
  }

  addCandidate(candidate: Candidate): void {
    this.#tell((peer) => peer.addCandidate(candidate));
  }

  setTracks(stream: MediaStream): void {
    this.#options = { ...this.#options, stream };
    this.#peer?.setTracks(stream);
  }

  limit(limits: SendLimits): void {
    this.#limits = limits;
    this.#peer?.limit(limits);
  }

  send(text: string): boolean {
    return this.#peer?.send(text) ?? false;
  }

  async countFrames(): Promise<number | null> {
    return await this.#peer?.countFrames() ?? null;
  }

  destroy(): void {
    this.#ended = true;
    this.#waiting = [];
    this.#peer?.destroy();
  }

  #tell(act: (peer: Peer) => void): void {
    if (this.#peer !== null) act(this.#peer);
    else if (!this.#ended) this.#waiting.push(act);
  }

  #start(factory: PeerFactory): void {
    if (this.#ended) return;
    try {
      this.#peer = factory.create(this.#options, this.#listener);
    } catch {
      return this.#giveUp();
    }
    if (this.#limits !== null) this.#peer.limit(this.#limits);
    for (const act of this.#waiting) act(this.#peer);
    this.#waiting = [];
  }

  #giveUp(): void {
    if (this.#ended) return;
    this.destroy();
    this.#listener.closed(false);
  }
}

import type {
  Peer,
  PeerFactory,
  PeerListener,
  PeerOptions,
  SendLimits,
} from "../../lib/client/peer_factory.ts";
import type { Candidate, Description } from "../../lib/protocol/signal.ts";
import { FakeStream, FakeTrack } from "./fake_media.ts";

/** One end of a connection, of which a test plays the other. */
export class FakePeer implements Peer {
  readonly descriptions: Description[] = [];
  readonly candidates: Candidate[] = [];
  readonly said: string[] = [];
  readonly streams: MediaStream[] = [];
  limits: SendLimits | null = null;
  /** Not known, unless a test says otherwise. */
  frames: number | null = null;
  destroyed = false;
  /** Whether the other end takes texts. */
  talks = false;

  constructor(readonly options: PeerOptions, readonly listener: PeerListener) {}

  describe(description: Description): void {
    this.descriptions.push(description);
  }
  addCandidate(candidate: Candidate): void {
    this.candidates.push(candidate);
  }
  setTracks(stream: MediaStream): void {
    this.streams.push(stream);
  }
  limit(limits: SendLimits): void {
    this.limits = limits;
  }
  send(text: string): boolean {
    if (this.talks) this.said.push(text);
    return this.talks;
  }
  countFrames(): Promise<number | null> {
    return Promise.resolve(this.frames);
  }
  destroy(): void {
    this.destroyed = true;
  }

  /** Gets through, with a picture and sound. */
  connect(stream: MediaStream = new FakeStream(new FakeTrack("video"), new FakeTrack("audio"))) {
    this.listener.streamed(stream);
    this.listener.pathChanged("connected");
    this.talks = true;
    this.listener.ready();
    return stream;
  }

  /** The path is gone for now. */
  waver(): void {
    this.listener.pathChanged("disconnected");
  }

  /** Ends by the other end's will, or because it failed. */
  end(hungUp: boolean): void {
    this.destroyed = true;
    this.listener.closed(hungUp);
  }
}

/** Makes fake peers, and keeps them. */
export class FakePeers implements PeerFactory {
  readonly made: FakePeer[] = [];

  create(options: PeerOptions, listener: PeerListener): Peer {
    const peer = new FakePeer(options, listener);
    this.made.push(peer);
    return peer;
  }

  /** The peer that was made last. */
  get last(): FakePeer {
    const peer = this.made.at(-1);
    if (!peer) throw new Error("No peer was made yet.");
    return peer;
  }

  /** Those that were not ended. */
  get alive(): FakePeer[] {
    return this.made.filter(({ destroyed }) => !destroyed);
  }
}

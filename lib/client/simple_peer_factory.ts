// @ts-types="./simple_peer_bundle.d.ts"
import SimplePeer, { type PeerSignal } from "simple-peer/simplepeer.min.js";
import type { Candidate, Description } from "../protocol/signal.ts";
import type {
  PathState,
  Peer,
  PeerFactory,
  PeerListener,
  PeerOptions,
  SendLimits,
} from "./peer_factory.ts";
import { SenderControl } from "./sender_control.ts";

/** Peers by simple-peer. Its prebuilt bundle needs nothing of Node; this module is loaded with it. */

/** Most transceivers that another end may ask for; ours never ask, as every offer has both kinds. */
const MAX_REQUESTS = 4;

/**
 * Most candidates taken from the other end. Agents check 100 pairs at most (RFC 8445, section
 * 6.1.2.5), and an honest browser finds some twenty; thousands keep Chromium busy for a minute.
 */
const MAX_CANDIDATES = 100;

/** Makes peers by simple-peer; `report` takes sentences for the developer tools. */
export function createPeerFactory(report: (problem: string) => void): PeerFactory {
  return { create: (options, listener) => new WrappedPeer(options, listener, report) };
}

/**
 * One simple-peer. It destroys itself when it is given a signal out of turn and throws after its
 * end, so that only signals that fit ever reach it.
 */
class WrappedPeer implements Peer {
  readonly #peer: SimplePeer;
  readonly #listener: PeerListener;
  readonly #report: (problem: string) => void;
  readonly #control: SenderControl;
  readonly #isViewer: boolean;
  #ended = false;
  #failed = false;
  /** A viewer's offer is out, or a broadcaster's answer is being made. */
  #isNegotiating = false;
  #requests = 0;
  #candidates = 0;
  /** Candidates that came before the description that they belong to. */
  #early: Candidate[] = [];

  constructor(options: PeerOptions, listener: PeerListener, report: (problem: string) => void) {
    const { stream } = options;
    this.#listener = listener;
    this.#report = report;
    this.#isViewer = stream === null;
    this.#peer = new SimplePeer({
      initiator: stream === null,
      config: readConfiguration(options),
      ...(stream === null ? {} : { streams: [stream] }),
    });
    this.#control = new SenderControl(this.#peer, stream, report);
    if (stream === null) {
      for (const kind of ["audio", "video"] as const) {
        this.#peer.addTransceiver(kind, { direction: "recvonly" });
      }
    }
    this.#listen();
  }

  describe(description: Description): void {
    if (this.#isOver || !this.#fits(description)) return;
    if (description.type === "transceiverRequest") {
      const { kind } = description.transceiverRequest;
      if (++this.#requests <= MAX_REQUESTS) {
        this.#peer.addTransceiver(kind, { direction: "recvonly" });
      }
      return;
    }
    // A wish to negotiate again may overtake the answer that is still due.
    if (description.type === "offer") this.#isNegotiating = true;
    if (description.type === "answer") this.#isNegotiating = false;
    this.#peer.signal(description);
  }

  addCandidate(candidate: Candidate): void {
    // The empty candidate only says that there are no more, which ICE does without.
    if (this.#isOver || candidate.candidate === "") return;
    if (candidate.sdpMid == null && candidate.sdpMLineIndex == null) return;
    if (++this.#candidates <= MAX_CANDIDATES) this.#take(candidate);
  }

  #take(candidate: Candidate): void {
    const connection = this.#peer._pc;
    if (!connection?.remoteDescription) return void this.#early.push(candidate);
    // Not by `signal()`, which would destroy the peer for one that does not fit.
    connection.addIceCandidate(candidate).catch((error) => {
      if (!this.#isOver) this.#report(`A candidate was skipped: ${String(error)}`);
    });
  }

  setTracks(stream: MediaStream): void {
    if (!this.#isOver) this.#control.setTracks(stream);
  }

  limit(limits: SendLimits): void {
    if (!this.#isOver) this.#control.limit(limits);
  }

  send(text: string): boolean {
    if (this.#isOver || !this.#peer.connected) return false;
    this.#peer.send(text);
    return true;
  }

  async countFrames(): Promise<number | null> {
    const report = await this.#peer._pc?.getStats();
    let frames: number | null = null;
    // A picture that was taken away and came again is counted in two places.
    report?.forEach((entry) => {
      if (entry.type !== "inbound-rtp" || entry.kind !== "video") return;
      frames = (frames ?? 0) + (Number(entry.framesDecoded) || 0);
    });
    return frames;
  }

  destroy(): void {
    this.#ended = true;
    this.#peer.destroy();
  }

  get #isOver(): boolean {
    return this.#ended || this.#peer.destroyed || this.#peer.destroying;
  }

  /** Whether it is the turn of such a description. */
  #fits({ type }: Description): boolean {
    if (type === "offer") return !this.#isViewer && !this.#isNegotiating;
    if (type === "answer") return this.#isViewer && this.#isNegotiating;
    return this.#isViewer;
  }

  #listen(): void {
    const peer = this.#peer;
    const ifAlive = (act: () => void) => {
      if (!this.#ended) act();
    };
    peer.on("signal", (signal) => ifAlive(() => this.#pass(signal)));
    peer.on("signalingStateChange", () => ifAlive(() => this.#negotiated()));
    peer.on("iceStateChange", (state) => ifAlive(() => this.#moved(state)));
    peer.on("stream", (stream) => ifAlive(() => this.#listener.streamed(stream)));
    peer.on("connect", () => ifAlive(() => this.#listener.ready()));
    peer.on(
      "data",
      (data) => ifAlive(() => this.#listener.received(new TextDecoder().decode(data))),
    );
    peer.on("error", (error) => ifAlive(() => this.#fail(error)));
    peer.on("close", () =>
      ifAlive(() => {
        this.#ended = true;
        this.#listener.closed(!this.#failed);
      }));
  }

  #pass(signal: PeerSignal): void {
    const { type, sdp, candidate, transceiverRequest } = signal;
    if (candidate?.candidate) {
      const { sdpMid = null, sdpMLineIndex = null } = candidate;
      return this.#listener.found({ candidate: candidate.candidate, sdpMid, sdpMLineIndex });
    }
    if ((type === "offer" || type === "answer") && sdp !== undefined) {
      this.#isNegotiating = type === "offer";
      this.#listener.described({ type, sdp });
    } else if (signal.renegotiate) {
      this.#listener.described({ type: "renegotiate", renegotiate: true });
    } else if (transceiverRequest?.kind === "audio" || transceiverRequest?.kind === "video") {
      const { kind } = transceiverRequest;
      this.#listener.described({ type: "transceiverRequest", transceiverRequest: { kind } });
    }
  }

  #negotiated(): void {
    if (!this.#peer._pc?.remoteDescription) return;
    const early = this.#early;
    this.#early = [];
    for (const candidate of early) this.#take(candidate);
    this.#control.apply();
  }

  #moved(state: RTCIceConnectionState): void {
    const path = PATHS[state];
    if (path !== undefined) this.#listener.pathChanged(path);
    if (path === "connected") this.#control.apply();
  }

  #fail(error: Error): void {
    // Browsers report the other end's hanging up as an error of the data channel.
    this.#failed = !("code" in error && error.code === "ERR_DATA_CHANNEL");
    if (this.#failed) this.#report(`A connection to another browser ended: ${error.message}`);
  }
}

/** `failed` and `closed` are not here: simple-peer closes itself then. */
const PATHS: Partial<Record<RTCIceConnectionState, PathState>> = {
  new: "connecting",
  checking: "connecting",
  connected: "connected",
  completed: "connected",
  disconnected: "disconnected",
};

function readConfiguration({ iceServers, relayOnly }: PeerOptions): RTCConfiguration {
  return {
    iceServers: iceServers.map(({ urls, ...rest }) => ({ urls: [...urls], ...rest })),
    iceTransportPolicy: relayOnly ? "relay" : "all",
  };
}

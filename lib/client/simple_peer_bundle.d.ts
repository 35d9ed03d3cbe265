/** The part of simple-peer 9.11.1 that is used; the package has no types of its own. */

/** What `signal` events carry and `signal()` takes. */
export interface PeerSignal {
  readonly type?: string;
  readonly sdp?: string;
  readonly candidate?: RTCIceCandidateInit;
  readonly renegotiate?: true;
  readonly transceiverRequest?: { readonly kind: string };
}

interface PeerEvents {
  signal: (signal: PeerSignal) => void;
  connect: () => void;
  data: (data: Uint8Array) => void;
  stream: (stream: MediaStream) => void;
  iceStateChange: (connection: RTCIceConnectionState, gathering: RTCIceGatheringState) => void;
  signalingStateChange: (state: RTCSignalingState) => void;
  error: (error: Error) => void;
  close: () => void;
}

export default class SimplePeer {
  constructor(options: {
    readonly initiator: boolean;
    readonly config: RTCConfiguration;
    readonly streams?: readonly MediaStream[];
  });
  readonly destroyed: boolean;
  readonly destroying: boolean;
  /** Whether the data channel is open. */
  readonly connected: boolean;
  /** The connection; null once destroyed. Not public, but there is no other way to its senders. */
  readonly _pc: RTCPeerConnection | null;
  on<K extends keyof PeerEvents>(event: K, listener: PeerEvents[K]): this;
  /** Throws after the end, and destroys the peer for a signal that it does not know. */
  signal(signal: PeerSignal): void;
  send(text: string): void;
  addTransceiver(kind: "audio" | "video", init?: RTCRtpTransceiverInit): void;
  addTrack(track: MediaStreamTrack, stream: MediaStream): void;
  /** Makes an offer, or asks the other end for one. */
  negotiate(): void;
  destroy(): void;
}

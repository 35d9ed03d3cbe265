// @ts-types="./simple_peer_bundle.d.ts"
import type SimplePeer from "simple-peer/simplepeer.min.js";
import type { SendLimits } from "./peer_factory.ts";
import { SOUND_KBPS } from "./video_policy.ts";

type Kind = typeof KINDS[number];

/** What one peer sends: which tracks, and how much of each. */
export class SenderControl {
  readonly #peer: SimplePeer;
  readonly #report: (problem: string) => void;
  readonly #sent = new Map<Kind, MediaStreamTrack>();
  #limits: SendLimits | null = null;
  #isApplying = false;
  #isStale = false;

  /** `stream` is what the peer was made with; null if it sends nothing. */
  constructor(peer: SimplePeer, stream: MediaStream | null, report: (problem: string) => void) {
    this.#peer = peer;
    this.#report = report;
    for (const track of stream?.getTracks() ?? []) this.#sent.set(kindOf(track), track);
  }

  /** Sends these tracks from now on. Where a kind comes or goes, simple-peer asks for a new offer. */
  setTracks(stream: MediaStream): void {
    for (const kind of KINDS) {
      const before = this.#sent.get(kind) ?? null;
      const after = stream.getTracks().find((track) => track.kind === kind) ?? null;
      if (before === after) continue;
      if (after === null) this.#sent.delete(kind);
      else this.#sent.set(kind, after);
      try {
        this.#exchange(kind, after, stream);
      } catch (error) {
        this.#report(`A viewer does not get the new ${kind}: ${String(error)}`);
      }
    }
    this.apply();
  }

  /** Sends no more than this from now on. */
  limit(limits: SendLimits): void {
    this.#limits = limits;
    this.apply();
  }

  /** Applies the limits, as far as the connection has got; one change at a time, or they would clash. */
  apply(): void {
    this.#isStale = true;
    if (!this.#isApplying) void this.#applyAll();
  }

  async #applyAll(): Promise<void> {
    this.#isApplying = true;
    while (this.#isStale && this.#limits !== null) {
      this.#isStale = false;
      const limits = this.#limits;
      for (const sender of this.#peer._pc?.getSenders() ?? []) {
        if (sender.track !== null) await this.#applyTo(sender, kindOf(sender.track), limits);
      }
    }
    this.#isApplying = false;
  }

  async #applyTo(sender: RTCRtpSender, kind: Kind, limits: SendLimits): Promise<void> {
    try {
      const parameters = sender.getParameters();
      // Before the connection is negotiated there may be none; `apply` is called again then.
      for (const encoding of parameters.encodings ?? []) setEncoding(encoding, kind, limits);
      await sender.setParameters(parameters);
    } catch (error) {
      if (!this.#peer.destroyed) this.#report(`A ${kind} limit was not set: ${String(error)}`);
    }
  }

  /**
   * The place for a kind stays when its track goes, and is used again. simple-peer's own
   * `removeTrack` and `addTrack` would make another one each time.
   */
  #exchange(kind: Kind, after: MediaStreamTrack | null, stream: MediaStream): void {
    const place = this.#peer._pc?.getTransceivers().find(({ receiver }) =>
      receiver.track.kind === kind
    );
    if (place === undefined) {
      if (after !== null) this.#peer.addTrack(after, stream);
      return;
    }
    place.sender.replaceTrack(after).then(
      () => this.apply(),
      (error) => this.#report(`A viewer does not get the new ${kind}: ${String(error)}`),
    );
    const direction = after === null ? "inactive" : "sendonly";
    const isSending = place.direction === "sendonly" || place.direction === "sendrecv";
    if (isSending === (after !== null)) return;
    if (after !== null) place.sender.setStreams(stream);
    place.direction = direction;
    this.#peer.negotiate();
  }
}

/** The kinds of tracks, each of which a stream has one of at most. */
const KINDS = ["audio", "video"] as const;

function setEncoding(encoding: RTCRtpEncodingParameters, kind: Kind, limits: SendLimits): void {
  const { picture, sound } = limits;
  if (kind === "audio") {
    encoding.active = sound;
    encoding.maxBitrate = SOUND_KBPS * 1_000;
    return;
  }
  encoding.active = picture !== null;
  if (picture === null) return;
  encoding.maxBitrate = picture.maxBitrateKbps * 1_000;
  encoding.maxFramerate = picture.maxFramerate;
  encoding.scaleResolutionDownBy = picture.scaleDown;
}

function kindOf(track: MediaStreamTrack): Kind {
  return track.kind === "audio" ? "audio" : "video";
}

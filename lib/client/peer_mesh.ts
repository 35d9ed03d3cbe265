import type { CandidateRelay, SdpRelay } from "../protocol/server_message.ts";
import { type Description, parseCandidate, parseDescription } from "../protocol/signal.ts";
import { LatePeer } from "./late_peer.ts";
import type { Peer, PeerFactory, PeerListener } from "./peer_factory.ts";
import type { NotedPerson } from "./people_notes.ts";
import type { VideoParts } from "./video_parts.ts";

/** What a link is made from: its id, who is at the other end, and what is sent (null to watch). */
export interface LinkSpec {
  readonly id: string;
  readonly person: NotedPerson;
  readonly stream: MediaStream | null;
}

/** What a link tells whoever opened it. Signals it handles itself. */
export type LinkListener = Omit<PeerListener, "described" | "found">;

/** A link of which this page is one end. */
export interface MeshLink
  extends Pick<Peer, "setTracks" | "limit" | "send" | "countFrames" | "destroy"> {
  readonly id: string;
}

interface Entry {
  readonly peer: Peer;
  readonly isViewer: boolean;
}

/**
 * All links of this page by their ids. A pair that watch each other have two, with a peer each;
 * signals find theirs by its id, and those for no link, or in the wrong direction, are dropped.
 */
export class PeerMesh {
  readonly #parts: Pick<VideoParts, "model" | "transmit" | "report">;
  readonly #load: () => Promise<PeerFactory>;
  readonly #links = new Map<string, Entry>();
  #factory: Promise<PeerFactory> | null = null;

  /** `load` gets the code for peers; it is called when the first link is made. */
  constructor(
    parts: Pick<VideoParts, "model" | "transmit" | "report">,
    load: () => Promise<PeerFactory>,
  ) {
    this.#parts = parts;
    this.#load = load;
  }

  /** Begins to load what links need, to save the time later. */
  prepare(): Promise<PeerFactory> {
    this.#factory ??= this.#load().catch((error) => {
      this.#factory = null;
      this.#parts.report(`The code for peer connections was not loaded: ${String(error)}`);
      throw error;
    });
    return this.#factory;
  }

  /** Makes this page's end of a link. The listener is not called after `destroy`. */
  connect(spec: LinkSpec, listener: LinkListener): MeshLink {
    const { id, person, stream } = spec;
    const { transmit, model } = this.#parts;
    const to = { ...person, openSecret: id };
    const forget = () => {
      if (this.#links.get(id)?.peer === peer) this.#links.delete(id);
    };
    const peer = new LatePeer(this.prepare(), { ...model.ice, stream }, {
      ...listener,
      described: (description) =>
        transmit({ action: "sdp", ...to, description: JSON.stringify(description) }),
      found: (candidate) =>
        transmit({ action: "candidate", ...to, candidate: JSON.stringify(candidate) }),
      closed: (hungUp) => {
        forget();
        listener.closed(hungUp);
      },
    });
    this.#links.set(id, { peer, isViewer: stream === null });
    return {
      id,
      setTracks: (tracks) => peer.setTracks(tracks),
      limit: (limits) => peer.limit(limits),
      send: (text) => peer.send(text),
      countFrames: () => peer.countFrames(),
      destroy: () => {
        forget();
        peer.destroy();
      },
    };
  }

  /** Hands a signal to the link that it is for, if there is one. */
  receive(message: SdpRelay | CandidateRelay): void {
    const link = this.#links.get(message.openSecret);
    if (link === undefined) return;
    if (message.action === "candidate") {
      const candidate = parseCandidate(message.candidate);
      if (candidate.ok) link.peer.addCandidate(candidate.value);
      return;
    }
    const description = parseDescription(message.description);
    if (description.ok && isDueTo(link, description.value)) link.peer.describe(description.value);
  }
}

/** Viewers offer; everything else is what broadcasters say to them. */
function isDueTo({ isViewer }: Entry, { type }: Description): boolean {
  return (type === "offer") !== isViewer;
}

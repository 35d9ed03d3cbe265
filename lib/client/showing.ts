import type { RingLink, UnwatchNews, WatchNews } from "../protocol/server_message.ts";
import { hasFlag, VideoFlag } from "../protocol/video_flags.ts";
import { html } from "../protocol/safe_html.ts";
import type { EngineParts } from "./engine_parts.ts";
import type { MeshLink } from "./peer_mesh.ts";
import { type Attention, FULL_ATTENTION, parseAttention } from "./tile_attention.ts";
import { pictureLimits, watchRefusal } from "./video_policy.ts";
import { ViewerList } from "./viewer_list.ts";

/**
 * Milliseconds for which a link goes on that the server knows nothing of any more, after one's own
 * connection was lost and found: time for the viewer to open another. They may have lost theirs too,
 * as when the server was restarted: a page waits up to 30 s between two attempts, and up to 10 s for
 * each.
 */
const LINGER_MS = 50_000;

/** Milliseconds after which those who are in the room, and have opened no other, get nothing more. */
const REOPEN_MS = 10_000;

/**
 * Milliseconds for which an older link goes on when the viewer got through by another: they end it
 * themselves, once the first picture of the other has come.
 */
const HANDOVER_MS = 5_000;

/** One link by which somebody is shown one's camera. */
interface Outlet {
  readonly link: MeshLink;
  readonly personID: string;
  attention: Attention;
  /** Whether the viewer got through by it. */
  isConnected: boolean;
  /** Whether the server knows of a later link, or of none; it goes on until that one is there. */
  isOld: boolean;
  /** Calls off the end of the links before this one. */
  stopHandover: () => void;
}

/** One's own camera as others get it: who they are, and how much each is sent. */
export class Showing {
  readonly #parts: EngineParts;
  readonly #viewers: ViewerList;
  readonly #outlets = new Set<Outlet>();
  #stream: MediaStream | null = null;
  /** People whose coming was told since the camera went live, as some come and go all the time. */
  readonly #announced = new Set<string>();
  #stopLingering: () => void = () => {};

  constructor(parts: EngineParts) {
    this.#parts = parts;
    this.#viewers = new ViewerList(parts.model.viewers);
  }

  /** Sends this stream from now on, to those who watch and those who come. */
  setStream(stream: MediaStream): void {
    this.#stream = stream;
    for (const { link } of this.#outlets) link.setTracks(stream);
    this.#share();
  }

  /**
   * Somebody may watch, and will make an offer. A link by which they see something goes on until
   * then; others do not, as browsers have only some hundred connections to give.
   */
  ring({ username, personID, openSecret }: RingLink): void {
    if (this.#stream === null || this.#isUnwanted(personID)) return;
    this.#viewers.add({ personID, username }, openSecret);
    const shown = this.#of(personID).findLast(({ isConnected }) => isConnected);
    for (const outlet of this.#of(personID)) {
      if (outlet === shown) outlet.isOld = true;
      else this.#end(outlet);
    }
    const outlet: Outlet = {
      link: this.#parts.mesh.connect(
        { id: openSecret, person: { username, personID }, stream: this.#stream },
        {
          pathChanged: (state) => {
            if (state !== "connected") return;
            outlet.isConnected = true;
            outlet.stopHandover();
            outlet.stopHandover = this.#parts.clock.schedule(
              () => this.#retire(outlet),
              HANDOVER_MS,
            );
          },
          streamed: () => {},
          ready: () => {},
          received: (text) => this.#attend(outlet, text),
          closed: () => this.#forget(outlet),
        },
      ),
      personID,
      attention: FULL_ATTENTION,
      isConnected: false,
      isOld: false,
      stopHandover: () => {},
    };
    this.#outlets.add(outlet);
    this.#share();
  }

  /** Somebody watches. True if that is news since the camera went live. */
  watch({ username, personID, openSecret }: WatchNews): boolean {
    if (this.#stream === null || this.#isUnwanted(personID)) return false;
    this.#viewers.add({ personID, username }, openSecret);
    const isNews = !this.#announced.has(personID);
    this.#announced.add(personID);
    if (isNews) this.#parts.tell(html`<bdi>${username}</bdi> watches your camera.`);
    return isNews;
  }

  /** A link has ended. */
  unwatch({ personID, openSecret }: UnwatchNews): void {
    this.#viewers.remove(personID, openSecret);
    for (const outlet of this.#of(personID)) {
      if (outlet.link.id === openSecret || outlet.isOld) this.#end(outlet);
    }
    this.#share();
  }

  /** Ends somebody's watching. */
  drop(personID: string): void {
    this.#viewers.remove(personID);
    for (const outlet of this.#of(personID)) this.#end(outlet);
    this.#share();
  }

  /** The Who List has changed: viewers may have other names. */
  rosterChanged(): void {
    for (const { personID } of this.#viewers.all) {
      const row = this.#parts.roster.find(personID);
      if (row !== undefined) this.#viewers.rename(personID, row.username);
    }
  }

  /** Ends the watching of those who may not watch under these flags, which are new. */
  flagsChanged(video: number): void {
    const { roster, notes } = this.#parts;
    for (const { personID } of this.#viewers.all) {
      const row = roster.find(personID);
      if (row === undefined) continue;
      const live = hasFlag(row.video, VideoFlag.Active);
      const invited = notes.invited.peek().has(personID);
      const refusal = watchRefusal(video, { live, vip: row.vip === true, invited });
      if (refusal !== null) this.drop(personID);
    }
  }

  /** There is a new connection to the server, which knows of no link: viewers open theirs again. */
  cameBack(): void {
    this.#viewers.clear();
    for (const outlet of this.#outlets) outlet.isOld = true;
    this.#stopLingering();
    this.#linger(this.#parts.clock.now() + LINGER_MS, new Set());
  }

  /** Shows nobody anything any more. */
  end(): void {
    this.#stream = null;
    this.#stopLingering();
    for (const outlet of this.#outlets) this.#end(outlet);
    this.#viewers.clear();
    this.#announced.clear();
  }

  /** Ends old links at `until`; those of people who have been `here` for a while before that. */
  #linger(until: number, here: ReadonlySet<string>): void {
    const { clock, roster } = this.#parts;
    this.#stopLingering = clock.schedule(() => {
      const isOver = clock.now() >= until;
      const old = [...this.#outlets].filter(({ isOld }) => isOld);
      for (const outlet of old) if (isOver || here.has(outlet.personID)) this.#end(outlet);
      this.#share();
      const left = old.map(({ personID }) => personID).filter((id) => roster.find(id));
      if (!isOver) this.#linger(until, new Set(left));
    }, REOPEN_MS);
  }

  #isUnwanted(personID: string): boolean {
    const { booted, muted } = this.#parts.notes;
    return booted.peek().has(personID) || muted.peek().has(personID);
  }

  #of(personID: string): readonly Outlet[] {
    return [...this.#outlets].filter((outlet) => outlet.personID === personID);
  }

  /** Ends the links that a person got before this one. */
  #retire(latest: Outlet): void {
    for (const outlet of this.#of(latest.personID)) {
      if (outlet === latest) break;
      this.#end(outlet);
    }
    this.#share();
  }

  #attend(outlet: Outlet, text: string): void {
    const attention = parseAttention(text);
    if (attention === null) return;
    outlet.attention = attention;
    this.#share();
  }

  #end(outlet: Outlet): void {
    outlet.stopHandover();
    this.#outlets.delete(outlet);
    outlet.link.destroy();
  }

  #forget(outlet: Outlet): void {
    outlet.stopHandover();
    this.#outlets.delete(outlet);
    this.#share();
  }

  /** Gives each viewer what the uplink has for them. */
  #share(): void {
    const track = this.#stream?.getVideoTracks()[0];
    const seeing = [...this.#outlets].filter(({ attention }) => attention.visible).length;
    const picture = pictureLimits(seeing, track?.getSettings().height);
    for (const { link, attention } of this.#outlets) {
      link.limit({ picture: attention.visible ? picture : null, sound: attention.audible });
    }
  }
}

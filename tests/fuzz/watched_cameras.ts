import assert from "node:assert/strict";
import type { Room } from "../../lib/broker/room.ts";
import type { SessionID } from "../../lib/broker/session.ts";
import type { CandidateMessage, SdpMessage } from "../../lib/protocol/camera_message.ts";
import { type ClientMessage, parseClientFrame } from "../../lib/protocol/client_message.ts";
import type { ServerMessage } from "../../lib/protocol/server_message.ts";
import type { TestSession } from "../support/test_session.ts";

/** What each session has got since it was last asked. */
export type News = ReadonlyMap<TestSession, readonly ServerMessage[]>;

/** Of sessions, whatever connections they go on over. */
interface WatchedLink {
  readonly viewer: SessionID;
  readonly broadcaster: SessionID;
}

/** Ids that are kept to be tried again; the oldest go first. */
const MAX_SECRETS = 24;

/**
 * Watches where signals arrive. Keeps its own, simpler book of links: one begins with `open` and
 * `ring`, and is over with `unwatch`, with another one of the same two, when a connection has ended,
 * or when the camera has been seen off. Nothing may come along a link that is over or was never there.
 */
export class WatchedCameras {
  /** How often something came through; a test that saw none has tested nothing. */
  readonly seen = { opened: 0, refused: 0, signalled: 0, dropped: 0 };
  /** Ids of links that are or were. */
  readonly secrets: string[] = [];
  readonly #links = new Map<string, WatchedLink>();
  readonly #used = new Set<string>();
  readonly #room: Room;

  constructor(room: Room) {
    this.#room = room;
  }

  /** Ids of the links of which a session is an end. */
  liveSecretsOf({ id: session }: TestSession): readonly string[] {
    return [...this.#links].filter(([, { viewer, broadcaster }]) =>
      session === viewer || session === broadcaster
    ).map(([id]) => id);
  }

  /** Notes what came without a frame of anybody's: no link begins then, some may end. */
  note(news: News): void {
    for (const message of [...news.values()].flat()) {
      assert.doesNotMatch(message.action, /^(open|ring|watch|sdp|candidate)$/, "out of nothing");
    }
    this.#end(news);
  }

  /** Checks what came of a frame of `sender`. */
  check({ id: sender }: TestSession, frame: string, news: News): void {
    const parsed = parseClientFrame(frame);
    const message = parsed.ok ? parsed.value : null;
    this.#checkOpening(sender, message, news);
    this.#checkSignal(sender, message, news);
    this.#end(news);
  }

  #checkOpening(sender: SessionID, message: ClientMessage | null, news: News): void {
    const [opened, ...more] = gather(news, "open");
    const [rung, ...moreRung] = gather(news, "ring");
    const watched = gather(news, "watch");
    if (message?.action === "open" && opened === undefined) this.seen.refused++;
    if (opened === undefined || rung === undefined) {
      assert.deepEqual([opened, rung, watched], [undefined, undefined, []], "half a link");
      return;
    }
    assert.equal(message?.action, "open", "nobody asked for this link");
    assert.deepEqual([more, moreRung], [[], []], "one open makes one link");
    assert.equal(opened.session, sender, "a link was opened for somebody else");
    const { openSecret } = opened.message;
    assert.equal(rung.message.openSecret, openSecret, "the two ends have different ids");
    assert.ok(!this.#used.has(openSecret), "an id was used twice");
    const link = { viewer: sender, broadcaster: rung.session };
    const older = this.#findLink(link);
    if (older !== null) this.#links.delete(older);
    const counted = watched.map(({ session, message }) => [session, message.openSecret]);
    const expected = older === null ? [[rung.session, openSecret]] : [];
    assert.deepEqual(counted, expected, "a viewer is not counted once");
    this.#links.set(openSecret, link);
    this.#used.add(openSecret);
    this.secrets.push(openSecret);
    this.secrets.splice(0, this.secrets.length - MAX_SECRETS);
    this.seen.opened++;
  }

  #checkSignal(sender: SessionID, message: ClientMessage | null, news: News): void {
    const signals = [...gather(news, "sdp"), ...gather(news, "candidate")];
    const wasSent = message?.action === "sdp" || message?.action === "candidate";
    if (!wasSent) return assert.deepEqual(signals, [], "a signal that nobody sent");
    const [signal, ...more] = signals;
    assert.deepEqual(more, [], "a signal reached several people");
    if (signal === undefined) {
      this.seen.dropped++;
      const due = message.openSecret === undefined ? null : this.#otherEnd(sender, message);
      return assert.equal(due, null, "a signal along a live link was dropped");
    }
    this.seen.signalled++;
    const { openSecret } = signal.message;
    if (message.openSecret !== undefined) assert.equal(openSecret, message.openSecret);
    const end = this.#otherEnd(sender, { ...message, openSecret });
    assert.equal(signal.session, end, "a signal left its link");
    const [sent, got] = [contentOf(message), contentOf(signal.message)];
    assert.equal(got, sent, "a signal was changed");
  }

  /** Whom a signal of `sender` along a live link is for; null if it may not be sent. */
  #otherEnd(sender: SessionID, message: SdpMessage | CandidateMessage): SessionID | null {
    const link = this.#links.get(message.openSecret ?? "");
    if (link === undefined || (sender !== link.viewer && sender !== link.broadcaster)) return null;
    const isViewer = sender === link.viewer;
    if (message.action === "sdp" && (message.kind === "offer") !== isViewer) return null;
    return isViewer ? link.broadcaster : link.viewer;
  }

  #findLink({ viewer, broadcaster }: WatchedLink): string | null {
    for (const [id, link] of this.#links) {
      if (link.viewer === viewer && link.broadcaster === broadcaster) return id;
    }
    return null;
  }

  #end(news: News): void {
    for (const { session, message } of gather(news, "unwatch")) {
      const link = this.#links.get(message.openSecret);
      assert.equal(link?.broadcaster, session, "the end of a link was told to somebody else");
      this.#links.delete(message.openSecret);
    }
    for (const [id, { viewer, broadcaster }] of this.#links) {
      if (!this.#isOnline(viewer) || !this.#isOnline(broadcaster, 1)) this.#links.delete(id);
    }
  }

  #isOnline(session: SessionID, flags = 0): boolean {
    const found = this.#room.sessions.get(session);
    return found?.state === "online" && (found.person.video & flags) === flags;
  }
}

function contentOf(
  message: Extract<ServerMessage | ClientMessage, { action: "sdp" | "candidate" }>,
) {
  return message.action === "sdp" ? message.description : message.candidate;
}

type MessageOf<A extends ServerMessage["action"]> = Extract<ServerMessage, { action: A }>;

function gather<A extends ServerMessage["action"]>(
  news: News,
  action: A,
): readonly { readonly session: SessionID; readonly message: MessageOf<A> }[] {
  const isWanted = (message: ServerMessage): message is MessageOf<A> => message.action === action;
  return [...news].flatMap(([{ id: session }, messages]) =>
    messages.filter(isWanted).map((message) => ({ session, message }))
  );
}

import { type Signal, signal } from "@preact/signals";
import type { SafeHtml } from "../protocol/safe_html.ts";
import { Attention } from "./attention.ts";
import { describeAuthor } from "./author.ts";
import { BlockedPeople } from "./blocked_people.ts";
import type { Author, Me } from "./chat_state.ts";
import type { PageConfig } from "../protocol/page_config.ts";
import type { ClientDeps } from "./client_deps.ts";
import { markRead } from "./conversation_model.ts";
import { ConversationStore } from "./conversation_store.ts";
import { Outbox } from "./outbox.ts";
import type { OutgoingMessage } from "./outgoing.ts";
import type { Prefs } from "./prefs.ts";
import { PeopleNotes } from "./people_notes.ts";
import { RosterStore } from "./roster_store.ts";
import { scrollbackPref } from "./scrollback.ts";
import { createVideo, type Video } from "./video_client.ts";
import { createVideoModel } from "./video_model.ts";
import { rememberChanges } from "./video_prefs.ts";

/** All that the page knows of the room, which frames and the person change. */
export interface RoomModel {
  readonly me: Signal<Me | null>;
  readonly signInProblem: Signal<SafeHtml | null>;
  readonly store: ConversationStore;
  readonly roster: RosterStore;
  readonly outbox: Outbox;
  readonly attention: Attention;
  readonly video: Video;
  readonly blocked: BlockedPeople;
  /** Unix time in milliseconds at which the present connection was let in. */
  onlineSince: number;
}

/** The way to the server. */
export interface Uplink {
  /** Sends a frame; false if there is no connection. */
  transmit(message: OutgoingMessage): boolean;
  isOnline(): boolean;
  /** Whether messages are taken that cannot be sent yet. */
  holds(): boolean;
}

/** The empty room; `local` is where the browser remembers things. Throws if there is no channel. */
export function createRoomModel(
  config: PageConfig,
  deps: ClientDeps,
  uplink: Uplink,
  local: Prefs,
): RoomModel {
  const { transmit, isOnline } = uplink;
  const me = signal<Me | null>(null);
  const roster = new RosterStore();
  const scrollback = rememberChanges(local, scrollbackPref);
  const store = new ConversationStore(config.channels, deps.clock, scrollback);
  const outbox = new Outbox({
    store,
    clock: deps.clock,
    randomID: () => deps.randomID(),
    self: () => describeSelf(me.peek(), roster),
    transmit,
    holds: () => uplink.holds(),
  });
  const attention = new Attention(deps.page, () => markRead(store.active.peek()));
  const video = createVideo({
    clock: deps.clock,
    page: deps.page,
    random: () => deps.random(),
    report: (problem) => deps.report(problem),
    model: createVideoModel(config.permitExplicit, local),
    notes: new PeopleNotes(transmit),
    roster,
    me,
    transmit,
    isOnline,
    tell: (text) => store.addNotice(store.active.peek(), text, "notice"),
  }, () => deps.loadVideo());
  return {
    me,
    signInProblem: signal(null),
    store,
    roster,
    outbox,
    attention,
    video,
    blocked: new BlockedPeople(local, transmit),
    onlineSince: 0,
  };
}

/** Forgets everyone and everything, for the next person at this screen. */
export function clearRoom(room: RoomModel): void {
  room.me.value = null;
  room.roster.clear();
  room.store.reset();
  room.video.forget();
}

/** The person at this screen as the author of a message. */
export function describeSelf(me: Me | null, roster: RosterStore): Author {
  const row = me === null ? undefined : roster.find(me.personID);
  return { ...describeAuthor(me?.username ?? "", row), operator: me?.operator ?? false };
}

import { applyMessage } from "./apply_message.ts";
import { createBrowserDeps } from "./browser_deps.ts";
import { createActions } from "./chat_actions.ts";
import type { ChatActions, ChatState } from "./chat_state.ts";
import type { PageConfig } from "../protocol/page_config.ts";
import { html } from "../protocol/safe_html.ts";
import type { ClientDeps } from "./client_deps.ts";
import { LatelySaid } from "./lately_said.ts";
import { OwnStatus } from "./own_status.ts";
import type { OutgoingMessage } from "./outgoing.ts";
import { Prefs, usernamePref } from "./prefs.ts";
import { createRoomModel, type RoomModel } from "./room_model.ts";
import { SignIn } from "./sign_in.ts";
import { SocketClient } from "./socket_client.ts";
import type { SocketHooks } from "./socket_hooks.ts";
import { followTitle } from "./title.ts";
import type { VideoActions, VideoState } from "./video_state.ts";

/** Where something may be missing, after a connection that did not come back in time. */
const MISSED =
  html`You were not connected for a while. Of what was said meanwhile, only what follows here is shown.`;

/** The room's logic in one page. */
export interface ChatClient {
  readonly state: ChatState;
  readonly actions: ChatActions;
  readonly video: { readonly state: VideoState; readonly actions: VideoActions };
  /** The name that a guest entered with last, to offer it again; empty if there is none. */
  readonly rememberedUsername: string;
  /** Leaves the room and lets go of the page. */
  dispose(): void;
}

/**
 * Creates the client. In a browser only: nothing else has a page to belong to. `overrides` replace
 * parts of the browser. Throws if the configuration has no channel.
 */
export function createChatClient(
  config: PageConfig,
  overrides: Partial<ClientDeps> = {},
): ChatClient {
  const deps: ClientDeps = { ...createBrowserDeps(), ...overrides };
  const said = new LatelySaid(deps.clock);
  const transmit = (message: OutgoingMessage): boolean => {
    const isSent = socket.send(message);
    said.note(message, isSent);
    return isSent;
  };
  const local = new Prefs(() => deps.openStorage("local"));
  const isOnline = () => socket.isOnline;
  const holds = () => socket.holds;
  const room = createRoomModel(config, deps, { transmit, isOnline, holds }, local);
  const tab = new Prefs(() => deps.openStorage("session"));
  const signIn = new SignIn(config, room, { local, tab, makeKey: () => deps.randomID() });
  const status = new OwnStatus(deps, (word) => transmit({ action: "me", status: word }));
  const socket = new SocketClient(deps, hookUp({ deps, room, signIn, status, said, transmit }));
  const unfollow = followTitle(deps.page, config.title, room.store.totalUnread);
  const { state, actions } = room.video;
  return {
    state: exposeState(room, socket),
    actions: createActions({ room, socket, signIn, status }),
    video: { state, actions },
    rememberedUsername: local.get(usernamePref),
    dispose: () => {
      for (const part of [socket, status, room.attention, room.video]) part.dispose();
      unfollow();
    },
  };
}

interface HookParts {
  readonly deps: ClientDeps;
  readonly room: RoomModel;
  readonly signIn: SignIn;
  readonly status: OwnStatus;
  readonly said: LatelySaid;
  transmit(message: OutgoingMessage): boolean;
}

/** What follows for the rest of the page from what becomes of the connection. */
function hookUp({ deps, room, signIn, status, said, transmit }: HookParts): SocketHooks {
  const sayAll = (messages: readonly OutgoingMessage[]) => messages.forEach(transmit);
  return {
    beforeLogin: () => room.blocked.composeList(),
    login: () => {
      said.clear();
      return signIn.compose();
    },
    admitted: (missed) => {
      room.onlineSince = deps.clock.now();
      signIn.succeed();
      // What was decided while the server looked at the login.
      const decided = said.take();
      status.tellAgain();
      room.video.cameBack();
      sayAll(decided);
      if (missed) tellMissed(room);
    },
    resumed: () => {
      sayAll(said.take());
      status.resumed();
      room.outbox.sendAgain();
      room.video.resumed();
    },
    received: (message) => {
      if (message.action === "ping" && message.jwt !== undefined) signIn.renew(message.jwt);
      applyMessage(room, message, deps.clock.now());
    },
    interrupted: () => {
      said.interrupted();
      room.video.wentOffline();
    },
    lost: () => room.outbox.failAll(),
    ended: () => room.video.reset(),
    refused: (reason) => {
      room.signInProblem.value = reason;
    },
  };
}

/** Once, however often the connection is lost while nothing is said. */
function tellMissed({ store }: RoomModel): void {
  const last = store.home.lines.peek().at(-1);
  if (last?.kind !== "notice" || last.html !== MISSED) {
    store.addNotice(store.home, MISSED, "notice");
  }
}

function exposeState(room: RoomModel, socket: SocketClient): ChatState {
  return {
    connection: socket.connection,
    me: room.me,
    roster: room.roster.rows,
    channels: room.store.channels,
    threads: room.store.threads,
    active: room.store.active,
    totalUnread: room.store.totalUnread,
    scrollback: room.store.scrollback,
    blocked: room.blocked.people,
    signInProblem: room.signInProblem,
  };
}

import { effect, untracked } from "@preact/signals";
import { applyMessage } from "./apply_message.ts";
import { createBrowserDeps } from "./browser_deps.ts";
import { createActions } from "./chat_actions.ts";
import type { ChatActions, ChatState, Connection } from "./chat_state.ts";
import type { PageConfig } from "../protocol/page_config.ts";
import type { ClientDeps } from "./client_deps.ts";
import { OwnStatus } from "./own_status.ts";
import type { OutgoingMessage } from "./outgoing.ts";
import { Prefs, usernamePref } from "./prefs.ts";
import { createRoomModel, type RoomModel } from "./room_model.ts";
import { SignIn } from "./sign_in.ts";
import { SocketClient } from "./socket_client.ts";
import { followTitle } from "./title.ts";
import type { VideoActions, VideoState } from "./video_state.ts";

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
  const transmit = (message: OutgoingMessage): boolean => socket.send(message);
  const local = new Prefs(() => deps.openStorage("local"));
  const isOnline = () => socket.isOnline;
  const room = createRoomModel(config, deps, { transmit, isOnline }, local);
  const tab = new Prefs(() => deps.openStorage("session"));
  const signIn = new SignIn(config, room, { local, tab, makeKey: () => deps.randomID() });
  const status = new OwnStatus(deps, (word) => transmit({ action: "me", status: word }));
  const socket = new SocketClient(deps, {
    beforeLogin: () => room.blocked.composeList(),
    login: () => signIn.compose(),
    admitted: () => {
      room.onlineSince = deps.clock.now();
      signIn.succeed();
      status.tellAgain();
    },
    received: (message) => {
      if (message.action === "ping" && message.jwt !== undefined) signIn.renew(message.jwt);
      applyMessage(room, message, deps.clock.now());
    },
    lost: () => room.outbox.failAll(),
    refused: (reason) => {
      room.signInProblem.value = reason;
    },
  });
  const unfollow = followTitle(deps.page, config.title, room.store.totalUnread);
  const unwatch = followPhase(socket, ({ phase }) => room.video.connectionChanged(phase));
  const { state, actions } = room.video;
  return {
    state: exposeState(room, socket),
    actions: createActions({ room, socket, signIn, status }),
    video: { state, actions },
    rememberedUsername: local.get(usernamePref),
    dispose: () => {
      for (const part of [socket, status, room.attention, room.video]) part.dispose();
      unfollow();
      unwatch();
    },
  };
}

/** Tells of each change of the connection, after everything that changed with it. */
function followPhase(socket: SocketClient, tell: (connection: Connection) => void): () => void {
  return effect(() => {
    const connection = socket.connection.value;
    untracked(() => tell(connection));
  });
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
    blocked: room.blocked.people,
    signInProblem: room.signInProblem,
  };
}

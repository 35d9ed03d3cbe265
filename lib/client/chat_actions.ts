import { batch } from "@preact/signals";
import { openThread } from "./apply_message.ts";
import type { ChatActions, Conversation } from "./chat_state.ts";
import type { OwnStatus } from "./own_status.ts";
import type { RoomModel } from "./room_model.ts";
import type { SignIn } from "./sign_in.ts";
import type { SocketClient } from "./socket_client.ts";

/** What the actions act on. */
export interface ActionParts {
  readonly room: RoomModel;
  readonly socket: SocketClient;
  readonly signIn: SignIn;
  readonly status: OwnStatus;
}

/** What the UI may ask for. Each call is one change to the UI, however many signals it touches. */
export function createActions({ room, socket, signIn, status }: ActionParts): ChatActions {
  const { outbox, store, attention } = room;
  return {
    signIn: (username) =>
      batch(() => {
        const { phase } = socket.connection.peek();
        if (phase !== "signed-out" && phase !== "closed") return;
        if (signIn.begin(username)) socket.enter();
      }),
    leave: () =>
      batch(() => {
        socket.leave();
        signIn.forget();
        status.reset();
      }),
    reconnectNow: () => socket.reconnectNow(),
    send: (conversation, text) => batch(() => outbox.send(conversation, text)),
    command: (text) => outbox.command(store.active.peek(), text),
    resend: (conversation, line) => batch(() => outbox.resend(conversation, line)),
    editFailed: (conversation, line) => batch(() => outbox.editFailed(conversation, line)),
    show: (conversation) => show(room, conversation),
    showThread: (personID) => showThread(room, personID),
    closeThread: (conversation) =>
      batch(() => {
        const known = store.find(conversation.key);
        if (known) store.closeThread(known);
      }),
    block: (person) => batch(() => room.blocked.block(person)),
    unblock: (personID) => batch(() => room.blocked.unblock(personID)),
    report: (report) => socket.send({ action: "report", ...report }),
    setStatus: (word) => status.choose(word),
    setScrollback: (lines) => batch(() => store.setScrollback(lines)),
    setAtBottom: (isAtBottom) => attention.setAtBottom(isAtBottom),
  };
}

function show(room: RoomModel, conversation: Conversation): void {
  batch(() => {
    const known = room.store.find(conversation.key);
    if (!known) return;
    room.store.show(known);
    // A conversation opens at its newest line; the UI corrects this if it scrolls elsewhere.
    room.attention.setAtBottom(true);
  });
}

function showThread(room: RoomModel, personID: string): void {
  if (personID === room.me.peek()?.personID) return;
  batch(() => {
    const thread = room.store.findThread(personID);
    const row = room.roster.find(personID);
    if (thread) show(room, thread);
    else if (row) show(room, openThread(room, row));
  });
}

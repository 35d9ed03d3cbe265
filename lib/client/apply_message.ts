import { batch } from "@preact/signals";
import { parseAddress } from "../protocol/channel.ts";
import type {
  ChatDelivery,
  Presence,
  RosterDelta,
  ServerMessage,
  ServerNotice,
} from "../protocol/server_message.ts";
import { applyEcho } from "./apply_echo.ts";
import { describeAuthor } from "./author.ts";
import type { Author, MessageLine } from "./chat_state.ts";
import type { ConversationModel } from "./conversation_model.ts";
import { describeSelf, type RoomModel } from "./room_model.ts";
import type { RosterChange } from "./roster_store.ts";
import { followPeople } from "./thread_watch.ts";
import type { LinkMessage } from "./video_parts.ts";

/** What the server said becomes what the page knows: one small function for each action. */

type Messages = { readonly [M in ServerMessage as M["action"]]: M };
type Handlers = {
  readonly [K in keyof Messages]: (room: RoomModel, message: Messages[K], now: number) => void;
};

const handlers: Handlers = {
  me: (room, { username, personID, op, video }) => {
    room.me.value = { username, personID, operator: op === true };
    if (video !== undefined) room.video.adopt(video);
  },
  who: (room, message) => {
    const change = room.roster.takeList(message);
    if (change !== null) followChange(room, change);
  },
  roster: applyRoster,
  presence: applyPresence,
  message: applyDelivery,
  echo: applyEcho,
  error: applyNotice,
  // Hearing it at all is what it is for; the socket has noticed.
  ping: () => {},
  // The socket ends the connection and shows why.
  disconnect: () => {},
  // The socket goes on, or logs in.
  resumed: () => {},
  "resume-refused": () => {},
  open: applyLink,
  ring: applyLink,
  sdp: applyLink,
  candidate: applyLink,
  watch: applyLink,
  unwatch: applyLink,
  cut: applyLink,
  "ice-servers": (room, message) => room.video.setIce(message),
};

/** Applies one message; the UI sees all of its changes at once. `now` is Unix time in milliseconds. */
export function applyMessage<K extends keyof Messages>(
  room: RoomModel,
  message: Messages[K] & { readonly action: K },
  now: number,
): void {
  batch(() => handlers[message.action](room, message, now));
}

function applyLink(room: RoomModel, message: LinkMessage): void {
  room.video.receive(message);
}

function followChange(room: RoomModel, change: RosterChange): void {
  followPeople(room.store, change);
  for (const row of change.arrived) room.video.meet(row);
  for (const { row } of change.renamed) room.video.meet(row);
}

function applyRoster(room: RoomModel, { rows, gone, changed, kind }: RosterDelta): void {
  const change = room.roster.applyDelta(rows, gone, changed);
  followChange(room, change);
  if (kind === undefined) return;
  for (const { username } of kind === "joined" ? rows : change.gone) {
    applyPresence(room, { username, kind });
  }
}

/** Comings and goings are told in the first channel; threads follow the Who List by themselves. */
function applyPresence(
  room: RoomModel,
  { username, kind }: Pick<Presence, "username" | "kind">,
): void {
  if (username === room.me.peek()?.username) return;
  const joined = kind === "joined" ? [username] : [];
  const left = kind === "left" ? [username] : [];
  room.store.addPresence(room.store.home, { joined, left });
}

function applyDelivery(room: RoomModel, message: ChatDelivery, now: number): void {
  const conversation = findAddressed(room, message);
  if (!conversation) return;
  const { clientID } = message;
  if (clientID && room.outbox.confirm(conversation, clientID, message.message)) return;
  const own = clientID !== undefined || message.username === room.me.peek()?.username;
  const line: MessageLine = {
    kind: "message",
    key: clientID ?? room.store.newKey(),
    at: now,
    author: findAuthor(room, message, own),
    own,
    html: message.message,
    ...(message.msgID > 0 ? { msgID: message.msgID } : {}),
    delivery: { state: "sent" },
  };
  const isActive = room.store.active.peek() === conversation;
  room.store.addMessage(conversation, line, isActive && room.attention.isOnNewest);
}

function findAuthor(room: RoomModel, { username, threadID }: ChatDelivery, own: boolean): Author {
  if (own) return describeSelf(room.me.peek(), room.roster);
  const row = threadID === undefined
    ? room.roster.findByName(username)
    : room.roster.find(threadID);
  return describeAuthor(username, row);
}

/** The conversation that a message belongs to; a first direct message opens its thread. */
function findAddressed(room: RoomModel, message: ChatDelivery): ConversationModel | undefined {
  const address = parseAddress(message.channel);
  if (address.kind === "channel") return room.store.findChannel(address.id);
  const { username } = address;
  const personID = message.threadID ?? room.roster.findByName(username)?.personID;
  return personID === undefined ? undefined : openThread(room, { personID, username });
}

/** The thread with a person; it can be written to while they are in the room. */
export function openThread(
  room: RoomModel,
  person: { readonly personID: string; readonly username: string },
): ConversationModel {
  const known = room.store.findThread(person.personID);
  if (known) return known;
  const thread = room.store.openThread(person);
  thread.writable.value = room.roster.find(person.personID) !== undefined;
  return thread;
}

function applyNotice(room: RoomModel, notice: ServerNotice): void {
  const { clientID, message, cameraOf } = notice;
  if (clientID !== undefined && room.outbox.isAnswered(clientID)) return;
  if (cameraOf !== undefined && room.video.refuse(cameraOf, message)) return;
  const isNotice = notice.kind === "notice";
  if (clientID !== undefined && !isNotice && room.outbox.fail(clientID, message)) return;
  if (clientID !== undefined) room.outbox.settle(clientID);
  const conversation = findNoticed(room, notice) ?? room.store.active.peek();
  if (!isNotice) return room.store.addNotice(conversation, message, "error");
  // What was asked for is news, be it the same as before.
  if (clientID !== undefined || !isOldNews(conversation, message, room.onlineSince)) {
    room.store.addNotice(conversation, message, "notice");
  }
}

function findNoticed(room: RoomModel, notice: ServerNotice): ConversationModel | undefined {
  if (notice.threadID !== undefined) return room.store.findThread(notice.threadID);
  return notice.channel === undefined ? undefined : room.store.findChannel(notice.channel);
}

/** Each connection brings the welcomes again; those of an earlier one are still there to read. */
function isOldNews(conversation: ConversationModel, text: string, since: number): boolean {
  return conversation.lines.peek().some((line) =>
    line.kind === "notice" && line.html === text && line.at < since
  );
}

import type { ClientMessage } from "../protocol/client_message.ts";
import type { Effect } from "./effect.ts";
import { enterRoom } from "./enter_room.ts";
import type { Event, IdentityRefused, IdentityResolved } from "./event.ts";
import { handleBlock, handleBlocklist, handleUnblock } from "./handle_block.ts";
import { handleChat } from "./handle_chat.ts";
import { handleIdentityRefused, handleLogin } from "./handle_login.ts";
import { handleMe } from "./handle_me.ts";
import {
  handleBoot,
  handleInvite,
  handleMute,
  handleUnboot,
  handleUnmute,
} from "./handle_privacy.ts";
import { handleRefusedFrame } from "./handle_refused_frame.ts";
import { handleAck, handleResume, handleResumed, handleResumeFailed } from "./handle_resume.ts";
import { handleCandidate, handleSdp } from "./handle_signal.ts";
import { handleSettingsRead } from "./handle_settings_read.ts";
import { handleClosed, handleOpened, handleStop } from "./handle_socket.ts";
import { handleTick } from "./handle_tick.ts";
import { handleOpen, handleUnwatch } from "./handle_watching.ts";
import { always, type Handler, type MessageOf, whenJoining, whenOnline } from "./handler.ts";
import { handleReport } from "./reports.ts";
import { checkPace } from "./pace.ts";
import type { Room } from "./room.ts";
import type { Session } from "./session.ts";

/** One handler for every action, each with what it needs and costs. A missing one does not compile. */
const handlers: { readonly [K in ClientMessage["action"]]: Handler<MessageOf<K>> } = {
  login: whenJoining("action", handleLogin),
  message: whenOnline("message", handleChat),
  me: whenOnline("action", handleMe),
  ping: always("action", () => []),
  open: whenOnline("open", handleOpen),
  sdp: whenOnline("signal", handleSdp),
  candidate: whenOnline("signal", handleCandidate),
  // BareRTC's viewers say that they watch; the link says so already.
  watch: whenOnline("note", () => []),
  unwatch: whenOnline("note", handleUnwatch),
  boot: whenOnline("note", handleBoot),
  unboot: whenOnline("action", handleUnboot),
  mute: whenOnline("note", handleMute),
  unmute: whenOnline("action", handleUnmute),
  "video-invite": whenOnline("action", handleInvite),
  block: whenOnline("note", handleBlock),
  unblock: whenOnline("action", handleUnblock),
  blocklist: always("action", handleBlocklist),
  report: whenOnline("action", handleReport),
  ack: whenOnline("action", handleAck),
  resume: whenJoining("action", handleResume),
};

/**
 * The only way in which a room changes: what happened goes in, what is to be done comes out.
 * Events of sessions that have ended change nothing. A step that throws leaves the room as it was,
 * but for what it charged the sender (`OUTSIDE_STEPS`).
 */
export function step(room: Room, event: Event): readonly Effect[] {
  return room.journal.run(() => handleEvent(room, event));
}

function handleEvent(room: Room, event: Event): readonly Effect[] {
  switch (event.type) {
    case "SocketOpened":
      return handleOpened(room, event);
    case "Ticked":
      return handleTick(room, event);
    case "SettingsRead":
      return handleSettingsRead(room, event);
    case "SessionResumed":
      return handleResumed(room, event);
    case "ResumeFailed":
      return handleResumeFailed(room, event);
    case "StopRequested":
      return handleStop(room);
  }
  const session = room.sessions.get(event.session);
  if (session === undefined) return [];
  switch (event.type) {
    case "SocketClosed":
      return handleClosed(room, session, event);
    case "MessageReceived":
      return handleMessage(room, session, event.message.action, event.message, event.at);
    case "FrameRefused":
      return handleRefusedFrame(room, session, event);
    case "IdentityResolved":
    case "IdentityRefused":
      return handleIdentity(room, session, event);
  }
}

function handleMessage<K extends ClientMessage["action"]>(
  room: Room,
  session: Session,
  action: K,
  message: MessageOf<K>,
  at: number,
): readonly Effect[] {
  const { cost, run } = handlers[action];
  return checkPace(room, session, cost, at, message) ?? run(room, session, message, at);
}

/** Answers to a question that nobody is waiting for any more are dropped. */
function handleIdentity(
  room: Room,
  session: Session,
  event: IdentityResolved | IdentityRefused,
): readonly Effect[] {
  if (session.state !== "joining" || session.pending === null) return [];
  return event.type === "IdentityResolved"
    ? enterRoom(room, session, session.pending, event)
    : handleIdentityRefused(room, session, event);
}

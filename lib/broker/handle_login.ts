import type { LoginMessage } from "../protocol/room_message.ts";
import { CloseCode } from "../protocol/close_codes.ts";
import { html } from "../protocol/safe_html.ts";
import type { Effect } from "./effect.ts";
import { sendTo } from "./effect.ts";
import { endSession } from "./end_session.ts";
import type { IdentityRefused } from "./event.ts";
import { refuseFrame } from "./handle_refused_frame.ts";
import { makeError } from "./notices.ts";
import type { Room } from "./room.ts";
import type { Joining } from "./session.ts";

/** Takes a login and has its token or key checked. Entering the room is `enterRoom`'s work. */
export function handleLogin(
  room: Room,
  session: Joining,
  login: LoginMessage,
  at: number,
): readonly Effect[] {
  if (session.pending !== null) {
    return refuseFrame(room, session, html`Your login is being checked already.`, at);
  }
  session.pending = login;
  return [{ type: "ResolveIdentity", session: session.id, login }];
}

/** Turns away somebody whose token, or lack of one, does not let them in. */
export function handleIdentityRefused(
  room: Room,
  session: Joining,
  event: IdentityRefused,
): readonly Effect[] {
  return [
    sendTo(session.id, makeError(html`${event.reason}`)),
    sendTo(session.id, { action: "disconnect" }),
    {
      type: "Log",
      level: "info",
      text: `Refused a login from ${session.address}: ${event.reason}`,
    },
    ...endSession(room, session, CloseCode.LoginRefused, "Login refused", event.at),
  ];
}

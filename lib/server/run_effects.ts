import type {
  Effect,
  GrantIce,
  PostReport,
  ReadSettings,
  RenewToken,
  ResolveIdentity,
  SaveBans,
  Send,
  ShutDown,
} from "../broker/effect.ts";
import type { SessionID } from "../broker/session.ts";
import type { IceServers } from "../protocol/server_message.ts";
import type { Log } from "./log.ts";
import { OPEN, type SocketLike } from "./socket_like.ts";

/** What effects are run on. */
export interface EffectTargets {
  readonly sockets: Map<SessionID, SocketLike>;
  readonly log: Log;
  /** Bytes that may wait for a socket before its session is let go. */
  readonly bufferedBytes: number;
  /** Starts checking a login; the answer comes as an event. */
  resolve(effect: ResolveIdentity): void;
  /** Starts signing a fresh token. */
  renew(effect: RenewToken): void;
  /** Makes the answer to `GrantIce`. */
  grantIce(effect: GrantIce): IceServers;
  /** Does what an operator asked of the server itself. */
  administer(effect: SaveBans | ReadSettings | ShutDown): void;
  /** Starts sending a report to the operator's website. */
  postReport(effect: PostReport): void;
  /** A session whose socket cannot keep up, or failed. */
  evict(session: SessionID, reason: string): void;
}

/** Does what the broker asked for: the only code that sends and closes. */
export function runEffects(effects: readonly Effect[], targets: EffectTargets): void {
  for (const effect of effects) {
    switch (effect.type) {
      case "Send":
        send(effect, targets);
        break;
      case "Close":
        closeSocket(targets.sockets, effect.session, effect.code, effect.reason);
        break;
      case "ResolveIdentity":
        targets.resolve(effect);
        break;
      case "RenewToken":
        targets.renew(effect);
        break;
      case "GrantIce":
        send({ type: "Send", to: [effect.session], message: targets.grantIce(effect) }, targets);
        break;
      case "PostReport":
        targets.postReport(effect);
        break;
      case "SaveBans":
      case "ReadSettings":
      case "ShutDown":
        targets.administer(effect);
        break;
      case "Log":
        targets.log(effect.level, effect.text);
    }
  }
}

/** Closes a session's socket, if it still has one, and forgets it. */
export function closeSocket(
  sockets: Map<SessionID, SocketLike>,
  session: SessionID,
  code: number,
  reason: string,
): void {
  const socket = sockets.get(session);
  sockets.delete(session);
  if (socket?.readyState === OPEN) socket.close(code, reason);
}

function send({ to, message }: Send, { sockets, bufferedBytes, evict }: EffectTargets): void {
  const frame = JSON.stringify(message);
  for (const session of to) {
    const socket = sockets.get(session);
    if (socket?.readyState !== OPEN) continue;
    if (socket.bufferedAmount > bufferedBytes) evict(session, "it reads too slowly");
    else socket.send(frame);
  }
}

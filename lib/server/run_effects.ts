import type {
  Effect,
  GrantIce,
  PostReport,
  ReadSettings,
  RenewToken,
  ResolveIdentity,
  Resume,
  SaveBans,
  ShutDown,
} from "../broker/effect.ts";
import type { IceServers } from "../protocol/server_message.ts";
import type { Log } from "./log.ts";
import type { RoomMeter } from "./room_meter.ts";
import type { SessionStreams } from "./session_streams.ts";

/** What effects are run on. */
export interface EffectTargets {
  readonly streams: SessionStreams;
  readonly log: Log;
  readonly meter: Pick<RoomMeter, "delivered" | "counted">;
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
  /** Has a session go on over another connection; whether that succeeded comes as an event. */
  resume(effect: Resume): void;
  /** An effect could not be run; the others are not touched by that. */
  failed(effect: Effect, cause: unknown): void;
}

/** Does what the broker asked for, one step's effects at a time. */
export function runEffects(effects: readonly Effect[], targets: EffectTargets): void {
  for (const effect of effects) {
    try {
      runEffect(effect, targets);
    } catch (cause) {
      targets.failed(effect, cause);
    }
  }
}

function runEffect(effect: Effect, targets: EffectTargets): void {
  const { streams } = targets;
  switch (effect.type) {
    case "Send":
      targets.meter.delivered(effect.to.length);
      return streams.send(effect.to, effect.message);
    case "Count":
      return targets.meter.counted(effect);
    case "Close":
      return streams.close(effect.session, effect.code, effect.reason);
    case "Forget":
      return streams.forget(effect.session);
    case "Serve":
      return streams.serve(effect.session, effect.features);
    case "Acknowledge":
      return streams.acknowledge(effect.session, effect.seen);
    case "Resume":
      return targets.resume(effect);
    case "ResolveIdentity":
      return targets.resolve(effect);
    case "RenewToken":
      return targets.renew(effect);
    case "GrantIce":
      return streams.send([effect.session], targets.grantIce(effect));
    case "PostReport":
      return targets.postReport(effect);
    case "SaveBans":
    case "ReadSettings":
    case "ShutDown":
      return targets.administer(effect);
    case "Log":
      return targets.log(effect.level, effect.text);
  }
}

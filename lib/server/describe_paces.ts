import { derivePaces, type Paces } from "../broker/pace.ts";
import type { LimitSettings } from "../settings/settings.ts";

/** What the operator's limits mean for how fast one person may send what. */
export function describePaces(limits: LimitSettings): Paces {
  return derivePaces({
    message: { perSecond: limits.messagesPerSecond, burst: limits.messageBurst },
    action: { perSecond: limits.actionsPerSecond, burst: limits.actionBurst },
    signal: { perSecond: limits.signalsPerSecond, burst: limits.signalBurst },
    linksPerPerson: limits.linksPerPerson,
  });
}

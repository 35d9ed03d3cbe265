import { DEFAULT_LIMITS } from "./default_settings.ts";
import type { Section } from "./section.ts";
import type { LimitSettings } from "./settings.ts";
import { limit } from "./value_readers.ts";

/** Least that `BufferedBytes` may be: a whole Who List of a full room has to pass. */
const MIN_BUFFERED_BYTES = 65_536;

/**
 * Reads `[Limits]`. Each upper bound is where a number would be a slip of the finger; who wants more
 * than that wants no limit.
 */
export function readLimits(section: Section): LimitSettings {
  const read = (key: string, max: number, fallback: number) =>
    section.read(key, limit(max), fallback);
  const limits = {
    loginSeconds: read("LoginSeconds", 3_600, DEFAULT_LIMITS.loginSeconds),
    socketsPerAddress: read("SocketsPerAddress", 100_000, DEFAULT_LIMITS.socketsPerAddress),
    socketsPerMinutePerAddress: read(
      "SocketsPerMinutePerAddress",
      1_000_000,
      DEFAULT_LIMITS.socketsPerMinutePerAddress,
    ),
    messagesPerSecond: read("MessagesPerSecond", 1_000, DEFAULT_LIMITS.messagesPerSecond),
    messageBurst: read("MessageBurst", 10_000, DEFAULT_LIMITS.messageBurst),
    actionsPerSecond: read("ActionsPerSecond", 1_000, DEFAULT_LIMITS.actionsPerSecond),
    actionBurst: read("ActionBurst", 10_000, DEFAULT_LIMITS.actionBurst),
    signalsPerSecond: read("SignalsPerSecond", 10_000, DEFAULT_LIMITS.signalsPerSecond),
    signalBurst: read("SignalBurst", 100_000, DEFAULT_LIMITS.signalBurst),
    messageCharacters: read("MessageCharacters", 32_768, DEFAULT_LIMITS.messageCharacters),
    maxViewers: read("MaxViewers", 1_000, DEFAULT_LIMITS.maxViewers),
    linksPerPerson: read("LinksPerPerson", 1_000, DEFAULT_LIMITS.linksPerPerson),
    bufferedBytes: read("BufferedBytes", 1_073_741_824, DEFAULT_LIMITS.bufferedBytes),
    kickSeconds: read("KickSeconds", 86_400, DEFAULT_LIMITS.kickSeconds),
    resumeSeconds: read("ResumeSeconds", 3_600, DEFAULT_LIMITS.resumeSeconds),
  };
  if (limits.bufferedBytes < MIN_BUFFERED_BYTES) {
    const found = String(limits.bufferedBytes);
    section.report("BufferedBytes", found, `at least ${MIN_BUFFERED_BYTES}, or 0 for no limit`);
  }
  return limits;
}

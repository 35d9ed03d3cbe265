import { createHmac } from "node:crypto";
import type { PostReport } from "../broker/effect.ts";
import type { Settings } from "../settings/settings.ts";
import type { WebhookSettings } from "../settings/moderation_settings.ts";
import type { Log } from "./log.ts";

/** Milliseconds that a website has for its answer, as in BareRTC. */
const TIMEOUT_MS = 10_000;

/** Reports on their way at once. More come only from a flood, and a site that is down holds each for 10 s. */
const MAX_UNDERWAY = 8;

/** Sends a report to the operator's website, and does not wait for it. */
export type ReportPoster = (effect: PostReport) => void;

/** The part of the web that a poster uses. */
type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** The hooks that get reports. */
export function findReportHooks(webhooks: readonly WebhookSettings[]): readonly WebhookSettings[] {
  return webhooks.filter(({ name, enabled, url }) => enabled && name === "report" && url !== "");
}

/**
 * A poster for the `report` hooks of the settings. The body is BareRTC's without its API key, which
 * would be in the hands of whoever reads the site's logs (D17); instead it is signed with that key.
 */
export function createReportPoster(
  { moderation, adminApiKey }: Pick<Settings, "moderation" | "adminApiKey">,
  log: Log,
  now: () => number,
  post: Fetch = fetch,
): ReportPoster {
  const hooks = findReportHooks(moderation.webhooks);
  let underway = 0;
  const send = async (url: string, body: string) => {
    underway++;
    try {
      const headers = { "Content-Type": "application/json", ...sign(body, adminApiKey, now()) };
      const signal = AbortSignal.timeout(TIMEOUT_MS);
      const answer = await post(url, { method: "POST", headers, body, signal, redirect: "manual" });
      await answer.body?.cancel();
      if (!answer.ok) log("warn", `The webhook "report" answered ${answer.status}; expected 200.`);
    } catch (cause) {
      log("warn", `The webhook "report" could not be reached: ${describe(cause)}`);
    } finally {
      underway--;
    }
  };
  return ({ report }) => {
    const body = JSON.stringify(describeReport(report));
    for (const { url } of hooks) {
      if (underway < MAX_UNDERWAY) void send(url, body);
      else log("warn", "A report was not sent to the webhook: too many are on their way.");
    }
  };
}

/** HMAC-SHA256 of the time (Unix seconds), a full stop and the body, so that neither can be replaced. */
function sign(body: string, key: string, at: number): Readonly<Record<string, string>> {
  if (key === "") return {};
  const timestamp = String(Math.floor(at / 1000));
  const signature = createHmac("sha256", key).update(`${timestamp}.${body}`).digest("hex");
  return { "X-Chat-Timestamp": timestamp, "X-Chat-Signature": `sha256=${signature}` };
}

function describeReport({ from, about, channel, at, reason, text, comment }: PostReport["report"]) {
  return {
    Action: "report",
    Report: {
      FromUsername: from?.username ?? "ChatServer",
      AboutUsername: about.username,
      Channel: channel,
      Timestamp: new Date(at).toISOString(),
      Reason: reason,
      Message: text,
      Comment: comment,
    },
  };
}

/** The first line: what follows may hold the address, with a secret in it. */
function describe(cause: unknown): string {
  return cause instanceof DOMException && cause.name === "TimeoutError"
    ? "no answer within 10 seconds."
    : cause instanceof Error
    ? cause.name
    : "unknown error";
}

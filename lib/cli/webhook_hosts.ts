import { readFileSync } from "node:fs";
import { parseSettingsText } from "../settings/load_settings.ts";

const PORTS: Readonly<Record<string, string>> = { "http:": "80", "https:": "443" };

/**
 * Hosts and ports that the server may call: those of the webhooks that are switched on in the settings
 * file at `path`. None if it cannot be used, which the server itself will say.
 */
export function findWebhookHosts(path: string): readonly string[] {
  try {
    const parsed = parseSettingsText(readFileSync(path, "utf8"));
    if (!parsed.ok) return [];
    const hooks = parsed.value.settings.moderation.webhooks.filter(({ enabled }) => enabled);
    return [...new Set(hooks.map(({ url }) => nameHost(new URL(url))))];
  } catch {
    return [];
  }
}

function nameHost({ protocol, hostname, port }: URL): string {
  return `${hostname}:${port || PORTS[protocol]}`;
}

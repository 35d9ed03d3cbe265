import type { Settings } from "../settings/settings.ts";

/** What is read once, when the server starts, by its name in the file. */
const FIXED: readonly (readonly [name: string, read: (settings: Settings) => unknown])[] = [
  ["FrameAncestors", (settings) => settings.frameAncestors],
  ["UseXForwardedFor", (settings) => settings.useXForwardedFor],
  ["TrustedProxies", (settings) => settings.trustedProxies],
  ["Limits.SocketsPerAddress", ({ limits }) => limits.socketsPerAddress],
  ["Limits.SocketsPerMinutePerAddress", ({ limits }) => limits.socketsPerMinutePerAddress],
  ["Limits.BufferedBytes", ({ limits }) => limits.bufferedBytes],
  ["BlockableAdmins", ({ moderation }) => moderation.blockableOperators],
  ["WebhookURLs", ({ moderation }) => moderation.webhooks],
  ["Bans.Persist", ({ bans }) => bans.persist],
];

/** What pages show that are open already. */
function shown(
  { title, branding, websiteUrl, accentHue, publicChannels, permitExplicit }: Settings,
) {
  const channels = publicChannels.map(({ id, name, icon }) => ({ id, name, icon }));
  return { title, branding, websiteUrl, accentHue, channels, permitExplicit };
}

/**
 * What an operator should know who had the settings read again: sentences. `atStart` are those that
 * the server began with, `before` those that held until now.
 */
export function compareSettings(
  atStart: Settings,
  before: Settings,
  after: Settings,
): readonly string[] {
  const late = FIXED.filter(([, read]) => !isSame(read(atStart), read(after))).map(([name]) =>
    name
  );
  const remarks: string[] = [];
  if (!isSame(shown(before), shown(after))) {
    remarks.push("Pages that are open show the new look and channels when they are loaded again.");
  }
  if (late.length > 0) remarks.push(`Only a restart changes ${late.join(", ")}.`);
  return remarks;
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

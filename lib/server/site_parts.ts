import type { AdmissionRules } from "../auth/admit.ts";
import type { RoomChannel, RoomConfig } from "../broker/room.ts";
import { MAX_MESSAGE_INPUT } from "../protocol/limits.ts";
import type { SafeHtml } from "../protocol/safe_html.ts";
import type { ChannelSettings, Settings } from "../settings/settings.ts";
import { renderMarkdown } from "../text/render_markdown.ts";
import { sanitizeBranding } from "../text/sanitize_branding.ts";
import { UI_ICONS } from "../ui/icon_names.ts";
import { describeModeration } from "./describe_moderation.ts";
import { addressKey } from "./address_key.ts";
import { describePaces } from "./describe_paces.ts";
import {
  buildSprite,
  type IconName,
  parseIconClasses,
  readSymbol,
  symbolID,
} from "./icon_sprite.ts";
import { createIceGranter, type IceGranter, iceRenewalMs } from "./ice_servers.ts";
import type { Log } from "./log.ts";
import { createTokenRenewer, type TokenRenewer } from "./renew_token.ts";
import { createIdentityResolver, type IdentityResolver } from "./resolve_identity.ts";
import { buildStylesheet, type Stylesheet } from "./stylesheet.ts";
import { createReportPoster, type ReportPoster } from "./webhooks.ts";

/** What follows from the settings alone, and is made anew when an operator has them read again. */
export interface SiteParts {
  readonly settings: Settings;
  readonly rules: AdmissionRules;
  readonly config: RoomConfig;
  readonly resolveIdentity: IdentityResolver;
  readonly renewToken: TokenRenewer;
  readonly grantIce: IceGranter;
  readonly postReport: ReportPoster;
  /** The operator's logo, made harmless. */
  readonly branding: SafeHtml;
  /** The SVG sprite of all icons in use. */
  readonly sprite: string;
  /** The look of every page. */
  readonly stylesheet: Stylesheet;
  /** Longest message in characters, as a finite number. */
  readonly messageCharacters: number;
}

/** Makes them. `now` is Unix time in milliseconds. */
export function createSiteParts(settings: Settings, log: Log, now: () => number): SiteParts {
  const rules: AdmissionRules = {
    jwtEnabled: settings.jwt.enabled,
    jwtStrict: settings.jwt.strict,
    secret: settings.jwt.secretKey,
    websiteURL: settings.websiteUrl,
  };
  const icons = settings.publicChannels.map((channel) => findIcon(channel, log));
  const channels = settings.publicChannels.map((channel, i) =>
    describeChannel(channel, icons[i] ?? null)
  );
  return {
    settings,
    rules,
    config: describeConfig(settings, channels),
    resolveIdentity: createIdentityResolver(rules, now),
    renewToken: createTokenRenewer(rules.secret, now),
    grantIce: createIceGranter(settings.turn, now),
    postReport: createReportPoster(settings, log, now),
    branding: sanitizeBranding(settings.branding),
    sprite: buildSprite(UI_ICONS, icons.filter((icon) => icon !== null)),
    stylesheet: buildStylesheet(settings.accentHue),
    messageCharacters: messageCharacters(settings),
  };
}

function describeConfig(settings: Settings, channels: readonly RoomChannel[]): RoomConfig {
  const { limits } = settings;
  return {
    channels,
    loginMs: limits.loginSeconds * 1000,
    messageCharacters: messageCharacters(settings),
    permitExplicit: settings.permitExplicit,
    maxViewers: limits.maxViewers,
    linksPerPerson: limits.linksPerPerson,
    paces: describePaces(limits),
    newLinkID: () => crypto.randomUUID(),
    newResumeKey: () => crypto.randomUUID(),
    resumeMs: limits.resumeSeconds === Infinity ? 0 : limits.resumeSeconds * 1000,
    iceRenewalMs: iceRenewalMs(settings.turn),
    moderation: describeModeration(settings.moderation),
    newMessageID: (at) => at * 1000 + Math.floor(Math.random() * 1000),
    addressKey,
    // Switched off, the limit lets a kicked person come back at once.
    kickMs: limits.kickSeconds === Infinity ? 0 : limits.kickSeconds * 1000,
  };
}

function messageCharacters({ limits }: Settings): number {
  return Math.min(limits.messageCharacters, MAX_MESSAGE_INPUT);
}

function describeChannel(channel: ChannelSettings, icon: IconName | null): RoomChannel {
  return {
    id: channel.id,
    name: channel.name,
    icon: icon === null ? null : symbolID(icon),
    welcome: channel.welcomeMessages.map(renderMarkdown),
    echoes: channel.echoMessagesOnJoin,
  };
}

/** The channel's icon, or null and a warning when Font Awesome has none of that name. */
function findIcon(channel: ChannelSettings, log: Log): IconName | null {
  if (channel.icon === "") return null;
  const icon = parseIconClasses(channel.icon);
  if (icon !== null && readSymbol(icon) !== null) return icon;
  log(
    "warn",
    `The icon "${channel.icon}" of channel ${channel.id} is not in Font Awesome Free. ` +
      `The plain one is shown; see https://fontawesome.com/search?ic=free for names.`,
  );
  return null;
}

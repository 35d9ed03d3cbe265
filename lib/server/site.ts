import type { AdmissionRules } from "../auth/admit.ts";
import type { RoomChannel, RoomConfig } from "../broker/room.ts";
import { MAX_MESSAGE_INPUT } from "../protocol/limits.ts";
import type { SafeHtml } from "../protocol/safe_html.ts";
import type { ChannelSettings, Settings } from "../settings/settings.ts";
import { renderMarkdown } from "../text/render_markdown.ts";
import { sanitizeBranding } from "../text/sanitize_branding.ts";
import { UI_ICONS } from "../ui/icon_names.ts";
import {
  buildSprite,
  type IconName,
  parseIconClasses,
  readSymbol,
  symbolID,
} from "./icon_sprite.ts";
import { createIceGranter, iceRenewalMs } from "./ice_servers.ts";
import type { Log } from "./log.ts";
import { createTokenRenewer } from "./renew_token.ts";
import { createIdentityResolver } from "./resolve_identity.ts";
import { RoomHost } from "./room_host.ts";
import { buildStylesheet, type Stylesheet } from "./stylesheet.ts";

/** One running room with all that its routes need; made once from the settings. */
export interface Site {
  readonly settings: Settings;
  readonly rules: AdmissionRules;
  readonly host: RoomHost;
  readonly log: Log;
  /** The operator's logo, made harmless. */
  readonly branding: SafeHtml;
  /** The SVG sprite of all icons in use. */
  readonly sprite: string;
  /** The look of every page. */
  readonly stylesheet: Stylesheet;
  /** Longest message in characters, as a finite number. */
  readonly messageCharacters: number;
}

/** Builds the room that the settings describe. `now` is Unix time in milliseconds. */
export function createSite(settings: Settings, log: Log, now: () => number = Date.now): Site {
  const rules: AdmissionRules = {
    jwtEnabled: settings.jwt.enabled,
    jwtStrict: settings.jwt.strict,
    secret: settings.jwt.secretKey,
    websiteURL: settings.websiteUrl,
  };
  const icons = settings.publicChannels.map((channel) => findIcon(channel, log));
  const messageCharacters = Math.min(settings.limits.messageCharacters, MAX_MESSAGE_INPUT);
  const config: RoomConfig = {
    channels: settings.publicChannels.map((channel, i) =>
      describeChannel(channel, icons[i] ?? null)
    ),
    loginMs: settings.limits.loginSeconds * 1000,
    messageCharacters,
    permitExplicit: settings.permitExplicit,
    maxViewers: settings.limits.maxViewers,
    newLinkID: () => crypto.randomUUID(),
    iceRenewalMs: iceRenewalMs(settings.turn),
  };
  return {
    settings,
    rules,
    host: new RoomHost({
      config,
      resolveIdentity: createIdentityResolver(rules, now),
      renewToken: createTokenRenewer(rules.secret, now),
      grantIce: createIceGranter(settings.turn, now),
      log,
      now,
    }),
    log,
    branding: sanitizeBranding(settings.branding),
    sprite: buildSprite(UI_ICONS, icons.filter((icon) => icon !== null)),
    stylesheet: buildStylesheet(settings.accentHue),
    messageCharacters,
  };
}

function describeChannel(channel: ChannelSettings, icon: IconName | null): RoomChannel {
  return {
    id: channel.id,
    name: channel.name,
    icon: icon === null ? null : symbolID(icon),
    welcome: channel.welcomeMessages.map(renderMarkdown),
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

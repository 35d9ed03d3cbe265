/**
 * The settings file that a first start writes, with a comment on every key. The values are the
 * defaults themselves, so the file cannot drift from them.
 *
 * @module
 */

import {
  DEFAULT_CHANNELS,
  DEFAULT_JWT,
  DEFAULT_LIMITS,
  DEFAULT_SETTINGS as DEFAULTS,
  DEFAULT_TURN,
} from "./default_settings.ts";
import type { ChannelSettings } from "./settings.ts";

/**
 * The text of the file. `settings.toml` of this repository is the one with an empty key.
 *
 * @param adminApiKey a fresh random secret, or "" to keep the admin API off
 */
export function composeFirstRunFile(adminApiKey: string): string {
  return [
    composeTop(adminApiKey),
    composeJwt(),
    composeTurn(),
    composeLimits(),
    CHANNELS_COMMENT + DEFAULT_CHANNELS.map(composeChannel).join("\n"),
  ].join("\n");
}

function composeTop(adminApiKey: string): string {
  return `# Settings of the chat room. Every key is explained in docs/configuration.md.
# Settings files of BareRTC can be used as they are. Restart the server after a change.

# Format of this file, the same as BareRTC's.
Version = ${DEFAULTS.version}

# Title of the page.
Title = ${quote(DEFAULTS.title)}

# Logo at the top of the page: text or simple HTML (bold, italics, links, images from https).
Branding = ${quote(DEFAULTS.branding)}

# Your website. Links in tokens that begin with "/" are taken from here.
WebsiteURL = ${quote(DEFAULTS.websiteUrl)}

# Other websites whose pages may read /api/statistics and connect to the room,
# as origins: ["https://www.example.com"]. The server's own pages always may.
CORSHosts = ${quoteList(DEFAULTS.corsHosts)}

# Set to true only behind a reverse proxy that sets X-Forwarded-For itself.
# Otherwise anybody could claim any address.
UseXForwardedFor = ${DEFAULTS.useXForwardedFor}

# Secret for the admin API; keep it to yourself. Empty keeps the admin API off.
AdminAPIKey = ${quote(adminApiKey)}

# Websites that may show the room in a frame, as origins. Empty: none.
FrameAncestors = ${quoteList(DEFAULTS.frameAncestors)}

# Colour of buttons and highlights, as a hue from 0 to 360
# (about 25 red, 90 yellow, 150 green, 255 blue, 300 purple).
AccentHue = ${DEFAULTS.accentHue}

# true: people may mark their camera as explicit, and others are asked before they open it.
PermitNSFW = ${DEFAULTS.permitExplicit}
`;
}

function composeJwt(): string {
  return `# Signing in with an account of your website: see docs/authentication.md.
[JWT]

# false: everyone picks a name, and nobody is operator.
Enabled = ${DEFAULT_JWT.enabled}

# true: only people whom your website sends with a valid token may enter.
# false: guests without a token may enter too.
Strict = ${DEFAULT_JWT.strict}

# Secret that your website signs with: at least 32 random characters, the same text in both places.
SecretKey = ${quote(DEFAULT_JWT.secretKey)}

# Where visitors without a token are sent when only tokens may enter. Empty: a page that says so.
LandingPageURL = ${quote(DEFAULT_JWT.landingPageUrl)}
`;
}

function composeTurn(): string {
  return `# How browsers find each other for cameras: see docs/deployment.md.
[TURN]

# STUN servers tell browsers their own address; TURN servers relay where there is no direct way.
URLs = ${quoteList(DEFAULT_TURN.urls)}

# Name that everyone signs in to the relay with, if it has one.
Username = ${quote(DEFAULT_TURN.username)}

# Password to that name.
Credential = ${quote(DEFAULT_TURN.credential)}

# Better: the static-auth-secret of coturn. Everyone then gets a sign-in of their own.
SharedSecret = ${quote(DEFAULT_TURN.sharedSecret)}

# Seconds after which such a sign-in runs out.
TTL = ${DEFAULT_TURN.ttl}

# true: pictures go through the relay only, so that people do not learn each other's addresses.
RelayOnly = ${DEFAULT_TURN.relayOnly}
`;
}

function composeLimits(): string {
  return `# Protection against floods. 0 switches a limit off.
[Limits]

# Seconds that a new connection has for signing in.
LoginSeconds = ${DEFAULT_LIMITS.loginSeconds}

# Longest message, in characters.
MessageCharacters = ${DEFAULT_LIMITS.messageCharacters}

# Most people who may watch one camera at once. A camera sends to each viewer by itself.
MaxViewers = ${DEFAULT_LIMITS.maxViewers}
`;
}

const CHANNELS_COMMENT =
  `# The channels, which everyone is in. The first is open when people arrive.
#   ID               letters, digits, _ and -; do not change it later
#   Name             what people see
#   Icon             Font Awesome classes, optional
#   WelcomeMessages  what ChatServer says to newcomers, in Markdown, optional
`;

function composeChannel(channel: ChannelSettings): string {
  const messages = channel.welcomeMessages.map((message) => `  ${quote(message)},\n`);
  return `[[PublicChannels]]
ID = ${quote(channel.id)}
Name = ${quote(channel.name)}
Icon = ${quote(channel.icon)}
WelcomeMessages = [
${messages.join("")}]
`;
}

/** Text as a TOML string. JSON's escapes are a subset of those of TOML's basic strings. */
function quote(text: string): string {
  return JSON.stringify(text);
}

function quoteList(texts: readonly string[]): string {
  return `[${texts.map(quote).join(", ")}]`;
}

/**
 * The settings file that a first start writes, with a comment on every key. The values are the
 * defaults themselves, so the file cannot drift from them.
 *
 * @module
 */

import {
  DEFAULT_BANS,
  DEFAULT_CHANNELS,
  DEFAULT_JWT,
  DEFAULT_LIMITS,
  DEFAULT_METRICS,
  DEFAULT_SETTINGS as DEFAULTS,
  DEFAULT_TURN,
} from "./default_settings.ts";
import { MAX_ECHOED_MESSAGES } from "../protocol/limits.ts";
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
    composeBans(),
    composeMetrics(),
    CHANNELS_COMMENT + DEFAULT_CHANNELS.map(composeChannel).join("\n"),
  ].join("\n");
}

function composeTop(adminApiKey: string): string {
  return `# Settings of the chat room. Every key is explained in docs/configuration.md.
# Settings files of BareRTC can be used as they are. After a change, restart the server or say
# /reconfigure in the room as an operator.

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

# Set to true behind a reverse proxy that sets X-Forwarded-For.
# Otherwise everyone seems to come from the proxy, and shares the limits of one address.
UseXForwardedFor = ${DEFAULTS.useXForwardedFor}

# Addresses of such proxies, or networks as in "172.16.0.0/12". Nobody else's word is taken.
TrustedProxies = ${quoteList(DEFAULTS.trustedProxies)}

# Secret for the admin API; keep it to yourself. Empty keeps the admin API off.
AdminAPIKey = ${quote(adminApiKey)}

# Websites that may show the room in a frame, as origins. Empty: none.
FrameAncestors = ${quoteList(DEFAULTS.frameAncestors)}

# Colour of buttons and highlights, as a hue from 0 to 360
# (about 25 red, 90 yellow, 150 green, 255 blue, 300 purple).
AccentHue = ${DEFAULTS.accentHue}

# true: people may mark their camera as explicit, and others are asked before they open it.
PermitNSFW = ${DEFAULTS.permitExplicit}

# true: people can block operators too. Filters, rules for single people, link spam and webhooks are
# tables of their own: see "Blocks, rules and reports" in docs/configuration.md.
BlockableAdmins = ${DEFAULTS.moderation.blockableOperators}
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

# Most connections of one address (IPv6: of one /64 network) at once.
SocketsPerAddress = ${DEFAULT_LIMITS.socketsPerAddress}

# Most new connections of one address at once, and then per minute.
SocketsPerMinutePerAddress = ${DEFAULT_LIMITS.socketsPerMinutePerAddress}

# Messages of one person per second. Operators may send more.
MessagesPerSecond = ${DEFAULT_LIMITS.messagesPerSecond}

# Messages that may come at once before that pace is kept.
MessageBurst = ${DEFAULT_LIMITS.messageBurst}

# Whatever else a person does, per second: status, cameras, boots, logins.
ActionsPerSecond = ${DEFAULT_LIMITS.actionsPerSecond}

# Actions that may come at once before that pace is kept.
ActionBurst = ${DEFAULT_LIMITS.actionBurst}

# What a person's browser tells others to connect cameras, per second.
SignalsPerSecond = ${DEFAULT_LIMITS.signalsPerSecond}

# Signals that may come at once before that pace is kept. Each camera takes about 20.
SignalBurst = ${DEFAULT_LIMITS.signalBurst}

# Longest message, in characters.
MessageCharacters = ${DEFAULT_LIMITS.messageCharacters}

# Most people who may watch one camera at once. A camera sends to each viewer by itself.
MaxViewers = ${DEFAULT_LIMITS.maxViewers}

# Most cameras that one person may watch at once.
LinksPerPerson = ${DEFAULT_LIMITS.linksPerPerson}

# Bytes that may wait for a slow connection before it is closed.
BufferedBytes = ${DEFAULT_LIMITS.bufferedBytes}

# Seconds for which somebody who was kicked stays out.
KickSeconds = ${DEFAULT_LIMITS.kickSeconds}

# Seconds for which somebody whose connection was lost stays in the room, so that they come back
# unnoticed and miss nothing. 0 lets them leave at once.
ResumeSeconds = ${DEFAULT_LIMITS.resumeSeconds}
`;
}

function composeBans(): string {
  return `# Bans by operators: see docs/moderation.md.
[Bans]

# true: bans are kept in data/bans.json beside this file. false: a restart ends them.
Persist = ${DEFAULT_BANS.persist}
`;
}

function composeMetrics(): string {
  return `# Numbers for Prometheus at /metrics: see docs/deployment.md.
[Metrics]

# Secret that whoever collects them has to show: at least 16 random characters.
# Empty: there is no such page.
Key = ${quote(DEFAULT_METRICS.key)}
`;
}

const CHANNELS_COMMENT =
  `# The channels, which everyone is in. The first is open when people arrive.
#   ID                  letters, digits, _ and -; do not change it later
#   Name                what people see
#   Icon                Font Awesome classes, optional
#   WelcomeMessages     what ChatServer says to newcomers, in Markdown, optional
#   EchoMessagesOnJoin  how many of its last messages newcomers see, up to ${MAX_ECHOED_MESSAGES}; 0: none
`;

function composeChannel(channel: ChannelSettings): string {
  const messages = channel.welcomeMessages.map((message) => `  ${quote(message)},\n`);
  return `[[PublicChannels]]
ID = ${quote(channel.id)}
Name = ${quote(channel.name)}
Icon = ${quote(channel.icon)}
WelcomeMessages = [
${messages.join("")}]
EchoMessagesOnJoin = ${channel.echoMessagesOnJoin}
`;
}

/** Text as a TOML string. JSON's escapes are a subset of those of TOML's basic strings. */
function quote(text: string): string {
  return JSON.stringify(text);
}

function quoteList(texts: readonly string[]): string {
  return `[${texts.map(quote).join(", ")}]`;
}

/**
 * What an operator can set, as the program sees it. Keys, types and meanings follow BareRTC's
 * settings.toml, so that its files load here; keys marked "ours" are additions.
 * `docs/configuration.md` is the operator's view.
 *
 * @module
 */

import type { ModerationSettings } from "./moderation_settings.ts";

/** All settings. The name of the TOML key is given where it is not the field's own in capitals. */
export interface Settings {
  /** `Version`: format of the file; read for compatibility, changes nothing here. */
  readonly version: number;
  /** `Title` of the page. Never empty. */
  readonly title: string;
  /** `Branding`: HTML as the operator wrote it. Not safe: show `sanitizeBranding(branding)`. */
  readonly branding: string;
  /** `WebsiteURL`: absolute http(s) address, base of relative avatars and profiles; "" for none. */
  readonly websiteUrl: string;
  /** `CORSHosts`: origins (as in an Origin header) that may use the WebSocket and the statistics. */
  readonly corsHosts: readonly string[];
  /** `UseXForwardedFor`: the proxies of `TrustedProxies` say whose connection theirs is. */
  readonly useXForwardedFor: boolean;
  /** `TrustedProxies` (ours): addresses and networks (CIDR) whose `X-Forwarded-For` is believed. */
  readonly trustedProxies: readonly string[];
  /** `AdminAPIKey`: a secret; "" keeps the admin API off. */
  readonly adminApiKey: string;
  /** `FrameAncestors` (ours): origins that may embed the page; empty means none. */
  readonly frameAncestors: readonly string[];
  /** `AccentHue` (ours): OKLCH hue of the page's accent colour, in degrees from 0 to 360. */
  readonly accentHue: number;
  /** `PermitNSFW`: whether cameras may be marked as explicit. */
  readonly permitExplicit: boolean;
  /** `[TURN]` */
  readonly turn: TurnSettings;
  /** `[JWT]` */
  readonly jwt: JwtSettings;
  /** `[[ModerationRule]]`, `[[MessageFilters]]` and the like. */
  readonly moderation: ModerationSettings;
  /** `[[PublicChannels]]`: at least one, ids differ; the first is the default channel. */
  readonly publicChannels: readonly ChannelSettings[];
  /** `[Limits]` (ours) */
  readonly limits: LimitSettings;
  /** `[Bans]` (ours) */
  readonly bans: BanSettings;
  /** `[Metrics]` (ours) */
  readonly metrics: MetricsSettings;
}

/** `[JWT]`: signing in by a token of the operator's website. */
export interface JwtSettings {
  /** `Enabled`: false ignores tokens altogether, so that nobody is operator. */
  readonly enabled: boolean;
  /** `Strict`: only a valid token lets a person in; guests stay out. */
  readonly strict: boolean;
  /** `SecretKey`: used as its raw UTF-8 bytes; never empty if `enabled`. */
  readonly secretKey: string;
  /** `LandingPageURL`: http(s) or `/…`, where strict mode sends visitors without a token; or "". */
  readonly landingPageUrl: string;
}

/** `[TURN]`: how two browsers find a way to each other. */
export interface TurnSettings {
  /** `URLs`: `stun:`, `turn:` and `turns:` addresses. */
  readonly urls: readonly string[];
  /** `Username` and `Credential`: what everyone signs in to the relay with; "" for none. */
  readonly username: string;
  readonly credential: string;
  /** `SharedSecret` (ours): coturn's `static-auth-secret`, for credentials that run out; or "". */
  readonly sharedSecret: string;
  /** `TTL` (ours): seconds that such credentials are good for. */
  readonly ttl: number;
  /** `RelayOnly` (ours): pictures go through the relay only, which hides people's addresses. */
  readonly relayOnly: boolean;
}

/** One of `[[PublicChannels]]`. */
export interface ChannelSettings {
  /** `ID`: name on the wire; 1 to 32 letters, digits, `_` or `-`. */
  readonly id: string;
  /** `Name` that people see; the id if the file gives none. */
  readonly name: string;
  /** `Icon`: Font Awesome classes such as `fa fa-comments`; "" for the plain one. */
  readonly icon: string;
  /** `WelcomeMessages`: Markdown, each sent by ChatServer to whoever comes in. */
  readonly welcomeMessages: readonly string[];
  /** `EchoMessagesOnJoin`: how many of its latest messages those get who come in; 0 for none. */
  readonly echoMessagesOnJoin: number;
}

/** `[Bans]`. */
export interface BanSettings {
  /** `Persist`: bans are written to `data/bans.json` beside the settings, and hold after a restart. */
  readonly persist: boolean;
}

/** `[Metrics]`. */
export interface MetricsSettings {
  /** `Key`: a secret that `/metrics` asks for; "" keeps it off. */
  readonly key: string;
}

/** `[Limits]`. A limit that the file switches off with 0 is `Infinity` here. */
export interface LimitSettings {
  /** `LoginSeconds`: a connection that has not logged in by then is closed. */
  readonly loginSeconds: number;
  /** `SocketsPerAddress`: most connections of one address (IPv6: of one /64 network) at once. */
  readonly socketsPerAddress: number;
  /** `SocketsPerMinutePerAddress`: most new connections of one address, at once and per minute. */
  readonly socketsPerMinutePerAddress: number;
  /** `MessagesPerSecond` and `MessageBurst`: messages of one person. */
  readonly messagesPerSecond: number;
  readonly messageBurst: number;
  /** `ActionsPerSecond` and `ActionBurst`: whatever else one person does. */
  readonly actionsPerSecond: number;
  readonly actionBurst: number;
  /** `SignalsPerSecond` and `SignalBurst`: what one person's browser tells others to connect. */
  readonly signalsPerSecond: number;
  readonly signalBurst: number;
  /** `MessageCharacters`: longest message, in characters (code points). */
  readonly messageCharacters: number;
  /** `MaxViewers`: most people who may watch one camera at once. */
  readonly maxViewers: number;
  /** `LinksPerPerson`: most cameras that one person may watch at once. */
  readonly linksPerPerson: number;
  /** `BufferedBytes`: a connection for which more waits is closed. */
  readonly bufferedBytes: number;
  /** `KickSeconds`: how long somebody who was kicked stays out. */
  readonly kickSeconds: number;
  /** `ResumeSeconds`: how long somebody whose connection was lost stays in the room. */
  readonly resumeSeconds: number;
}

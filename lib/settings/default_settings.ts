/**
 * The settings of a file that says nothing. The first-run file is written from them.
 *
 * @module
 */

import { DEFAULT_MODERATION } from "./moderation_settings.ts";
import type {
  BanSettings,
  ChannelSettings,
  JwtSettings,
  LimitSettings,
  MetricsSettings,
  Settings,
  TurnSettings,
} from "./settings.ts";

/** Guests may come in; once tokens are switched on, strict is the safe choice (as in BareRTC). */
export const DEFAULT_JWT: JwtSettings = {
  enabled: false,
  strict: true,
  secretKey: "",
  landingPageUrl: "",
};

/** The ids are BareRTC's defaults, which links and habits of existing rooms may count on. */
export const DEFAULT_CHANNELS: readonly ChannelSettings[] = [
  {
    id: "lobby",
    name: "Lobby",
    icon: "fa fa-comments",
    welcomeMessages: [
      "**Welcome!** This is the lobby, where everyone arrives. Say hello, or just listen for a while.",
      "Pick a name in the list of people to write to them privately.",
    ],
    // As in BareRTC: enough to see what is being talked about.
    echoMessagesOnJoin: 10,
  },
  {
    id: "offtopic",
    name: "Off Topic",
    icon: "fa fa-mug-hot",
    welcomeMessages: [
      "Pets, films, what is for dinner: whatever fits *nowhere else* fits here.",
    ],
    echoMessagesOnJoin: 0,
  },
];

/** BareRTC's STUN server, so that a room works across the internet as it is. */
export const DEFAULT_TURN: TurnSettings = {
  urls: ["stun:stun.l.google.com:19302"],
  username: "",
  credential: "",
  sharedSecret: "",
  // An hour outlasts any outage that a connection could survive; a leaked one is soon worthless.
  ttl: 3_600,
  relayOnly: false,
};

/** The reason of each is in docs/configuration.md. */
export const DEFAULT_LIMITS: LimitSettings = {
  loginSeconds: 10,
  socketsPerAddress: 32,
  socketsPerMinutePerAddress: 60,
  messagesPerSecond: 2,
  messageBurst: 10,
  actionsPerSecond: 10,
  actionBurst: 50,
  signalsPerSecond: 50,
  signalBurst: 200,
  messageCharacters: 4_000,
  maxViewers: 16,
  linksPerPerson: 64,
  bufferedBytes: 1_048_576,
  kickSeconds: 60,
  resumeSeconds: 60,
};

/** A ban that a restart ends is none. */
export const DEFAULT_BANS: BanSettings = { persist: true };

/** Off: who does not collect them should not offer them. */
export const DEFAULT_METRICS: MetricsSettings = { key: "" };

/** Everything together. */
export const DEFAULT_SETTINGS: Settings = {
  // The newest format of BareRTC (mid-2025) whose keys we know.
  version: 17,
  title: "BareRTC",
  branding: "BareRTC",
  websiteUrl: "https://www.example.com",
  corsHosts: [],
  useXForwardedFor: false,
  // A proxy on the same machine.
  trustedProxies: ["127.0.0.1", "::1"],
  adminApiKey: "",
  frameAncestors: [],
  // A calm blue.
  accentHue: 255,
  permitExplicit: false,
  turn: DEFAULT_TURN,
  jwt: DEFAULT_JWT,
  moderation: DEFAULT_MODERATION,
  publicChannels: DEFAULT_CHANNELS,
  limits: DEFAULT_LIMITS,
  bans: DEFAULT_BANS,
  metrics: DEFAULT_METRICS,
};

/**
 * Settings from what a TOML file holds. The functions below are the table of keys: to add one, add
 * its line here, its field to `settings.ts` and its default to `default_settings.ts`.
 *
 * @module
 */

import { MAX_ECHOED_MESSAGES } from "../protocol/limits.ts";
import { err, ok, type Result } from "../protocol/result.ts";
import { iceAddress, network, origin, pageAddress, webAddress } from "./address_readers.ts";
import {
  DEFAULT_BANS,
  DEFAULT_CHANNELS,
  DEFAULT_JWT,
  DEFAULT_SETTINGS as DEFAULTS,
  DEFAULT_TURN,
} from "./default_settings.ts";
import { Findings } from "./findings.ts";
import type { SettingsProblem } from "./mismatch.ts";
import { readLimits } from "./read_limits.ts";
import { readMetrics } from "./read_metrics.ts";
import { readModeration } from "./read_moderation.ts";
import { Section } from "./section.ts";
import type { ChannelSettings, JwtSettings, Settings, TurnSettings } from "./settings.ts";
import { flag, listOf, number, secret, text, textLike, wholeNumber } from "./value_readers.ts";

/** Settings that can be used, and what the operator should know all the same. */
export interface ParsedSettings {
  readonly settings: Settings;
  /** Sentences, one line each. */
  readonly warnings: readonly string[];
}

/** RFC 7518, section 3.2: a key for HS256 must have at least the 256 bits of its hash. */
const SAFE_SECRET_BYTES = 32;

const CHANNEL_ID = textLike(
  /^[\p{L}\p{N}_-]{1,32}$/u,
  "1 to 32 letters, digits, _ or - (no spaces, no @)",
);
const ICON = textLike(
  /^[a-z0-9 -]{0,100}$/i,
  'Font Awesome classes such as "fa fa-comments", or ""',
);
const TITLE = textLike(/^(?=.*\S).{1,100}$/u, "a text of 1 to 100 characters in one line");

/** Longest markup and longest welcome; no reason but to notice a file pasted by mistake. */
const BRANDING = text(20_000);
const WELCOME = text(4_000);

/**
 * Reads what a TOML parser returned. Missing keys get their defaults; unknown keys are warnings;
 * values that cannot be used are problems, all of which are collected.
 */
export function parseSettings(
  file: unknown,
): Result<ParsedSettings, readonly SettingsProblem[]> {
  const findings = new Findings();
  const settings = Section.read(
    file,
    { kind: "", path: "" },
    findings,
    (section) => readSettings(section, findings),
  );
  if (findings.problems.length > 0) return err(findings.problems);
  return ok({ settings, warnings: findings.listWarnings() });
}

function readSettings(section: Section, findings: Findings): Settings {
  return {
    version: section.read("Version", wholeNumber(0, 1_000_000), DEFAULTS.version),
    title: section.read("Title", TITLE, DEFAULTS.title),
    branding: section.read("Branding", BRANDING, DEFAULTS.branding),
    websiteUrl: section.read("WebsiteURL", webAddress, DEFAULTS.websiteUrl),
    corsHosts: section.read("CORSHosts", listOf(origin), DEFAULTS.corsHosts),
    useXForwardedFor: section.read("UseXForwardedFor", flag, DEFAULTS.useXForwardedFor),
    trustedProxies: section.read("TrustedProxies", listOf(network), DEFAULTS.trustedProxies),
    adminApiKey: section.read("AdminAPIKey", secret, DEFAULTS.adminApiKey),
    frameAncestors: section.read("FrameAncestors", listOf(origin), DEFAULTS.frameAncestors),
    accentHue: section.read("AccentHue", number(0, 360), DEFAULTS.accentHue),
    permitExplicit: section.read("PermitNSFW", flag, DEFAULTS.permitExplicit),
    turn: section.readTable("TURN", readTurn),
    jwt: section.readTable("JWT", (jwt) => readJwt(jwt, findings)),
    moderation: readModeration(section),
    publicChannels: readChannels(section, findings),
    limits: section.readTable("Limits", readLimits),
    bans: section.readTable("Bans", (bans) => ({
      persist: bans.read("Persist", flag, DEFAULT_BANS.persist),
    })),
    metrics: section.readTable("Metrics", (metrics) => readMetrics(metrics, findings)),
  };
}

function readJwt(section: Section, findings: Findings): JwtSettings {
  const jwt = {
    enabled: section.read("Enabled", flag, DEFAULT_JWT.enabled),
    strict: section.read("Strict", flag, DEFAULT_JWT.strict),
    secretKey: section.read("SecretKey", secret, DEFAULT_JWT.secretKey),
    landingPageUrl: section.read("LandingPageURL", pageAddress, DEFAULT_JWT.landingPageUrl),
  };
  if (jwt.enabled) checkSecret(jwt.secretKey, section, findings);
  return jwt;
}

function readTurn(section: Section): TurnSettings {
  const turn = {
    urls: section.read("URLs", listOf(iceAddress), DEFAULT_TURN.urls),
    username: section.read("Username", text(1_000), DEFAULT_TURN.username),
    credential: section.read("Credential", secret, DEFAULT_TURN.credential),
    sharedSecret: section.read("SharedSecret", secret, DEFAULT_TURN.sharedSecret),
    ttl: section.read("TTL", wholeNumber(60, 86_400), DEFAULT_TURN.ttl),
    relayOnly: section.read("RelayOnly", flag, DEFAULT_TURN.relayOnly),
  };
  if (turn.relayOnly && !turn.urls.some((url) => /^turns?:/i.test(url))) {
    section.report("URLs", "no relay", "a turn: or turns: address while TURN.RelayOnly is true");
  }
  return turn;
}

function readChannels(section: Section, findings: Findings): readonly ChannelSettings[] {
  const taken = new Set<string>();
  const channels = section.readTables(
    "PublicChannels",
    (channel) => readChannel(channel, taken, findings),
    DEFAULT_CHANNELS,
  );
  if (channels.length === 0) {
    section.report("PublicChannels", "an empty list", "at least one [[PublicChannels]] table");
  }
  return channels;
}

function readChannel(section: Section, taken: Set<string>, findings: Findings): ChannelSettings {
  const id = section.read("ID", CHANNEL_ID, "");
  if (!section.has("ID")) section.report("ID", "nothing", 'an id, such as ID = "lobby"');
  if (id !== "" && taken.has(id)) {
    section.report("ID", JSON.stringify(id), "an id that no other channel has");
  }
  taken.add(id);
  return {
    id,
    name: section.read("Name", text(64), "") || id,
    icon: section.read("Icon", ICON, ""),
    welcomeMessages: section.read("WelcomeMessages", listOf(WELCOME), []),
    echoMessagesOnJoin: readEchoes(section, findings),
  };
}

/** BareRTC has no bound, so a higher number is no reason not to start. */
function readEchoes(section: Section, findings: Findings): number {
  const key = "EchoMessagesOnJoin";
  const wanted = section.read(key, wholeNumber(0, 1_000_000), 0);
  if (wanted <= MAX_ECHOED_MESSAGES) return wanted;
  findings.addWarning(
    `${section.path}.${key}: ${wanted} are more than a channel shows; it shows ${MAX_ECHOED_MESSAGES}.`,
  );
  return MAX_ECHOED_MESSAGES;
}

function checkSecret(secretKey: string, section: Section, findings: Findings): void {
  const bytes = new TextEncoder().encode(secretKey).length;
  if (secretKey.trim() === "") {
    if (!section.isRefused("SecretKey")) {
      section.report(
        "SecretKey",
        "an empty text",
        `a secret of ${SAFE_SECRET_BYTES} bytes or more while JWT.Enabled is true`,
      );
    }
  } else if (bytes < SAFE_SECRET_BYTES) {
    findings.addWarning(
      `JWT.SecretKey: only ${bytes} bytes long; with less than ${SAFE_SECRET_BYTES} it can be guessed.`,
    );
  }
}

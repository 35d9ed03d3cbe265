/**
 * Reads the tables of {@link ModerationSettings}.
 *
 * @module
 */

import { orderRules } from "../protocol/person_rules.ts";
import { err, ok } from "../protocol/result.ts";
import { compilePhrase } from "../text/compile_phrase.ts";
import { webAddress } from "./address_readers.ts";
import { describeFound, type Reader } from "./mismatch.ts";
import {
  DEFAULT_MODERATION as DEFAULTS,
  type FilterSettings,
  type LinkSpamSettings,
  type ModerationSettings,
  type RuleSettings,
  type StringSettings,
  type WebhookSettings,
} from "./moderation_settings.ts";
import type { Section } from "./section.ts";
import { flag, listOf, number, text, wholeNumber } from "./value_readers.ts";

/** What people are told; no reason for the bound but to notice a file pasted by mistake. */
const WORDS = text(4_000);

/** BareRTC's key for each rule. */
const RULE_KEYS = {
  CameraAlwaysNSFW: "redcam",
  NoBroadcast: "nobroadcast",
  NoVideo: "novideo",
  NoImage: "noimage",
  NoDarkVideo: "nodvd",
} as const;

/** A regular expression that compiles. */
const phrase: Reader<string> = (value) => {
  const compiled = typeof value === "string" ? compilePhrase(value) : err("a text in quotes");
  if (typeof value === "string" && compiled.ok) return ok(value);
  const expected = compiled.ok ? "a text in quotes" : compiled.error;
  return err([{ path: "", found: describeFound(value), expected }]);
};

/** Reads all of them from the top of the file. */
export function readModeration(section: Section): ModerationSettings {
  return {
    blockableOperators: section.read("BlockableAdmins", flag, DEFAULTS.blockableOperators),
    rules: section.readTables("ModerationRule", readRule, DEFAULTS.rules),
    strings: section.readTable("Strings", readStrings),
    filters: section.readTables("MessageFilters", readFilter, DEFAULTS.filters),
    linkSpam: section.readTable("DMLinkSpamProtection", readLinkSpam),
    webhooks: section.readTables("WebhookURLs", readWebhook, DEFAULTS.webhooks),
  };
}

function readRule(section: Section): RuleSettings {
  const username = section.read("Username", text(256), "");
  if (username.trim() === "") {
    section.report("Username", "no name", 'a name, as in Username = "bob"');
  }
  const named = Object.entries(RULE_KEYS).map(([key, rule]) =>
    section.read(key, flag, false) ? rule : undefined
  );
  return { username, rules: orderRules(new Set(named)) };
}

function readStrings(section: Section): StringSettings {
  const { strings } = DEFAULTS;
  const read = (key: string, fallback: string) => section.read(key, WORDS, "").trim() || fallback;
  return {
    redcam: read("ModRuleErrorCameraAlwaysNSFW", strings.redcam),
    nobroadcast: read("ModRuleErrorNoBroadcast", strings.nobroadcast),
    novideo: read("ModRuleErrorNoVideo", strings.novideo),
    noimage: read("ModRuleErrorNoImage", strings.noimage),
  };
}

function readFilter(section: Section): FilterSettings {
  const forwards = section.read("ForwardMessage", flag, false);
  const reports = section.read("ReportMessage", flag, false);
  return {
    enabled: section.read("Enabled", flag, false),
    publicChannels: section.read("PublicChannels", flag, true),
    privateChannels: section.read("PrivateChannels", flag, true),
    phrases: section.read("KeywordPhrases", listOf(phrase), []),
    censors: section.read("CensorMessage", flag, false),
    reports: forwards || reports,
    answer: section.read("ChatServerResponse", WORDS, ""),
  };
}

function readLinkSpam(section: Section): LinkSpamSettings {
  const { linkSpam } = DEFAULTS;
  return {
    enabled: section.read("Enabled", flag, linkSpam.enabled),
    maxThreads: section.read("MaxThreads", wholeNumber(1, 1_000), linkSpam.maxThreads),
    timeLimit: section.read("TimeLimit", wholeNumber(1, 604_800), linkSpam.timeLimit),
    banHours: section.read("BanHours", number(0.01, 8_760), linkSpam.banHours),
  };
}

function readWebhook(section: Section): WebhookSettings {
  const webhook = {
    name: section.read("Name", text(64), ""),
    enabled: section.read("Enabled", flag, false),
    url: section.read("URL", webAddress, ""),
  };
  if (webhook.enabled && webhook.url === "" && !section.isRefused("URL")) {
    section.report("URL", "nothing", "an address, such as https://www.example.com/report");
  }
  return webhook;
}

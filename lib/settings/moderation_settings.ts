/**
 * Settings about what people may say, link, show and watch, and about whom the operator's website is
 * told. Keys are BareRTC's.
 *
 * @module
 */

import type { PersonRule } from "../protocol/person_rules.ts";

/** Several tables of the file, together. */
export interface ModerationSettings {
  /** `BlockableAdmins`: whether blocks of operators hold. */
  readonly blockableOperators: boolean;
  /** `[[ModerationRule]]` */
  readonly rules: readonly RuleSettings[];
  /** `[Strings]` */
  readonly strings: StringSettings;
  /** `[[MessageFilters]]`, those that are not enabled included. */
  readonly filters: readonly FilterSettings[];
  /** `[DMLinkSpamProtection]` */
  readonly linkSpam: LinkSpamSettings;
  /** `[[WebhookURLs]]` */
  readonly webhooks: readonly WebhookSettings[];
}

/** One of `[[ModerationRule]]`: rules for whoever comes in under a name. */
export interface RuleSettings {
  /** `Username`, in whatever case. */
  readonly username: string;
  /** Those of `CameraAlwaysNSFW NoBroadcast NoVideo NoImage NoDarkVideo` that are true. */
  readonly rules: readonly PersonRule[];
}

/** `[Strings]`: what people are told whom a rule stops, in Markdown. */
export interface StringSettings {
  /** `ModRuleErrorCameraAlwaysNSFW` */
  readonly redcam: string;
  /** `ModRuleErrorNoBroadcast` */
  readonly nobroadcast: string;
  /** `ModRuleErrorNoVideo` */
  readonly novideo: string;
  /** `ModRuleErrorNoImage`: kept for the sharing of pictures, which is not served yet. */
  readonly noimage: string;
}

/** One of `[[MessageFilters]]`. */
export interface FilterSettings {
  readonly enabled: boolean;
  /** `PublicChannels`, `PrivateChannels`: where it looks. */
  readonly publicChannels: boolean;
  readonly privateChannels: boolean;
  /** `KeywordPhrases`: regular expressions, all of which compile. */
  readonly phrases: readonly string[];
  /** `CensorMessage`: put asterisks in place of what was found. */
  readonly censors: boolean;
  /** `ForwardMessage` or `ReportMessage`: the operators get to read it. */
  readonly reports: boolean;
  /** `ChatServerResponse`: what the sender is told, in Markdown; "" for nothing. */
  readonly answer: string;
}

/** `[DMLinkSpamProtection]` */
export interface LinkSpamSettings {
  readonly enabled: boolean;
  /** `MaxThreads`: people to whom one may send the same link … */
  readonly maxThreads: number;
  /** `TimeLimit`: … within so many seconds. */
  readonly timeLimit: number;
  /** `BanHours`: for the second time. */
  readonly banHours: number;
}

/** One of `[[WebhookURLs]]`. */
export interface WebhookSettings {
  /** `report`; others are not served. */
  readonly name: string;
  readonly enabled: boolean;
  /** http(s) address. */
  readonly url: string;
}

/** As in BareRTC, but for the texts, and without its samples. */
export const DEFAULT_MODERATION: ModerationSettings = {
  blockableOperators: false,
  rules: [],
  strings: {
    redcam: "Your camera is always marked as explicit in this room.",
    nobroadcast: "You may not show a camera in this room.",
    novideo: "You may not watch cameras in this room.",
    noimage: "You may not share pictures in this room.",
  },
  filters: [],
  linkSpam: { enabled: true, maxThreads: 5, timeLimit: 3_600, banHours: 24 },
  webhooks: [],
};

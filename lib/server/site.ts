import type { Exclusion } from "../broker/bans.ts";
import type { NewSettings } from "../broker/event.ts";
import { ok, type Result } from "../protocol/result.ts";
import type { ParsedSettings } from "../settings/parse_settings.ts";
import type { Settings } from "../settings/settings.ts";
import { AddressLimits } from "./address_limits.ts";
import { type AddressReader, createAddressReader } from "./client_address.ts";
import type { Log } from "./log.ts";
import { Metrics } from "./metrics.ts";
import { RoomHost } from "./room_host.ts";
import { compareSettings } from "./compare_settings.ts";
import { createSiteParts, type SiteParts } from "./site_parts.ts";

/**
 * One running room with all that its routes need; made once from the settings. When an operator has
 * those read again, the parts that follow from them are replaced in place.
 */
export interface Site extends SiteParts {
  readonly host: RoomHost;
  readonly log: Log;
  /** Whose connection a request came by. */
  readonly addressOf: AddressReader;
  /** What an operator may watch. */
  readonly metrics: Metrics;
  /** How many sockets each address has. */
  readonly addresses: AddressLimits;
}

/** What a site has besides its settings. */
export interface SiteSurroundings {
  /** Bans that still hold from earlier. */
  readonly bans?: readonly Exclusion[];
  /** Writes all bans down. */
  readonly saveBans?: (bans: readonly Exclusion[]) => void;
  /** Reads the settings file again. */
  readonly readSettings?: () => Result<ParsedSettings>;
}

/** Builds the room that the settings describe. `now` is Unix time in milliseconds. */
export function createSite(
  settings: Settings,
  log: Log,
  now: () => number = Date.now,
  { bans = [], saveBans = () => {}, readSettings }: SiteSurroundings = {},
): Site {
  const parts = createSiteParts(settings, log, now);
  const { limits } = settings;
  const metrics = new Metrics();
  const site: Site = {
    ...parts,
    host: new RoomHost({
      config: parts.config,
      bufferedBytes: limits.bufferedBytes,
      resolveIdentity: (login) => site.resolveIdentity(login),
      renewToken: (identity) => site.renewToken(identity),
      grantIce: (person) => site.grantIce(person),
      postReport: (effect) => site.postReport(effect),
      bans,
      saveBans,
      ...(readSettings && { readSettings: () => reconfigure(site, settings, readSettings(), now) }),
      meter: metrics,
      log,
      now,
    }),
    log,
    metrics,
    addressOf: createAddressReader(settings.useXForwardedFor, settings.trustedProxies),
    addresses: new AddressLimits(
      { atOnce: limits.socketsPerAddress, perMinute: limits.socketsPerMinutePerAddress },
      log,
      now,
    ),
  };
  return site;
}

/** Replaces the parts that follow from the settings. Nothing changes if they cannot be used. */
function reconfigure(
  site: Site,
  atStart: Settings,
  parsed: Result<ParsedSettings>,
  now: () => number,
): Result<NewSettings> {
  if (!parsed.ok) return parsed;
  const before = site.settings;
  const parts = createSiteParts(parsed.value.settings, site.log, now);
  Object.assign(site, parts);
  const remarks = [...parsed.value.warnings, ...compareSettings(atStart, before, parts.settings)];
  return ok({ config: parts.config, remarks });
}

import { admit, admitsGuests } from "../auth/admit.ts";
import type { Claims } from "../auth/claims.ts";
import type { PageConfig } from "../protocol/page_config.ts";
import type { Site } from "./site.ts";

/** What somebody who opens the page gets to see. */
export type Visit =
  | { readonly kind: "room"; readonly page: PageConfig }
  | { readonly kind: "redirect"; readonly to: string }
  /** `reason` is null when no token was offered. */
  | { readonly kind: "refused"; readonly reason: string | null };

/** What a visitor brings along. */
export interface Offer {
  readonly token: string | null;
  /** A name from the form, sent before the page's script was there. */
  readonly username: string | null;
}

/** Settles who a visitor is before the page is drawn. `now` is Unix time in milliseconds. */
export async function settleVisit(
  site: Site,
  { token, username }: Offer,
  now: number,
): Promise<Visit> {
  const offered = token?.trim() ? token.trim() : null;
  const admission = await admit(offered, site.rules, now);
  if (admission.kind === "signed") {
    return { kind: "room", page: describePage(site, { token: offered, claims: admission.claims }) };
  }
  if (admission.kind === "guest") return { kind: "room", page: describePage(site, { username }) };
  if (admitsGuests(site.rules)) {
    return { kind: "room", page: describePage(site, { problem: admission.reason }) };
  }
  const { landingPageUrl } = site.settings.jwt;
  return offered === null && landingPageUrl !== ""
    ? { kind: "redirect", to: landingPageUrl }
    : { kind: "refused", reason: admission.reason };
}

interface Visitor {
  readonly username?: string | null;
  readonly token?: string | null;
  readonly claims?: Claims;
  readonly problem?: string | null;
}

function describePage(site: Site, { username, token, claims, problem }: Visitor): PageConfig {
  const { settings, host } = site;
  return {
    title: settings.title,
    brandingHtml: site.branding,
    websiteURL: settings.websiteUrl,
    channels: host.room.config.channels.map(({ id, name, icon }) => ({ id, name, icon })),
    permitExplicit: settings.permitExplicit,
    messageCharacters: site.messageCharacters,
    pickedName: username || null,
    token: token ?? null,
    tokenUsername: claims?.subject ?? null,
    tokenAvatar: claims?.avatar ?? null,
    tokenProblem: problem ?? null,
    peopleHere: host.room.people.size,
  };
}

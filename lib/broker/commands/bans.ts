import { asIs, html, joinHtml, type SafeHtml } from "../../protocol/safe_html.ts";
import type { Exclusion } from "../bans.ts";
import { describeDuration } from "../duration.ts";
import { alone } from "./command.ts";

/** Most bans that one answer lists, those that end last; a list of thousands helps nobody. */
const MAX_LISTED = 100;

/** Lists who is banned, by whom, why and until when. */
export const bans = alone(({ room, at }) => {
  const current = room.bans.filter(({ until }) => until > at);
  if (current.length === 0) return { answer: html`Nobody is banned.` };
  const listed = current.toSorted((one, other) => other.until - one.until).slice(0, MAX_LISTED);
  const more = current.length - listed.length;
  const rest = more > 0 ? html`<p>And ${more} more, which end sooner.</p>` : html``;
  const items = joinHtml(listed.map((ban) => describe(ban, at)));
  return { answer: html`<p>Banned:</p><ul>${asIs(items)}</ul>${asIs(rest)}` };
});

/** What is known of those whose name alone does not say it. */
const KINDS = { name: " (the name)", guest: " (a guest)", member: "" } as const;

function describe({ username, about, by, reason, until }: Exclusion, at: number): SafeHtml {
  const why = reason === "" ? "" : `: ${reason}`;
  const end = new Date(until).toISOString().slice(0, 16).replace("T", " ");
  const rest = `${KINDS[about]} by ${by}${why}. Until ${end} UTC, ${
    describeDuration(until - at)
  } from now.`;
  return html`<li><strong>${username}</strong>${rest}</li>`;
}

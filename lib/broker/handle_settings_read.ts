import { asIs, html, joinHtml } from "../protocol/safe_html.ts";
import { trimBacklogs } from "./backlog.ts";
import { type Effect, sendTo } from "./effect.ts";
import type { SettingsRead } from "./event.ts";
import { makeError, makeNotice } from "./notices.ts";
import { indexChannels, type Room } from "./room.ts";

/** Goes by the settings that were read anew, or by those of before if they cannot be used. */
export function handleSettingsRead(
  room: Room,
  { asked: { session, place }, settings }: SettingsRead,
): readonly Effect[] {
  // The operator may have left meanwhile; the settings are read all the same.
  const isHere = room.sessions.has(session);
  if (!settings.ok) {
    const lines = settings.error.split("\n").map((line) => html`${line}`);
    const problem = html`The settings cannot be used, so nothing has changed. ${
      asIs(joinHtml(lines, html`<br>`))
    }`;
    return isHere ? [sendTo(session, makeError(problem, place))] : [];
  }
  const { config, remarks } = settings.value;
  room.config = config;
  room.channels = indexChannels(config);
  trimBacklogs(room);
  if (!isHere) return [];
  const list = remarks.map((remark) => html`<li>${remark}</li>`);
  const rest = list.length === 0 ? html`` : html`<ul>${asIs(joinHtml(list))}</ul>`;
  const answer = html`<p>The settings were read again and hold from now on.</p>${asIs(rest)}`;
  return [sendTo(session, makeNotice(answer, place))];
}

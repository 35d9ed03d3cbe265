import { COMMAND_NAMES, type CommandInfo, describeCommand } from "../../protocol/commands.ts";
import { asIs, html, joinHtml, type SafeHtml } from "../../protocol/safe_html.ts";

/** Some of the commands with what they do. */
export function listCommands(isShown: (info: CommandInfo) => boolean): SafeHtml {
  const items = COMMAND_NAMES.map(describeCommand).filter(isShown)
    .map(({ usage, summary }) => html`<li><code>${usage}</code> ${summary}</li>`);
  const list = html`<ul>${asIs(joinHtml(items))}</ul>`;
  const advice =
    html`<p>A name with spaces goes in quotes. A text that begins with // is said as it is.</p>`;
  return joinHtml([list, advice]);
}

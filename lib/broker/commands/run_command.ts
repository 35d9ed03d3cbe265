import { COMMANDS, describeCommand, isCommandName } from "../../protocol/commands.ts";
import type { CommandName } from "../../protocol/commands.ts";
import { html, type SafeHtml } from "../../protocol/safe_html.ts";
import { type Effect, sendTo } from "../effect.ts";
import { makeError, makeNotice, type NoticePlace } from "../notices.ts";
import { isOperator } from "../person.ts";
import type { Room } from "../room.ts";
import { noteSaid } from "../said.ts";
import type { Online } from "../session.ts";
import { ban } from "./ban.ts";
import { bans } from "./bans.ts";
import { type Command, type CommandCall, WRONG_CALL } from "./command.ts";
import { cut } from "./cut.ts";
import { deop } from "./deop.ts";
import { help } from "./help.ts";
import { helpAdvanced } from "./help_advanced.ts";
import { kick } from "./kick.ts";
import { kickall } from "./kickall.ts";
import { nsfw } from "./nsfw.ts";
import { op } from "./op.ts";
import { reconfigure } from "./reconfigure.ts";
import { shutdown } from "./shutdown.ts";
import { splitWords } from "./split_words.ts";
import { unban } from "./unban.ts";
import { unmuteAll } from "./unmute_all.ts";

/** What each command does. A missing one does not compile. */
const commands: { readonly [K in CommandName]: Command } = {
  help,
  kick,
  ban,
  unban,
  bans,
  nsfw,
  cut,
  "help-advanced": helpAdvanced,
  op,
  deop,
  "unmute-all": unmuteAll,
  kickall,
  reconfigure,
  shutdown,
};

/** Longest part of a word that is no command which the answer repeats, in characters. */
const MAX_QUOTED = 32;

/** Where a command was written. */
export interface CommandLine {
  /** In lower case; it need not be the name of a command. */
  readonly name: string;
  readonly rest: string;
  readonly place: NoticePlace;
}

/** Runs a command and answers the one who gave it, alone. It is never said to anybody. */
export function runCommand(
  room: Room,
  session: Online,
  { name, rest, place }: CommandLine,
  at: number,
): readonly Effect[] {
  const refuse = (reason: SafeHtml) => [sendTo(session.id, makeError(reason, place))];
  if (!isCommandName(name)) return refuse(unknownCommand(name));
  if (COMMANDS[name].role === "operator" && !isOperator(session.person)) {
    return refuse(html`Only operators can use /${name}. To say it literally, start with //.`);
  }
  const call: CommandCall = { room, session, place, args: splitWords(rest), at };
  const outcome = commands[name](call);
  if (outcome === WRONG_CALL) return refuse(explainUsage(name));
  const { answer, failed, effects = [] } = outcome;
  // One that only answers may be asked again.
  if (effects.length > 0) noteSaid(room, session.person, place.clientID, "command");
  if (answer === null) return effects;
  const notice = failed ? makeError(answer, place) : makeNotice(answer, place);
  return [sendTo(session.id, notice), ...effects];
}

function unknownCommand(name: string): SafeHtml {
  const quoted = [...name].slice(0, MAX_QUOTED).join("");
  return html`There is no command /${quoted}. To say it literally, start with //.`;
}

function explainUsage(name: CommandName): SafeHtml {
  const { usage, summary } = describeCommand(name);
  return html`Write it like this: ${usage}. It ${summary}. A name with spaces goes in quotes.`;
}

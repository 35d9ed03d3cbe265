import {
  COMMAND_NAMES,
  type CommandName,
  describeCommand,
  isCommandName,
  quoteName,
} from "../protocol/commands.ts";
import { foldUsername } from "../protocol/username.ts";

/** What the text in the composer could go on to be. */
export interface Completion {
  /** The whole text after it was chosen. */
  readonly text: string;
  /** What the list shows. */
  readonly label: string;
  readonly note: string;
}

/** Who writes, and who could be meant. */
export interface CompletionScene {
  readonly operator: boolean;
  /** Names of everyone else in the room. */
  readonly names: () => readonly string[];
}

/** Most completions that are shown: more would hide the conversation, and typing goes on. */
export const MAX_COMPLETIONS = 8;

/** Commands whose first word is the name of somebody in the room. */
const TAKES_NAME: ReadonlySet<CommandName> = new Set(["kick", "ban", "nsfw", "cut", "op", "deop"]);

/** The ways in which a text can be completed: as a command, or with the name that the command is about. */
export function completeCommand(text: string, scene: CompletionScene): readonly Completion[] {
  const [, typed] = /^\/([\p{L}-]*)$/u.exec(text) ?? [];
  if (typed !== undefined) return completeName(typed.toLowerCase(), scene.operator);
  const [, command = "", name] = /^\/(\p{L}+)\s+@?["“]?([^"”]*)$/u.exec(text) ?? [];
  const known = command.toLowerCase();
  if (name === undefined || !scene.operator || !isCommandName(known)) return [];
  return TAKES_NAME.has(known) ? completePerson(known, name, scene.names()) : [];
}

/** Whether Enter should send the text rather than complete it. */
export function isComplete(text: string): boolean {
  const name = text.slice(1).toLowerCase();
  return isCommandName(name) && describeCommand(name).usage === `/${name}`;
}

function completeName(typed: string, operator: boolean): readonly Completion[] {
  return COMMAND_NAMES
    .filter((name) => name.startsWith(typed))
    .map((name) => ({ name, info: describeCommand(name) }))
    .filter(({ info }) => operator || info.role === "everyone")
    // Those for every day first, as in the help.
    .sort((one, other) => Number(one.info.advanced ?? false) - Number(other.info.advanced ?? false))
    .slice(0, MAX_COMPLETIONS)
    .map(({ name, info: { usage, summary } }) => {
      const takesMore = usage !== `/${name}`;
      return { text: takesMore ? `/${name} ` : `/${name}`, label: usage, note: summary };
    });
}

function completePerson(
  command: CommandName,
  typed: string,
  names: readonly string[],
): readonly Completion[] {
  const folded = foldUsername(typed);
  return names
    .map((name) => ({ name, at: foldUsername(name).indexOf(folded) }))
    .filter(({ at }) => at >= 0)
    .sort((one, other) => Number(one.at > 0) - Number(other.at > 0))
    .slice(0, MAX_COMPLETIONS)
    .map(({ name }) => ({
      text: `/${command} ${/\s|^["“”]/u.test(name) ? quoteName(name) : name} `,
      label: name,
      note: "",
    }));
}

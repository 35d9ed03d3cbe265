/**
 * The commands that can be written in place of a message: how they are called and who may. The
 * server runs them, the page completes them.
 *
 * @module
 */

/** One command, as people have to know it. */
export interface CommandInfo {
  /** The call: words in capitals are to be filled in, those in brackets may be left out. */
  readonly usage: string;
  /** What it does, in the third person, without a full stop. */
  readonly summary: string;
  readonly role: "operator" | "everyone";
  /** Left out of `/help`, shown by `/help-advanced`. */
  readonly advanced?: true;
}

/** All commands by name, in the order of `/help`. */
export const COMMANDS = {
  "help": { usage: "/help", summary: "shows the commands", role: "everyone" },
  "kick": {
    usage: "/kick NAME [REASON]",
    summary: "sends somebody out; they can come back after a while",
    role: "operator",
  },
  "ban": {
    usage: "/ban NAME [HOURS] [REASON]",
    summary: "sends somebody out for 24 hours, or as many as given (0.5 is half an hour)",
    role: "operator",
  },
  "unban": {
    usage: "/unban NAME",
    summary: "lets somebody in again who was banned or kicked",
    role: "operator",
  },
  "bans": {
    usage: "/bans",
    summary: "lists who is banned, by whom, why and for how long",
    role: "operator",
  },
  "nsfw": { usage: "/nsfw NAME", summary: "marks a camera as explicit", role: "operator" },
  "cut": { usage: "/cut NAME", summary: "turns somebody’s camera off", role: "operator" },
  "help-advanced": {
    usage: "/help-advanced",
    summary: "shows the rarer commands",
    role: "operator",
  },
  "op": {
    usage: "/op NAME",
    summary: "makes somebody an operator until they leave",
    role: "operator",
    advanced: true,
  },
  "deop": {
    usage: "/deop NAME",
    summary: "takes an operator’s rights away until the server restarts or /op",
    role: "operator",
    advanced: true,
  },
  "unmute-all": {
    usage: "/unmute-all",
    summary: "lets everyone hear and see you during this visit, those too who have muted you",
    role: "operator",
    advanced: true,
  },
  "kickall": {
    usage: "/kickall",
    summary: "sends everyone out but operators",
    role: "operator",
    advanced: true,
  },
  "reconfigure": {
    usage: "/reconfigure",
    summary: "reads the settings file again",
    role: "operator",
    advanced: true,
  },
  "shutdown": {
    usage: "/shutdown",
    summary: "tells everyone and stops the server",
    role: "operator",
    advanced: true,
  },
} as const satisfies Record<string, CommandInfo>;

/** The name of a command. */
export type CommandName = keyof typeof COMMANDS;

/** All names, in the order of `/help`. */
export const COMMAND_NAMES: readonly CommandName[] = Object.keys(COMMANDS).filter(isCommandName);

/** Whether there is a command of that name, as it is written in the table. */
export function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(COMMANDS, name);
}

/** What is known about a command. */
export function describeCommand(name: CommandName): CommandInfo {
  return COMMANDS[name];
}

/** What a text that was sent turns out to be. */
export type Spoken =
  /** To be said as it is; a doubled stroke at the start has become one. */
  | { readonly kind: "words"; readonly text: string }
  /** To be done; `name` is in lower case and need not be that of a command, `rest` what follows it. */
  | { readonly kind: "command"; readonly name: string; readonly rest: string };

/** Tells commands from words: a command is a stroke and a letter, at the very start. */
export function readSpoken(text: string): Spoken {
  const trimmed = text.trimStart();
  if (!trimmed.startsWith("/")) return { kind: "words", text };
  if (trimmed.startsWith("//")) return { kind: "words", text: trimmed.slice(1) };
  const [, name, rest] = /^\/(\p{L}\S*)([^]*)$/u.exec(trimmed) ?? [];
  if (name === undefined || rest === undefined) return { kind: "words", text };
  return { kind: "command", name: name.toLowerCase(), rest };
}

/** Names of people as an argument: in quotes, which no name can hold (rule N3 of the protocol). */
export function quoteName(username: string): string {
  return `"${username}"`;
}

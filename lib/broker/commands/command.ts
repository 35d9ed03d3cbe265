import { html, type SafeHtml } from "../../protocol/safe_html.ts";
import type { Effect } from "../effect.ts";
import type { NoticePlace } from "../notices.ts";
import type { Person } from "../person.ts";
import { findByName, type Room } from "../room.ts";
import type { Online } from "../session.ts";
import { bareName } from "./split_words.ts";

/** Who gave a command, where and when. */
export interface CommandCall {
  readonly room: Room;
  readonly session: Online;
  /** Where the command was written, and so where the answer belongs. */
  readonly place: NoticePlace;
  readonly args: readonly string[];
  /** Unix time in milliseconds. */
  readonly at: number;
}

/** What a command comes to: an answer to the one who gave it, and what else is to be done. */
export interface CommandOutcome {
  /** Null if the answer comes later, by an event. */
  readonly answer: SafeHtml | null;
  /** True if nothing was done, for the reason that `answer` gives. */
  readonly failed?: true;
  /** What else is to be done, after the answer. */
  readonly effects?: readonly Effect[];
}

/** The call does not fit the command; its usage is shown. */
export const WRONG_CALL = Symbol("wrong call");

/** One command. Its name, usage and role are in `protocol/commands.ts`, which the page knows too. */
export type Command = (call: CommandCall) => CommandOutcome | typeof WRONG_CALL;

/** Nothing was done, and why. */
export function failed(answer: SafeHtml): CommandOutcome {
  return { answer, failed: true };
}

/** A command that takes one name and nothing more, of somebody who is in the room. */
export function aboutPerson(act: (call: CommandCall, person: Person) => CommandOutcome): Command {
  return (call) => {
    const [word, ...more] = call.args;
    if (word === undefined || more.length > 0) return WRONG_CALL;
    const person = findByName(call.room, bareName(word));
    return person === undefined ? notHere(word) : act(call, person);
  };
}

/** A command that takes nothing. */
export function alone(act: (call: CommandCall) => CommandOutcome): Command {
  return (call) => call.args.length > 0 ? WRONG_CALL : act(call);
}

/** Nobody in the room has that name. */
export function notHere(word: string): CommandOutcome {
  return failed(
    html`Nobody here is called ${bareName(word)}. A name with spaces goes in quotes: “two words”.`,
  );
}

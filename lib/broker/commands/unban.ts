import { html } from "../../protocol/safe_html.ts";
import { isAbout } from "../bans.ts";
import { setBans } from "../exclude.ts";
import { type Command, failed, WRONG_CALL } from "./command.ts";
import { noteDeed } from "./note_deed.ts";
import { bareName } from "./split_words.ts";

/** Ends all bans and kicks of a name. */
export const unban: Command = ({ room, session, args: [word, ...more] }) => {
  if (word === undefined || more.length > 0) return WRONG_CALL;
  const name = bareName(word);
  const bans = room.bans.filter((ban) => !isAbout(ban, name));
  const kicks = room.kicks.filter((kick) => !isAbout(kick, name));
  if (bans.length === room.bans.length && kicks.length === room.kicks.length) {
    return failed(html`Nobody called ${name} is banned. /bans lists those who are.`);
  }
  room.kicks = kicks;
  return {
    answer: html`${name} may come in again.`,
    effects: [
      ...(bans.length === room.bans.length ? [] : setBans(room, bans)),
      noteDeed(session, `let ${name} in again`),
    ],
  };
};

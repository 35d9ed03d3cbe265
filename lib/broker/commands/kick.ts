import { html } from "../../protocol/safe_html.ts";
import { describeDuration } from "../duration.ts";
import { kickOut } from "../exclude.ts";
import { findByName } from "../room.ts";
import { type Command, failed, notHere, WRONG_CALL } from "./command.ts";
import { noteDeed } from "./note_deed.ts";
import { bareName, readReason } from "./split_words.ts";

/** Sends somebody out, who can come back after `Limits.KickSeconds`. */
export const kick: Command = ({ room, session, args: [word, ...words], at }) => {
  if (word === undefined) return WRONG_CALL;
  const person = findByName(room, bareName(word));
  if (person === undefined) return notHere(word);
  if (person === session.person) return failed(html`You cannot kick yourself.`);
  const { username } = person;
  const by = session.person.username;
  const wait = room.config.kickMs;
  return {
    answer: wait > 0
      ? html`${username} was sent out and can come back in ${describeDuration(wait)}.`
      : html`${username} was sent out and can come back at once.`,
    effects: [
      ...kickOut(room, [person], { by, reason: readReason(words) }, at),
      noteDeed(session, `kicked ${username}`),
    ],
  };
};

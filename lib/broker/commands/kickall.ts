import { html } from "../../protocol/safe_html.ts";
import { kickOut } from "../exclude.ts";
import { isOperator } from "../person.ts";
import { alone, failed } from "./command.ts";
import { noteDeed } from "./note_deed.ts";

/** Sends everyone out but operators. */
export const kickall = alone(({ room, session, at }) => {
  const people = [...room.people.values()].filter((person) => !isOperator(person));
  if (people.length === 0) return failed(html`Only operators are here.`);
  const by = session.person.username;
  const count = people.length === 1 ? "1 person was" : `${people.length} people were`;
  return {
    answer: html`${count} sent out.`,
    effects: [
      ...kickOut(room, people, { by, reason: "" }, at),
      noteDeed(session, "sent everyone out"),
    ],
  };
});

import { html } from "../../protocol/safe_html.ts";
import { isOperator } from "../person.ts";
import { setRights } from "../rights.ts";
import { aboutPerson, failed } from "./command.ts";
import { noteDeed } from "./note_deed.ts";

/** Makes somebody an operator for this visit. No token ever says so (BareRTC D10). */
export const op = aboutPerson(({ room, session, at }, person) => {
  const { username } = person;
  if (isOperator(person)) return failed(html`${username} is an operator already.`);
  room.deopped.delete(person.id);
  const news =
    html`${session.person.username} has made you an operator until you leave. /help shows what you can do.`;
  return {
    answer: html`${username} is an operator until they leave.`,
    effects: [
      ...setRights(room, person, "given", news, at),
      noteDeed(session, `made ${username} an operator`),
    ],
  };
});

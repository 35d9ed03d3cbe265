import { html } from "../../protocol/safe_html.ts";
import { isOperator } from "../person.ts";
import { setRights } from "../rights.ts";
import { aboutPerson, failed } from "./command.ts";
import { noteDeed } from "./note_deed.ts";

/** Takes an operator's rights away. Logging in again does not bring them back (BareRTC D10). */
export const deop = aboutPerson(({ room, session, at }, person) => {
  const { username, identity } = person;
  if (person === session.person) {
    return failed(html`You cannot take your own rights away; another operator can.`);
  }
  if (!isOperator(person)) return failed(html`${username} is not an operator.`);
  // Only a token could bring a guest's rights back, and guests have none.
  if (identity.kind === "signed") room.deopped.add(person.id);
  const news = html`${session.person.username} has taken your operator’s rights away.`;
  return {
    answer: html`${username} is no operator any more, until the server restarts or /op.`,
    effects: [
      ...setRights(room, person, "taken", news, at),
      noteDeed(session, `took the operator's rights of ${username} away`),
    ],
  };
});

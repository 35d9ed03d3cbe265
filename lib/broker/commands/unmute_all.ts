import { html } from "../../protocol/safe_html.ts";
import { setUnmutable } from "../rights.ts";
import { alone, failed } from "./command.ts";
import { noteDeed } from "./note_deed.ts";

/** Makes others' mutes of this operator not hold for the rest of their visit. */
export const unmuteAll = alone(({ room, session, at }) => {
  const { person } = session;
  if (person.unmutable) return failed(html`Everyone hears you already.`);
  return {
    answer: html`Until you leave, those who have muted you hear and see you all the same.`,
    effects: [...setUnmutable(room, person, true, at), noteDeed(session, "let nobody mute them")],
  };
});

import { alone } from "./command.ts";
import { noteDeed } from "./note_deed.ts";

/** Has the settings file read again; the answer comes with what was read. */
export const reconfigure = alone(({ session, place }) => ({
  answer: null,
  effects: [
    noteDeed(session, "had the settings read again"),
    { type: "ReadSettings", session: session.id, place },
  ],
}));

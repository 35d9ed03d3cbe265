import { html } from "../../protocol/safe_html.ts";
import { alone } from "./command.ts";
import { noteDeed } from "./note_deed.ts";

/** Stops the server as a signal would: everyone is told, then the program ends. */
export const shutdown = alone(({ session }) => ({
  answer: html`The server is stopping.`,
  effects: [noteDeed(session, "stopped the server"), { type: "ShutDown" }],
}));

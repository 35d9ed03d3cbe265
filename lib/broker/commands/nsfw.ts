import { html } from "../../protocol/safe_html.ts";
import { hasFlag, VideoFlag } from "../../protocol/video_flags.ts";
import { describeMe } from "../describe_me.ts";
import { sendTo } from "../effect.ts";
import { makeNotice } from "../notices.ts";
import { announceChange } from "../roster.ts";
import { endForbiddenLinks } from "../watching.ts";
import { aboutPerson, failed } from "./command.ts";
import { noteDeed } from "./note_deed.ts";

/** Marks a camera as explicit. Its owner's page is told the flags, or it would undo this (F3). */
export const nsfw = aboutPerson(({ room, session, at }, person) => {
  const { username, video } = person;
  if (!room.config.permitExplicit) {
    return failed(
      html`This room has no explicit cameras (PermitNSFW in its settings). /cut turns one off.`,
    );
  }
  if (!hasFlag(video, VideoFlag.Active)) return failed(html`The camera of ${username} is off.`);
  if (hasFlag(video, VideoFlag.Explicit)) {
    return failed(html`The camera of ${username} is marked as explicit already.`);
  }
  person.video = video | VideoFlag.Explicit;
  const news =
    html`An operator has marked your camera as explicit. Please mark it yourself when it is.`;
  return {
    answer: html`The camera of ${username} is marked as explicit now.`,
    effects: [
      sendTo(person.sessionID, { ...describeMe(room, person), video: person.video }),
      sendTo(person.sessionID, makeNotice(news)),
      ...endForbiddenLinks(room, person),
      ...announceChange(room, person, at),
      noteDeed(session, `marked the camera of ${username} as explicit`),
    ],
  };
});

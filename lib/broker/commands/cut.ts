import { html } from "../../protocol/safe_html.ts";
import { hasFlag, VideoFlag } from "../../protocol/video_flags.ts";
import { turnCameraOff } from "../turn_camera_off.ts";
import { aboutPerson, failed } from "./command.ts";
import { noteDeed } from "./note_deed.ts";

/** Turns somebody's camera off, whether their page obeys or not. They may turn it on again. */
export const cut = aboutPerson(({ room, session, at }, person) => {
  const { username, video } = person;
  if (!hasFlag(video, VideoFlag.Active)) return failed(html`The camera of ${username} is off.`);
  return {
    answer: html`The camera of ${username} was turned off.`,
    effects: [
      ...turnCameraOff(room, person, at),
      noteDeed(session, `turned the camera of ${username} off`),
    ],
  };
});

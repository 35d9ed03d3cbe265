import { type Signal, signal } from "@preact/signals";
import { isFields } from "../protocol/fields.ts";
import type { Pref, Prefs } from "./prefs.ts";
import type { CameraChoices } from "./video_state.ts";

/** What the browser remembers about cameras. */

const FIRST_CHOICES: CameraChoices = {
  cameraID: "",
  microphoneID: "",
  withVideo: true,
  withAudio: true,
  explicit: false,
  mutualRequired: false,
  mutualOpen: false,
  vipOnly: false,
};

/** What one chose for going live last. */
export const choicesPref: Pref<CameraChoices> = {
  key: "barertc:camera",
  parse: parseChoices,
  format: (choices) => JSON.stringify(choices),
  fallback: FIRST_CHOICES,
};

/** Whether a sound tells that somebody watches. */
export const watchSoundPref: Pref<boolean> = flagPref("barertc:watch-sound", true);

/** Whether cameras that cannot be seen are heard: in a collapsed panel, or from another tab. */
export const hearHiddenPref: Pref<boolean> = flagPref("barertc:hear-hidden", false);

/** Whether to ask before an explicit picture is opened. */
export const confirmExplicitPref: Pref<boolean> = flagPref("barertc:confirm-explicit", true);

/** A signal that begins with what is remembered, or with `initial`, and is remembered with each change. */
export function rememberChanges<T>(
  prefs: Prefs,
  pref: Pref<T>,
  initial: T = prefs.get(pref),
): Signal<T> {
  const kept = signal(initial);
  let isKnown = true;
  kept.subscribe((value) => {
    if (!isKnown) prefs.set(pref, value);
    isKnown = false;
  });
  return kept;
}

function flagPref(key: string, fallback: boolean): Pref<boolean> {
  return {
    key,
    parse: (text) => text === "yes" ? true : text === "no" ? false : undefined,
    format: (value) => value ? "yes" : "no",
    fallback,
  };
}

/** Choices of another version of the page may lack some, or hold something else. */
function parseChoices(text: string): CameraChoices | undefined {
  const fields = readJson(text);
  if (!isFields(fields)) return undefined;
  const id = (key: keyof CameraChoices) => typeof fields[key] === "string" ? fields[key] : "";
  const flag = (key: keyof CameraChoices, fallback: boolean) =>
    typeof fields[key] === "boolean" ? fields[key] : fallback;
  return {
    cameraID: id("cameraID"),
    microphoneID: id("microphoneID"),
    withVideo: flag("withVideo", true),
    withAudio: flag("withAudio", true),
    explicit: flag("explicit", false),
    mutualRequired: flag("mutualRequired", false),
    mutualOpen: flag("mutualOpen", false),
    vipOnly: flag("vipOnly", false),
  };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

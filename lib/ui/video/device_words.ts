import type { Device } from "../../client/video_state.ts";

/** A device as a choice in a list. */
export interface DeviceOption {
  readonly value: string;
  readonly words: string;
}

/**
 * The choices for a camera or microphone. The first is whichever the system prefers. Devices have
 * no names before permission was given, so they are numbered then. A remembered device that is not
 * plugged in stays in the list, or the list would claim another choice.
 */
export function deviceOptions(
  kind: "Camera" | "Microphone",
  devices: readonly Device[],
  chosenID: string,
): DeviceOption[] {
  const named = devices.map(({ id, label }, index) => ({
    value: id,
    words: label === "" ? `${kind} ${index + 1}` : label,
  })).filter(({ value }) => value !== "");
  const missing = chosenID !== "" && !named.some(({ value }) => value === chosenID);
  return [
    { value: "", words: `Whichever ${kind.toLowerCase()} the system prefers` },
    ...(missing ? [{ value: chosenID, words: `The ${kind.toLowerCase()} of last time` }] : []),
    ...named,
  ];
}

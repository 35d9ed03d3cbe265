import { Icon } from "../Icon.tsx";
import { SoundBars } from "./SoundBars.tsx";

/** A name and what there is to know about the sound. */
export interface TileNameProps {
  readonly name: string;
  readonly speaking: boolean;
  /** Their microphone is off. */
  readonly microphoneOff: boolean;
  readonly explicit: boolean;
  /** Silenced here. */
  readonly muted: boolean;
}

/** Lower left on a tile, always there. */
export function TileName({ name, speaking, microphoneOff, explicit, muted }: TileNameProps) {
  return (
    <p class="tile-name">
      {microphoneOff && <Sign icon="microphone-slash" words="Microphone off" />}
      {muted && <Sign icon="volume-xmark" words="Sound off" />}
      <SoundBars active={speaking && !muted} />
      <span class="tile-username" dir="auto">{name}</span>
      {explicit && <span class="tile-explicit">explicit</span>}
    </p>
  );
}

function Sign({ icon, words }: { readonly icon: string; readonly words: string }) {
  return (
    <span class="tile-sign" title={words}>
      <Icon name={icon} />
      <span class="visually-hidden">{words}:</span>
    </span>
  );
}

import type { Signal } from "@preact/signals";
import type { Clock } from "./client_deps.ts";
import type { LevelMeter } from "./video_deps.ts";

/** Milliseconds between two looks: five a second are enough for a light that goes on and off. */
const LOOK_MS = 200;

/**
 * Level from which a voice counts, as root mean square of samples from -1 to 1: -34 dB of full scale.
 * Speech at a laptop lies around -26 dB, the hum of its fan under -45 dB.
 */
export const SPEAKING_LEVEL = 0.02;

/** Milliseconds for which the light stays on between two words. */
const PAUSE_MS = 600;

interface Voice {
  readonly stream: MediaStream;
  readonly speaking: Signal<boolean>;
  meter: LevelMeter | null;
  heardAt: number;
}

/** Shows who is heard speaking. Costs nothing while nobody is followed. */
export class SpeakingWatch {
  readonly #clock: Clock;
  readonly #openMeter: (stream: MediaStream) => LevelMeter | null;
  readonly #voices = new Set<Voice>();
  #cancel: (() => void) | null = null;

  /** `openMeter` gives null for as long as the browser allows no sound. */
  constructor(clock: Clock, openMeter: (stream: MediaStream) => LevelMeter | null) {
    this.#clock = clock;
    this.#openMeter = openMeter;
  }

  /** Keeps a signal at whether the stream is heard speaking, until the function returned is called. */
  follow(stream: MediaStream, speaking: Signal<boolean>): () => void {
    const voice: Voice = { stream, speaking, meter: null, heardAt: -Infinity };
    this.#voices.add(voice);
    this.#cancel ??= this.#await();
    return () => {
      if (!this.#voices.delete(voice)) return;
      voice.meter?.close();
      speaking.value = false;
      if (this.#voices.size > 0) return;
      this.#cancel?.();
      this.#cancel = null;
    };
  }

  #await(): () => void {
    return this.#clock.schedule(() => {
      for (const voice of this.#voices) this.#look(voice);
      this.#cancel = this.#await();
    }, LOOK_MS);
  }

  #look(voice: Voice): void {
    const { stream, speaking } = voice;
    if (voice.meter === null && stream.getAudioTracks().length > 0) {
      voice.meter = this.#openMeter(stream);
    }
    const now = this.#clock.now();
    if (voice.meter !== null && voice.meter.level() >= SPEAKING_LEVEL) voice.heardAt = now;
    speaking.value = now - voice.heardAt < PAUSE_MS;
  }
}

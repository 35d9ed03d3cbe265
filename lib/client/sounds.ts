/** Sounds that are made rather than loaded. */

/** Two soft tones, a fifth apart and rising, in hertz and seconds from the beginning. */
const TONES = [{ pitch: 587.33, from: 0 }, { pitch: 880, from: 0.12 }] as const;

/** Loudest point of a tone, of 1: to be noticed, not to startle. */
const LOUDNESS = 0.06;

/** Seconds for which a tone fades. */
const FADE = 0.5;

/** Says that somebody watches one's camera. */
export function playChime(context: AudioContext): void {
  for (const { pitch, from } of TONES) {
    const start = context.currentTime + from;
    const tone = context.createOscillator();
    const gain = context.createGain();
    tone.frequency.value = pitch;
    gain.gain.setValueAtTime(0, start);
    gain.gain.linearRampToValueAtTime(LOUDNESS, start + 0.02);
    // An exponential fade cannot reach zero.
    gain.gain.exponentialRampToValueAtTime(0.0001, start + FADE);
    tone.connect(gain).connect(context.destination);
    tone.start(start);
    tone.stop(start + FADE);
  }
}

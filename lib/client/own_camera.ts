import { batch } from "@preact/signals";
import { html } from "../protocol/safe_html.ts";
import { openCamera, stopStream, trackOf } from "./camera.ts";
import { NOTHING_CHOSEN } from "./camera_problem.ts";
import { DeviceSwitch } from "./device_switch.ts";
import type { EngineParts } from "./engine_parts.ts";
import { liveVideoFlags } from "./video_policy.ts";
import type { CameraChoices } from "./video_state.ts";

/** What happens to one's own camera, for those who show it to others. */
export interface OwnCameraListener {
  /** The stream that others get; its tracks may be others than before. */
  streamChanged(stream: MediaStream): void;
  /** What is asked of viewers has changed while live. */
  flagsChanged(video: number): void;
  /** Others get nothing any more. */
  ended(): void;
}

/** One's own camera: off, seen by oneself, seen by others. */
export class OwnCamera {
  readonly #parts: EngineParts;
  readonly #listener: OwnCameraListener;
  readonly #devices: DeviceSwitch;
  /** Raised whenever what was being started is not wanted any more. */
  #turn = 0;
  #hush: () => void = () => {};

  constructor(parts: EngineParts, listener: OwnCameraListener) {
    this.#parts = parts;
    this.#listener = listener;
    this.#devices = new DeviceSwitch(parts, {
      changed: (stream) => this.#streamChanged(stream),
      emptied: () => {
        this.stop();
        parts.model.problem.value = NOTHING_CHOSEN;
      },
    });
  }

  /** Starts the chosen devices; the model says already that they are starting. */
  async preview(): Promise<void> {
    const { model, browser } = this.#parts;
    const turn = ++this.#turn;
    const asked = model.choices.peek();
    const opened = await openCamera(browser.media, asked);
    if (turn !== this.#turn) {
      if (opened.ok) stopStream(opened.value);
      return;
    }
    if (!opened.ok) {
      return batch(() => {
        model.own.value = { phase: "off" };
        model.problem.value = opened.error;
      });
    }
    model.own.value = { phase: "preview", stream: opened.value };
    this.#devices.take(opened.value);
    // The browser may have asked for minutes: what was switched off meanwhile must not be shown.
    this.#devices.choicesChanged(asked, model.choices.peek());
    // Devices have names only now that permission was given.
    await this.#devices.refreshList();
  }

  /** Lets others watch what the preview shows. */
  goLive(): void {
    const { model } = this.#parts;
    const own = model.own.peek();
    if (own.phase !== "preview") return;
    model.own.value = { phase: "live", stream: own.stream };
    this.#listener.streamChanged(own.stream);
    this.tellServer();
  }

  /** Stops every track and tells everyone. */
  stop(): void {
    const wasLive = this.reset();
    if (wasLive) this.#parts.transmit({ action: "me", video: 0 });
  }

  /** Stops every track. True if others could watch. */
  reset(): boolean {
    const { model } = this.#parts;
    const own = model.own.peek();
    this.#turn += 1;
    this.#hush();
    this.#devices.release();
    if ("stream" in own) stopStream(own.stream);
    batch(() => {
      if (own.phase !== "off") model.own.value = { phase: "off" };
      model.microphoneOff.value = false;
      if (own.phase === "live") this.#listener.ended();
    });
    return own.phase === "live";
  }

  /** The server has turned the camera off. */
  cut(): void {
    if (this.#parts.model.own.peek().phase === "off") return;
    this.stop();
    this.#parts.tell(html`Your camera was turned off by an operator.`);
  }

  /** The choices have changed from `before`. */
  choicesChanged(before: CameraChoices): void {
    const { model } = this.#parts;
    const own = model.own.peek();
    if (!("stream" in own)) return this.#startIfMissed();
    const after = model.choices.peek();
    this.#devices.choicesChanged(before, after);
    if (own.phase !== "live" || this.#flags(before) === this.#flags(after)) return;
    this.tellServer();
    this.#listener.flagsChanged(this.#flags(after));
  }

  /** The other camera of a phone. */
  flip(): void {
    if ("stream" in this.#parts.model.own.peek()) this.#devices.flip();
  }

  /** Turns the microphone off, or on, without letting go of it. */
  setMicrophoneOff(off: boolean): void {
    const { model } = this.#parts;
    const own = model.own.peek();
    if (!("stream" in own) || model.microphoneOff.peek() === off) return;
    model.microphoneOff.value = off;
    this.#applyMicrophone(own.stream);
    if (own.phase === "live") this.tellServer();
  }

  /** Tells the server of a camera that is live, as on each new connection. */
  tellServer(): void {
    const { model, transmit } = this.#parts;
    if (model.own.peek().phase !== "live") return;
    transmit({ action: "me", video: this.#flags(model.choices.peek()) });
  }

  /** Turns the camera off and lets go of the devices. */
  dispose(): void {
    this.reset();
    this.#devices.dispose();
  }

  /** Turning picture or sound on again is enough where it ended because both were off. */
  #startIfMissed(): void {
    const { model } = this.#parts;
    const { withVideo, withAudio } = model.choices.peek();
    if (model.problem.peek() !== NOTHING_CHOSEN || !(withVideo || withAudio)) return;
    batch(() => {
      model.own.value = { phase: "starting" };
      model.problem.value = null;
    });
    void this.preview();
  }

  #flags(choices: CameraChoices): number {
    return liveVideoFlags(choices, this.#parts.model.microphoneOff.peek());
  }

  #streamChanged(stream: MediaStream): void {
    const { model, voices } = this.#parts;
    const own = model.own.peek();
    if (!("stream" in own)) return;
    this.#applyMicrophone(stream);
    this.#hush();
    this.#hush = voices.follow(stream, model.speaking);
    // A new object, as the UI cannot see that the tracks of a stream are others.
    model.own.value = { ...own, stream };
    if (own.phase === "live") this.#listener.streamChanged(stream);
  }

  #applyMicrophone(stream: MediaStream): void {
    const track = trackOf(stream, "audio");
    if (track !== undefined) track.enabled = !this.#parts.model.microphoneOff.peek();
  }
}

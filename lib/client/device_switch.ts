import { batch } from "@preact/signals";
import { type Facing, type MediaKind, openTrack, trackOf } from "./camera.ts";
import type { EngineParts } from "./engine_parts.ts";
import type { CameraChoices, Device } from "./video_state.ts";

/** What happens to the stream. */
export interface DeviceSwitchListener {
  /** The tracks of the stream are others than before. */
  changed(stream: MediaStream): void;
  /** There is nothing left in it. */
  emptied(): void;
}

const LOST: Readonly<Record<MediaKind, string>> = {
  video: "Your camera was disconnected or taken away. Connect it, or choose another one.",
  audio: "Your microphone was disconnected or taken away. Connect it, or choose another one.",
};

/** Exchanges the devices behind one's own stream while it goes on, one exchange after the other. */
export class DeviceSwitch {
  readonly #parts: EngineParts;
  readonly #listener: DeviceSwitchListener;
  readonly #unlisten: () => void;
  #stream: MediaStream | null = null;
  /** Ends the watch over the tracks of the stream. */
  #watch = new AbortController();
  #work: Promise<void> = Promise.resolve();

  constructor(parts: EngineParts, listener: DeviceSwitchListener) {
    this.#parts = parts;
    this.#listener = listener;
    const { media } = parts.browser;
    this.#unlisten = media?.onChange(() => void this.refreshList()) ?? (() => {});
  }

  /** Takes a stream that was just opened. */
  take(stream: MediaStream): void {
    this.#stream = stream;
    this.#follow(stream);
    this.#listener.changed(stream);
  }

  /** Lets go of the stream, which its owner stops. */
  release(): void {
    this.#stream = null;
    this.#watch.abort();
  }

  /** Stops listening to the browser. */
  dispose(): void {
    this.release();
    this.#unlisten();
  }

  /** Opens and closes devices as was chosen. */
  choicesChanged(before: CameraChoices, after: CameraChoices): void {
    const changed: { kind: MediaKind; isWanted: boolean }[] = [];
    if (before.cameraID !== after.cameraID || before.withVideo !== after.withVideo) {
      changed.push({ kind: "video", isWanted: after.withVideo });
    }
    if (before.microphoneID !== after.microphoneID || before.withAudio !== after.withAudio) {
      changed.push({ kind: "audio", isWanted: after.withAudio });
    }
    // What comes first, what goes last: the stream is not empty in between.
    changed.sort((one, other) => Number(other.isWanted) - Number(one.isWanted));
    for (const { kind, isWanted } of changed) this.#retake(kind, isWanted);
  }

  /** Takes the camera that looks to the other side; the next one where cameras have no sides. */
  flip(): void {
    const { model } = this.#parts;
    const settings = this.#stream && trackOf(this.#stream, "video")?.getSettings();
    if (!settings) return;
    if (settings.facingMode === "user" || settings.facingMode === "environment") {
      return this.#retake("video", true, settings.facingMode === "user" ? "environment" : "user");
    }
    const cameras = model.cameras.peek();
    const at = cameras.findIndex(({ id }) => id === settings.deviceId);
    const next = cameras[(at + 1) % cameras.length];
    if (next === undefined || next.id === settings.deviceId) return;
    model.choices.value = { ...model.choices.peek(), cameraID: next.id };
    this.#retake("video", true);
  }

  /** Reads again which devices there are. */
  async refreshList(): Promise<void> {
    const { browser, model } = this.#parts;
    const found = await browser.media?.list().catch(() => []) ?? [];
    const pick = (kind: MediaDeviceKind): readonly Device[] =>
      found.filter((device) => device.kind === kind)
        .map(({ deviceId, label }) => ({ id: deviceId, label }));
    batch(() => {
      model.cameras.value = pick("videoinput");
      model.microphones.value = pick("audioinput");
    });
  }

  #retake(kind: MediaKind, isWanted: boolean, facing?: Facing): void {
    const stream = this.#stream;
    if (stream === null) return;
    this.#work = this.#work.then(async () => {
      if (stream !== this.#stream) return;
      if (isWanted) await this.#open(stream, kind, facing);
      else this.#exchange(stream, kind, undefined);
    });
  }

  async #open(stream: MediaStream, kind: MediaKind, facing?: Facing): Promise<void> {
    const { browser, model } = this.#parts;
    const before = trackOf(stream, kind);
    const choices = model.choices.peek();
    const release = () => before?.stop();
    const opened = await openTrack(browser.media, { kind, choices, facing, release });
    if (stream !== this.#stream) {
      if (opened.ok) opened.value.stop();
      return;
    }
    model.problem.value = opened.ok ? null : opened.error;
    if (opened.ok) this.#exchange(stream, kind, opened.value);
    else if (before?.readyState === "ended") this.#exchange(stream, kind, undefined);
  }

  #exchange(stream: MediaStream, kind: MediaKind, after: MediaStreamTrack | undefined): void {
    const before = trackOf(stream, kind);
    if (before !== undefined) {
      stream.removeTrack(before);
      before.stop();
    }
    if (after !== undefined) stream.addTrack(after);
    if (stream.getTracks().length === 0) return this.#listener.emptied();
    this.#follow(stream);
    this.#listener.changed(stream);
  }

  /** A track ends by itself when its device is unplugged, or permission is taken back. */
  #follow(stream: MediaStream): void {
    this.#watch.abort();
    this.#watch = new AbortController();
    const { signal } = this.#watch;
    for (const kind of ["audio", "video"] as const) {
      trackOf(stream, kind)?.addEventListener("ended", () => this.#lost(stream, kind), { signal });
    }
  }

  #lost(stream: MediaStream, kind: MediaKind): void {
    this.#work = this.#work.then(async () => {
      const { browser, model } = this.#parts;
      const before = trackOf(stream, kind);
      if (stream !== this.#stream || before?.readyState !== "ended") return;
      const choices = model.choices.peek();
      const opened = await openTrack(browser.media, { kind, choices, release: () => {} });
      if (stream !== this.#stream) {
        if (opened.ok) opened.value.stop();
        return;
      }
      this.#exchange(stream, kind, opened.ok ? opened.value : undefined);
      if (!opened.ok) model.problem.value = LOST[kind];
    });
  }
}

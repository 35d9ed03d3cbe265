import type { MediaSource } from "../../lib/client/video_deps.ts";

/** A track that nothing stands behind. */
export class FakeTrack extends EventTarget implements MediaStreamTrack {
  static #count = 0;
  readonly id = `track-${++FakeTrack.#count}`;
  readonly label = "";
  contentHint = "";
  enabled = true;
  muted = false;
  readyState: MediaStreamTrackState = "live";
  onended = null;
  onmute = null;
  onunmute = null;
  settings: MediaTrackSettings;

  constructor(readonly kind: "audio" | "video", settings: MediaTrackSettings = {}) {
    super();
    this.settings = settings;
  }

  stop(): void {
    this.readyState = "ended";
  }

  /** The device behind it goes away. */
  unplug(): void {
    this.stop();
    this.dispatchEvent(new Event("ended"));
  }

  applyConstraints(): Promise<void> {
    return Promise.resolve();
  }
  clone(): FakeTrack {
    return new FakeTrack(this.kind, this.settings);
  }
  getCapabilities(): MediaTrackCapabilities {
    return {};
  }
  getConstraints(): MediaTrackConstraints {
    return {};
  }
  getSettings(): MediaTrackSettings {
    return this.settings;
  }
}

/** A stream of tracks. */
export class FakeStream extends EventTarget implements MediaStream {
  static #count = 0;
  readonly id = `stream-${++FakeStream.#count}`;
  onaddtrack = null;
  onremovetrack = null;
  readonly tracks: MediaStreamTrack[];

  constructor(...tracks: MediaStreamTrack[]) {
    super();
    this.tracks = tracks;
  }

  get active(): boolean {
    return this.tracks.some(({ readyState }) => readyState === "live");
  }
  addTrack(track: MediaStreamTrack): void {
    this.tracks.push(track);
  }
  removeTrack(track: MediaStreamTrack): void {
    this.tracks.splice(this.tracks.indexOf(track), 1);
  }
  /** The other end adds a track, which browsers tell by an event. */
  gain(track: MediaStreamTrack): void {
    this.addTrack(track);
    this.dispatchEvent(new Event("addtrack"));
  }
  clone(): FakeStream {
    return new FakeStream(...this.tracks);
  }
  getAudioTracks(): MediaStreamTrack[] {
    return this.tracks.filter(({ kind }) => kind === "audio");
  }
  getVideoTracks(): MediaStreamTrack[] {
    return this.tracks.filter(({ kind }) => kind === "video");
  }
  getTracks(): MediaStreamTrack[] {
    return [...this.tracks];
  }
  getTrackById(id: string): MediaStreamTrack | null {
    return this.tracks.find((track) => track.id === id) ?? null;
  }
}

type Found = Pick<MediaDeviceInfo, "kind" | "deviceId" | "label">;

/** Cameras and microphones that do what a test tells them to. */
export class FakeMedia implements MediaSource {
  devices: Found[] = [
    { kind: "videoinput", deviceId: "front", label: "Front camera" },
    { kind: "videoinput", deviceId: "back", label: "Back camera" },
    { kind: "audioinput", deviceId: "mic", label: "Microphone" },
  ];
  /** Names of the errors of the next attempts; nothing of it when empty. */
  failures: string[] = [];
  /** Everything that was asked for. */
  readonly asked: MediaStreamConstraints[] = [];
  /** Every track that was given out. */
  readonly tracks: FakeTrack[] = [];
  /** Settings of the cameras that are given out next. */
  settings: MediaTrackSettings = { height: 480, deviceId: "front" };
  #listeners = new Set<() => void>();

  async open(constraints: MediaStreamConstraints): Promise<MediaStream> {
    this.asked.push(constraints);
    await Promise.resolve();
    const failure = this.failures.shift();
    if (failure !== undefined) throw new DOMException("Not now.", failure);
    const stream = new FakeStream();
    for (const kind of ["video", "audio"] as const) {
      if (!constraints[kind]) continue;
      const track = new FakeTrack(kind, kind === "video" ? this.settings : {});
      this.tracks.push(track);
      stream.addTrack(track);
    }
    return stream;
  }

  list(): Promise<readonly Found[]> {
    return Promise.resolve(this.devices);
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Something is plugged in or out. */
  change(devices: Found[]): void {
    this.devices = devices;
    for (const listener of this.#listeners) listener();
  }

  /** The tracks whose devices are open. */
  get live(): FakeTrack[] {
    return this.tracks.filter(({ readyState }) => readyState === "live");
  }
}

import type { VideoEngine } from "./video_parts.ts";

type Task = (engine: VideoEngine) => void;

/** Loads the code behind cameras at its first use, and keeps what is to be done until it is there. */
export class EngineGate {
  readonly #load: () => Promise<VideoEngine>;
  readonly #failed: (error: unknown) => void;
  #engine: VideoEngine | null = null;
  /** What waits for the engine; null while nobody has asked for it. */
  #waiting: Task[] | null = null;
  #disposed = false;

  /** `failed` is called when loading fails; what waited is forgotten, and the next use tries again. */
  constructor(load: () => Promise<VideoEngine>, failed: (error: unknown) => void) {
    this.#load = load;
    this.#failed = failed;
  }

  /** Does something with the engine, which is loaded for it. */
  use(task: Task): void {
    if (this.#disposed) return;
    if (this.#engine !== null) return task(this.#engine);
    if (this.#waiting !== null) return void this.#waiting.push(task);
    this.#waiting = [task];
    this.#load().then((engine) => this.#start(engine), (error) => {
      this.#waiting = null;
      if (!this.#disposed) this.#failed(error);
    });
  }

  /** Does something with the engine if it was ever needed. */
  ifUsed(task: Task): void {
    if (this.#engine !== null || this.#waiting !== null) this.use(task);
  }

  /** Ends the engine, also if it is still to come. */
  dispose(): void {
    this.#disposed = true;
    this.#engine?.dispose();
  }

  #start(engine: VideoEngine): void {
    if (this.#disposed) return engine.dispose();
    const waiting = this.#waiting ?? [];
    this.#waiting = null;
    this.#engine = engine;
    for (const task of waiting) task(engine);
  }
}

import type { Target } from "./target.ts";

/** Measures from outside how long the server does not answer. */
export class Probe implements Disposable {
  readonly #worker: Worker;

  private constructor(worker: Worker) {
    this.#worker = worker;
  }

  /** Starts asking. */
  static async start(target: Target): Promise<Probe> {
    const url = new URL("./probe_worker.ts", import.meta.url);
    const probe = new Probe(new Worker(url, { type: "module" }));
    await probe.#exchange(target);
    return probe;
  }

  /** The longest time without an answer since the last call, in milliseconds. */
  async longest(): Promise<number> {
    return Number(await this.#exchange("look"));
  }

  #exchange(message: Target | "look"): Promise<unknown> {
    return new Promise((resolve) => {
      this.#worker.onmessage = ({ data }) => resolve(data);
      this.#worker.postMessage(message);
    });
  }

  [Symbol.dispose](): void {
    this.#worker.terminate();
  }
}

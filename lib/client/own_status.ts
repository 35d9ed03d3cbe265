import { IDLE_STATUS, isStatus } from "../protocol/status.ts";
import type { ClientDeps } from "./client_deps.ts";
import { IdleWatch } from "./idle.ts";

/** The status that everyone has when they come in. */
const ONLINE = "online";

/** The status that others see of this person: the one they chose, or `idle` while they are away. */
export class OwnStatus {
  readonly #send: (status: string) => boolean;
  readonly #idle: IdleWatch;
  #chosen: string = ONLINE;
  /** What the server was told last. */
  #told: string = ONLINE;

  /** `send` tells the server; it returns false if there is no connection. */
  constructor(deps: Pick<ClientDeps, "clock" | "page">, send: (status: string) => boolean) {
    this.#send = send;
    this.#idle = new IdleWatch(deps, () => this.#tell());
  }

  /** Sets the status. Anything but a single lower-case word is ignored. */
  choose(status: string): void {
    if (!isStatus(status)) return;
    this.#chosen = status;
    this.#idle.noteInput();
    this.#tell();
  }

  /** Tells the server of a new connection, which knows us as online or as what it was told last. */
  tellAgain(): void {
    if (this.#current !== ONLINE) this.#told = "";
    this.#tell();
  }

  /** The session goes on over a new connection: tells what changed meanwhile. */
  resumed(): void {
    this.#tell();
  }

  /** Begins anew, for the next person at this screen. */
  reset(): void {
    this.#chosen = ONLINE;
    this.#told = ONLINE;
  }

  /** Stops watching for input. */
  dispose(): void {
    this.#idle.dispose();
  }

  get #current(): string {
    return this.#chosen === ONLINE && this.#idle.isIdle ? IDLE_STATUS : this.#chosen;
  }

  #tell(): void {
    const status = this.#current;
    if (status !== this.#told && this.#send(status)) this.#told = status;
  }
}

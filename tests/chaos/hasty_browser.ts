import { createBrowserDeps } from "../../lib/client/browser_deps.ts";
import type {
  ClientDeps,
  PageEvent,
  SocketLink,
  SocketListener,
} from "../../lib/client/client_deps.ts";
import { FakeStorage } from "../client/fake_browser.ts";
import type { SeededRandom } from "../support/seeded_random.ts";

/**
 * How much faster time goes by in the page: a handshake that takes 10 s there is given up after half
 * a second, and a dead connection is noticed after 3.5 s.
 */
const HASTE = 20;

/** What a page needs of a browser: the real one's WebSockets, in a hurry, and nothing to be seen. */
export class HastyBrowser {
  /** What the page would have written for whoever opens the developer tools. */
  readonly reports: string[] = [];
  readonly deps: ClientDeps;
  readonly #storage = { local: new FakeStorage(), session: new FakeStorage() };
  readonly #listeners = new Map<PageEvent, Set<() => void>>();
  readonly #sockets = new Set<SocketListener>();

  /** `serverURL` says where the server is found at the moment. */
  constructor(random: SeededRandom, serverURL: () => string) {
    const real = createBrowserDeps();
    this.deps = {
      ...real,
      socketURL: () => `${serverURL().replace("http", "ws")}/ws`,
      openSocket: (url, listener) => this.#open(real, url, listener),
      clock: {
        now: () => Date.now() * HASTE,
        schedule: (callback, ms) => real.clock.schedule(callback, ms / HASTE),
      },
      page: {
        isVisible: () => true,
        hasFocus: () => true,
        setTitle: () => {},
        on: (event, listener) => this.#listen(event, listener),
      },
      random: () => random.next(),
      openStorage: (kind) => this.#storage[kind],
      loadVideo: () => Promise.reject(new Error("This browser has no cameras.")),
      report: (problem) => this.reports.push(problem),
    };
  }

  /** How many WebSockets are not closed. */
  get sockets(): number {
    return this.#sockets.size;
  }

  /** Something happens to the page. */
  fire(event: PageEvent): void {
    for (const listener of [...this.#listeners.get(event) ?? []]) listener();
  }

  #open(real: ClientDeps, url: string, listener: SocketListener): SocketLink {
    this.#sockets.add(listener);
    return real.openSocket(url, {
      opened: () => listener.opened(),
      received: (data) => listener.received(data),
      closed: (code) => {
        // Deno may say so twice, a browser does not.
        if (this.#sockets.delete(listener)) listener.closed(code);
      },
    });
  }

  #listen(event: PageEvent, listener: () => void): () => void {
    const set = this.#listeners.get(event) ?? new Set();
    this.#listeners.set(event, set.add(listener));
    return () => set.delete(listener);
  }
}

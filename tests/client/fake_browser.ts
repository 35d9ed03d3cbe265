import FakeTimers from "@sinonjs/fake-timers";
import type {
  ClientDeps,
  PageEvent,
  SocketListener,
  TextStorage,
} from "../../lib/client/client_deps.ts";
import type { ServerMessage } from "../../lib/protocol/server_message.ts";

/** The server's end of one connection. */
export class FakeSocket {
  readonly sent: Record<string, unknown>[] = [];
  /** Code with which the client closed it; null while it has not. */
  closedWith: number | null = null;

  constructor(readonly url: string, readonly listener: SocketListener) {}

  /** Frames of one action that the client sent. */
  sentOf(action: string): Record<string, unknown>[] {
    return this.sent.filter((frame) => frame.action === action);
  }

  /** The server says something. */
  say(message: ServerMessage): void {
    this.listener.received(JSON.stringify(message));
  }

  /** The server says several things in one frame. */
  sayTogether(...messages: unknown[]): void {
    this.listener.received(JSON.stringify(messages));
  }
}

/** Storage in memory. */
export class FakeStorage implements TextStorage {
  readonly items = new Map<string, string>();
  getItem(key: string): string | null {
    return this.items.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    this.items.set(key, value);
  }
  removeItem(key: string): void {
    this.items.delete(key);
  }
}

/** A browser that does only what a test tells it to. Time starts at one million milliseconds. */
export class FakeBrowser {
  readonly sockets: FakeSocket[] = [];
  readonly storage = { local: new FakeStorage(), session: new FakeStorage() };
  readonly reports: string[] = [];
  title = "";
  isVisible = true;
  hasFocus = true;
  /** What `random()` gives. */
  chance = 0.5;
  readonly #clock = FakeTimers.createClock(1_000_000);
  readonly #listeners = new Map<PageEvent, Set<() => void>>();
  #ids = 0;

  /** Dependencies for the client. */
  readonly deps: ClientDeps = {
    socketURL: () => "wss://chat.example/ws",
    openSocket: (url, listener) => {
      const socket = new FakeSocket(url, listener);
      this.sockets.push(socket);
      return {
        send: (frame) => socket.sent.push(JSON.parse(frame)),
        close: (code) => {
          socket.closedWith ??= code;
        },
      };
    },
    clock: {
      now: () => this.now,
      schedule: (callback, ms) => {
        const timer = this.#clock.setTimeout(callback, ms);
        return () => this.#clock.clearTimeout(timer);
      },
    },
    page: {
      isVisible: () => this.isVisible,
      hasFocus: () => this.hasFocus,
      setTitle: (title) => {
        this.title = title;
      },
      on: (event, listener) => this.#listen(event, listener),
    },
    random: () => this.chance,
    randomID: () => (++this.#ids).toString(16).padStart(32, "0"),
    openStorage: (kind) => this.storage[kind],
    loadVideo: () => Promise.reject(new Error("This browser has no cameras.")),
    report: (problem) => this.reports.push(problem),
  };

  /** Unix time in milliseconds. */
  get now(): number {
    return this.#clock.now;
  }

  /** Timers that are set. */
  get timers(): number {
    return this.#clock.countTimers();
  }

  /** Page listeners that are set. */
  get listeners(): number {
    return [...this.#listeners.values()].reduce((sum, set) => sum + set.size, 0);
  }

  /** The newest connection. */
  get socket(): FakeSocket {
    const socket = this.sockets.at(-1);
    if (!socket) throw new Error("The client has opened no socket yet.");
    return socket;
  }

  /** Lets time pass, in milliseconds. */
  pass(ms: number): void {
    this.#clock.tick(ms);
  }

  /** Lets the machine sleep: the clock jumps, and timers that were due run late. */
  sleep(ms: number): void {
    this.#clock.jump(ms);
  }

  /** Lets the machine sleep on a system whose timers stand still meanwhile, as Linux and macOS do. */
  suspend(ms: number): void {
    this.#clock.setSystemTime(this.now + ms);
  }

  /** Fires a page event. */
  fire(event: PageEvent): void {
    for (const listener of [...this.#listeners.get(event) ?? []]) listener();
  }

  /** The person turns to another window, or back. */
  setFocus(hasFocus: boolean): void {
    this.hasFocus = hasFocus;
    this.fire(hasFocus ? "focus" : "blur");
  }

  /** The tab goes to the background, or comes back. */
  setVisible(isVisible: boolean): void {
    this.isVisible = isVisible;
    this.fire(isVisible ? "visible" : "hidden");
  }

  #listen(event: PageEvent, listener: () => void): () => void {
    const set = this.#listeners.get(event) ?? new Set();
    this.#listeners.set(event, set.add(listener));
    return () => set.delete(listener);
  }
}

import type { CreateVideoEngine } from "./video_parts.ts";

/** What the client needs of a browser, as small interfaces, so that tests need none. */

/** One WebSocket connection. */
export interface SocketLink {
  send(frame: string): void;
  /** Closes it; browsers allow 1000 and 3000–4999 only. */
  close(code: number): void;
}

/** What a connection reports. `closed` comes at most once and last. */
export interface SocketListener {
  opened(): void;
  received(data: unknown): void;
  closed(code: number): void;
}

/** Time. */
export interface Clock {
  /** Unix time in milliseconds. */
  now(): number;
  /** Runs `callback` once after `ms` milliseconds; the function returned calls it off. */
  schedule(callback: () => void, ms: number): () => void;
}

/** `visible` and `hidden` are the two ways of `visibilitychange`; `input` is any key, touch or pointer. */
export type PageEvent =
  | "online"
  | "offline"
  | "visible"
  | "hidden"
  | "pageshow"
  | "pagehide"
  | "focus"
  | "blur"
  | "input";

/** The page around the client. */
export interface Page {
  isVisible(): boolean;
  hasFocus(): boolean;
  setTitle(title: string): void;
  /** Calls `listener` on each such event until the function returned is called. */
  on(event: PageEvent, listener: () => void): () => void;
}

/** The part of the Web Storage API that is used. Any call may throw, as in private mode. */
export interface TextStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** Everything from outside. */
export interface ClientDeps {
  /** Address of the server's WebSocket. */
  socketURL(): string;
  openSocket(url: string, listener: SocketListener): SocketLink;
  readonly clock: Clock;
  readonly page: Page;
  /** A number from 0 up to but not including 1. */
  random(): number;
  /** An unguessable id of 128 bits, in hexadecimal. */
  randomID(): string;
  /** Finds a storage; may throw where cookies are blocked. */
  openStorage(kind: "local" | "session"): TextStorage;
  /** Gets the code behind cameras, when it is first needed. */
  loadVideo(): Promise<CreateVideoEngine>;
  /** Takes a sentence for whoever opens the developer tools. Never what somebody said. */
  report(problem: string): void;
}

import { batch, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { CloseCode, mayReconnect } from "../protocol/close_codes.ts";
import { MAX_FRAME_LENGTH } from "../protocol/limits.ts";
import { parseServerFrame } from "../protocol/parse_server_message.ts";
import type { SafeHtml } from "../protocol/safe_html.ts";
import type { ServerMessage } from "../protocol/server_message.ts";
import { backoffDelay, RESTART_FAILURES } from "./backoff.ts";
import type { Connection } from "./chat_state.ts";
import type { ClientDeps, SocketLink } from "./client_deps.ts";
import { closeReason } from "./close_reason.ts";
import type { BlocklistFrame, LoginFrame, OutgoingMessage } from "./outgoing.ts";
import { SilenceWatch } from "./silence_watch.ts";

/** Milliseconds from opening the socket to the server's `me`; the server gives up after as many. */
const HANDSHAKE_MS = 10_000;

/** Milliseconds that a connection must last before earlier failures are forgotten. */
const STABLE_MS = 5_000;

/** What a browser reports for a connection that ended without a closing handshake (RFC 6455 §7.4.1). */
const ABNORMAL_CLOSURE = 1006;

/** What the socket needs from the rest of the client, and what it tells it. */
export interface SocketHooks {
  /** What has to be said before the login, if anything. */
  beforeLogin(): BlocklistFrame | null;
  /** The login to send on each connection. */
  login(): LoginFrame;
  /** The server let us in, on this connection; its `me` follows. */
  admitted(): void;
  /** A frame came. */
  received(message: ServerMessage): void;
  /** A connection ended, whatever comes next. */
  lost(): void;
  /** The server did not let us in; `reason` is a sentence for the person. */
  refused(reason: SafeHtml): void;
}

/** Keeps one connection to the server for as long as the person wants to be in the room. */
export class SocketClient {
  readonly #deps: ClientDeps;
  readonly #hooks: SocketHooks;
  readonly #connection: Signal<Connection> = signal({ phase: "signed-out" });
  readonly #silence: SilenceWatch;
  readonly #unlisten: readonly (() => void)[];
  /** The present socket. Reports of any earlier one are ignored. */
  #link: SocketLink | null = null;
  /** Raised with each socket, so that late reports of an old one can be told apart. */
  #generation = 0;
  /** Losses in a row. */
  #failures = 0;
  /** Whether the server has let us in since `enter`. */
  #admitted = false;
  /** What ChatServer complained about last, if nothing else was said since. */
  #complaint: SafeHtml | null = null;
  /** Calls off whatever this phase is waiting for: handshake, stability or the next attempt. */
  #cancelTimer: () => void = () => {};

  constructor(deps: ClientDeps, hooks: SocketHooks) {
    this.#deps = deps;
    this.#hooks = hooks;
    this.#silence = new SilenceWatch(deps.clock, () => this.#lose(ABNORMAL_CLOSURE));
    const wake = () => this.#wake();
    this.#unlisten = [
      deps.page.on("online", wake),
      // The socket would notice only when nothing has come for a while.
      deps.page.on("offline", () => this.isOnline && this.#lose(ABNORMAL_CLOSURE)),
      deps.page.on("visible", wake),
      deps.page.on("pageshow", wake),
    ];
  }

  /** How things stand. */
  get connection(): ReadonlySignal<Connection> {
    return this.#connection;
  }

  /** Whether frames can be sent now. */
  get isOnline(): boolean {
    return this.#connection.peek().phase === "online";
  }

  /** Goes into the room. Does nothing while in it or on the way. */
  enter(): void {
    const { phase } = this.#connection.peek();
    if (phase !== "signed-out" && phase !== "closed") return;
    this.#failures = 0;
    this.#admitted = false;
    this.#connect();
  }

  /** Leaves; the server frees the name at once (close code 1000). */
  leave(): void {
    this.#drop(CloseCode.Normal);
    this.#connection.value = { phase: "signed-out" };
  }

  /** Makes the next attempt at once, if one is being waited for. */
  reconnectNow(): void {
    if (this.#connection.peek().phase === "waiting") this.#connect();
  }

  /** Sends a frame. False if there is no connection, or if the server would close it for the length. */
  send(message: OutgoingMessage): boolean {
    const frame = JSON.stringify(message);
    if (!this.isOnline || this.#link === null || frame.length > MAX_FRAME_LENGTH) return false;
    this.#link.send(frame);
    return true;
  }

  /** Leaves and stops listening to the page. */
  dispose(): void {
    this.leave();
    for (const unlisten of this.#unlisten) unlisten();
  }

  #wake(): void {
    this.reconnectNow();
    this.#silence.wake();
  }

  #connect(): void {
    this.#cancelTimer();
    this.#complaint = null;
    this.#connection.value = { phase: "connecting", attempt: this.#failures };
    const generation = ++this.#generation;
    const ifPresent = (act: () => void) => {
      if (generation === this.#generation) act();
    };
    this.#cancelTimer = this.#deps.clock.schedule(() => this.#lose(ABNORMAL_CLOSURE), HANDSHAKE_MS);
    try {
      this.#link = this.#deps.openSocket(this.#deps.socketURL(), {
        opened: () => ifPresent(() => this.#introduce()),
        received: (data) => ifPresent(() => this.#receive(data)),
        closed: (code) => ifPresent(() => this.#lose(code)),
      });
    } catch (error) {
      this.#deps.report(`The browser did not open a WebSocket: ${String(error)}`);
      this.#lose(ABNORMAL_CLOSURE);
    }
  }

  #introduce(): void {
    const first = this.#hooks.beforeLogin();
    if (first !== null) this.#link?.send(JSON.stringify(first));
    this.#link?.send(JSON.stringify(this.#hooks.login()));
  }

  #receive(data: unknown): void {
    this.#silence.heard();
    if (typeof data !== "string") return this.#deps.report("A frame was binary; it was skipped.");
    const parsed = parseServerFrame(data);
    if (!parsed.ok) return this.#deps.report(`A frame was skipped. ${parsed.error}`);
    const message = parsed.value;
    if (message.action === "disconnect") return this.#end(closeReason(CloseCode.Normal));
    this.#heedComplaint(message);
    batch(() => {
      if (message.action === "me" && !this.isOnline) this.#settle();
      // An error before `me` is about the login; it ends up in `refused`.
      if (message.action !== "error" || this.isOnline) this.#hooks.received(message);
    });
  }

  /** An error that nothing but the end follows is the reason for the end. */
  #heedComplaint(message: ServerMessage): void {
    if (message.action === "ping") return;
    const complains = message.action === "error" && message.kind !== "notice" &&
      message.clientID === undefined;
    this.#complaint = complains ? message.message : null;
  }

  #settle(): void {
    this.#cancelTimer();
    this.#cancelTimer = this.#deps.clock.schedule(() => this.#failures = 0, STABLE_MS);
    this.#admitted = true;
    this.#silence.start();
    this.#connection.value = { phase: "online" };
    this.#hooks.admitted();
  }

  #lose(code: number): void {
    if (!mayReconnect(code)) return this.#end(closeReason(code));
    this.#drop(CloseCode.ComingBack);
    this.#failures += 1;
    const spread = code === CloseCode.ServiceRestart ? RESTART_FAILURES : 1;
    const delay = backoffDelay(Math.max(this.#failures, spread), this.#deps.random());
    const retryAt = this.#deps.clock.now() + delay;
    this.#connection.value = { phase: "waiting", attempt: this.#failures, retryAt };
    this.#cancelTimer = this.#deps.clock.schedule(() => this.#connect(), delay);
  }

  #end(fallback: SafeHtml): void {
    const reason = this.#complaint ?? fallback;
    this.#drop(CloseCode.Normal);
    this.#connection.value = this.#admitted ? { phase: "closed", reason } : { phase: "signed-out" };
    if (!this.#admitted) this.#hooks.refused(reason);
  }

  /** Forgets the socket first, so that nothing it still reports counts. */
  #drop(code: number): void {
    const link = this.#link;
    this.#generation += 1;
    this.#link = null;
    this.#cancelTimer();
    this.#silence.stop();
    link?.close(code);
    this.#hooks.lost();
  }
}

import { type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { ABNORMAL_CLOSURE, CloseCode, mayReconnect } from "../protocol/close_codes.ts";
import { MAX_FRAME_LENGTH } from "../protocol/limits.ts";
import type { Result } from "../protocol/result.ts";
import type { SafeHtml } from "../protocol/safe_html.ts";
import type { MeAnswer, ServerMessage } from "../protocol/server_message.ts";
import { backoffDelay, RESTART_FAILURES } from "./backoff.ts";
import type { Connection, Gap } from "./chat_state.ts";
import type { ClientDeps, SocketLink } from "./client_deps.ts";
import { closeReason } from "./close_reason.ts";
import { Interruption } from "./interruption.ts";
import type { OutgoingMessage } from "./outgoing.ts";
import { ResumeState } from "./resume_state.ts";
import { SilenceWatch } from "./silence_watch.ts";
import type { SocketHooks } from "./socket_hooks.ts";
import { takeFrame } from "./take_frame.ts";

/** Milliseconds from opening the socket until we are in; the server gives up after as many. */
const HANDSHAKE_MS = 10_000;

/** Milliseconds that a connection must last before earlier failures are forgotten. */
const STABLE_MS = 5_000;

/** Keeps one connection to the server for as long as the person wants to be in the room. */
export class SocketClient {
  readonly #deps: ClientDeps;
  readonly #hooks: SocketHooks;
  readonly #connection: Signal<Connection> = signal({ phase: "signed-out" });
  readonly #silence: SilenceWatch;
  readonly #resume: ResumeState;
  readonly #interruption: Interruption;
  readonly #unlisten: readonly (() => void)[];
  /** The present socket. Reports of any earlier one are ignored. */
  #link: SocketLink | null = null;
  /** Raised with each socket, so that late reports of an old one can be told apart. */
  #generation = 0;
  /** Losses in a row. */
  #failures = 0;
  /** Whether the server has let us in since `enter`. */
  #admitted = false;
  /** Whether the server has yet to say if the session goes on. */
  #isResuming = false;
  /** Whether a session has ended without our leaving it. */
  #missed = false;
  /** What ChatServer complained about last, if nothing else was said since. */
  #complaint: SafeHtml | null = null;
  /** Calls off whatever this phase is waiting for: handshake, stability or the next attempt. */
  #cancelTimer: () => void = () => {};

  constructor(deps: ClientDeps, hooks: SocketHooks) {
    this.#deps = deps;
    this.#hooks = hooks;
    this.#silence = new SilenceWatch(deps.clock, () => this.#lose(ABNORMAL_CLOSURE));
    this.#resume = new ResumeState(deps.clock, (message) => this.send(message));
    this.#interruption = new Interruption(deps.clock, (gap) => this.#gapChanged(gap));
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

  /** Whether messages are taken that cannot be sent yet. */
  get holds(): boolean {
    return !this.isOnline && this.#interruption.gap.holds;
  }

  /** Goes into the room. Does nothing while in it or on the way. */
  enter(): void {
    const { phase } = this.#connection.peek();
    if (phase !== "signed-out" && phase !== "closed") return;
    this.#failures = 0;
    this.#admitted = false;
    this.#missed = false;
    this.#connect();
  }

  /** Leaves; the server frees the name at once (close code 1000). */
  leave(): void {
    this.#drop(CloseCode.Normal);
    this.#connection.value = { phase: "signed-out" };
    this.#finish();
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
    if (message.action === "message") this.#silence.asked();
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
    const { gap } = this.#interruption;
    this.#connection.value = { phase: "connecting", attempt: this.#failures, ...gap };
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
    const { request } = this.#resume;
    this.#isResuming = request !== null;
    if (request === null) this.#logIn();
    else this.#link?.send(JSON.stringify(request));
  }

  #logIn(): void {
    const first = this.#hooks.beforeLogin();
    if (first !== null) this.#link?.send(JSON.stringify(first));
    this.#link?.send(JSON.stringify(this.#hooks.login()));
  }

  #receive(data: unknown): void {
    this.#silence.heard();
    const generation = this.#generation;
    takeFrame(data, {
      take: (message) => this.#take(message),
      isOver: () => generation !== this.#generation,
      report: (problem) => this.#deps.report(problem),
    });
  }

  #take(parsed: Result<ServerMessage>): void {
    if (!this.#isResuming) this.#resume.count();
    if (!parsed.ok) return this.#deps.report(`A message was skipped. ${parsed.error}`);
    const message = parsed.value;
    if (message.action === "disconnect") return this.#end(closeReason(CloseCode.Normal));
    this.#heedComplaint(message);
    if (this.#isResuming) return this.#hearAnswer(message);
    if (message.action === "me") this.#admit(message);
    // An error before `me` is about the login; it ends up in `refused`.
    if (message.action !== "error" || this.isOnline) this.#hooks.received(message);
  }

  /** A server that knows nothing of resuming answers with an error. */
  #hearAnswer({ action }: ServerMessage): void {
    if (action === "resumed") {
      this.#isResuming = false;
      this.#resume.resumed();
      this.#settle();
      this.#hooks.resumed();
    } else if (action === "resume-refused" || this.#complaint !== null) {
      this.#isResuming = false;
      this.#forgetSession();
      this.#logIn();
    }
  }

  #admit({ resumeKey }: MeAnswer): void {
    if (resumeKey !== undefined) this.#resume.begin(resumeKey);
    if (this.isOnline) return;
    this.#settle();
    this.#hooks.admitted(this.#missed);
    this.#missed = false;
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
    this.#interruption.end();
    this.#connection.value = { phase: "online" };
  }

  #lose(code: number): void {
    if (!mayReconnect(code)) return this.#end(closeReason(code));
    const wasOnline = this.isOnline;
    this.#drop(CloseCode.ComingBack);
    this.#failures += 1;
    if (wasOnline) this.#interruption.begin(this.#resume.request !== null);
    // A server that starts anew knows of no session.
    if (code === CloseCode.ServiceRestart) this.#forgetSession();
    const spread = code === CloseCode.ServiceRestart ? RESTART_FAILURES : 1;
    const delay = backoffDelay(Math.max(this.#failures, spread), this.#deps.random());
    const retryAt = this.#deps.clock.now() + delay;
    const { gap } = this.#interruption;
    this.#connection.value = { phase: "waiting", attempt: this.#failures, retryAt, ...gap };
    this.#cancelTimer = this.#deps.clock.schedule(() => this.#connect(), delay);
    if (wasOnline) this.#hooks.interrupted();
    if (!gap.holds) this.#hooks.lost();
  }

  #gapChanged(gap: Gap): void {
    const connection = this.#connection.peek();
    if (connection.phase === "connecting" || connection.phase === "waiting") {
      this.#connection.value = { ...connection, ...gap };
    }
    if (!gap.holds) this.#hooks.lost();
  }

  /** The session is over without our leaving it. */
  #forgetSession(): void {
    if (this.#resume.request === null) return;
    this.#resume.forget();
    this.#missed = true;
    this.#interruption.giveUp();
  }

  #end(fallback: SafeHtml): void {
    const reason = this.#complaint ?? fallback;
    this.#drop(CloseCode.Normal);
    this.#connection.value = this.#admitted ? { phase: "closed", reason } : { phase: "signed-out" };
    this.#finish();
    if (!this.#admitted) this.#hooks.refused(reason);
  }

  #finish(): void {
    this.#resume.forget();
    this.#interruption.end();
    this.#hooks.lost();
    this.#hooks.ended();
  }

  /** Forgets the socket first, so that nothing it still reports counts. */
  #drop(code: number): void {
    const link = this.#link;
    this.#generation += 1;
    this.#link = null;
    this.#isResuming = false;
    this.#cancelTimer();
    this.#silence.stop();
    this.#resume.pause();
    link?.close(code);
  }
}

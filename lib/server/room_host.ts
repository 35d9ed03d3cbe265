import type { Exclusion } from "../broker/bans.ts";
import type {
  ReadSettings,
  RenewToken,
  ResolveIdentity,
  Resume,
  SaveBans,
  ShutDown,
} from "../broker/effect.ts";
import { type Event, type NewSettings, type SocketClosed, TICK_DUTIES } from "../broker/event.ts";
import type { Identity } from "../broker/person.ts";
import { createRoom, type Room, type RoomConfig } from "../broker/room.ts";
import type { SessionID } from "../broker/session.ts";
import { step } from "../broker/step.ts";
import { CloseCode } from "../protocol/close_codes.ts";
import { ROSTER_COALESCE_MS } from "../protocol/limits.ts";
import { err, type Result } from "../protocol/result.ts";
import type { Connection } from "./connection.ts";
import { explainFault, FAULT_REASON, FaultLog, findOutsider } from "./explain_fault.ts";
import type { IceGranter } from "./ice_servers.ts";
import { Intake } from "./intake.ts";
import { LiveSockets } from "./live_sockets.ts";
import type { Log } from "./log.ts";
import type { TokenRenewer } from "./renew_token.ts";
import type { IdentityResolver } from "./resolve_identity.ts";
import { type MeteredStep, type RoomMeter, SILENT_METER } from "./room_meter.ts";
import { type EffectTargets, runEffects } from "./run_effects.ts";
import { SessionStreams } from "./session_streams.ts";
import type { ReportPoster } from "./webhooks.ts";

/** What a host needs from outside. */
export interface RoomHostOptions {
  readonly config: RoomConfig;
  /** Bytes that may wait for a socket before its session is let go. */
  readonly bufferedBytes: number;
  readonly resolveIdentity: IdentityResolver;
  readonly renewToken: TokenRenewer;
  readonly grantIce: IceGranter;
  /** Sends reports to the operator's website; nowhere, if not given. */
  readonly postReport?: ReportPoster;
  /** Bans that still hold from earlier; none, if not given. */
  readonly bans?: readonly Exclusion[];
  /** Writes all bans down. */
  readonly saveBans?: (bans: readonly Exclusion[]) => void;
  /** Reads the settings again; the error is what is wrong with them. */
  readonly readSettings?: () => Result<NewSettings>;
  readonly log: Log;
  /** Told of the work done; nobody is, if not given. */
  readonly meter?: RoomMeter;
  /** Unix time in milliseconds. */
  readonly now?: () => number;
}

/**
 * Owns the room, the sockets and the clock. Feeds what happens into the broker, one event at a time,
 * and runs what comes out.
 */
export class RoomHost {
  readonly room: Room;
  /** For those who wait until everyone is gone. */
  readonly live = new LiveSockets();
  /** Resolves when an operator wants the server to stop. */
  readonly shutdownAsked: Promise<void>;
  readonly #resolveIdentity: IdentityResolver;
  readonly #renewToken: TokenRenewer;
  readonly #log: Log;
  readonly #meter: RoomMeter;
  readonly #faults: FaultLog;
  readonly #now: () => number;
  readonly #streams: SessionStreams;
  readonly #queue: Event[] = [];
  /** Ends of connections that the room could not handle. */
  readonly #unfinished: SocketClosed[] = [];
  readonly #targets: EffectTargets;
  readonly #ticker: ReturnType<typeof setInterval>;
  readonly #intake: Intake;
  #nextSession: SessionID = 1;
  #running = false;
  #stopped = false;

  constructor(options: RoomHostOptions) {
    const { config, bufferedBytes, resolveIdentity, renewToken, grantIce, log } = options;
    const { now = Date.now, bans = [], meter = SILENT_METER } = options;
    this.room = createRoom(config, bans);
    const shutdown = Promise.withResolvers<void>();
    this.shutdownAsked = shutdown.promise;
    this.#resolveIdentity = resolveIdentity;
    this.#renewToken = renewToken;
    this.#log = log;
    this.#meter = meter;
    this.#faults = new FaultLog(log);
    this.#now = now;
    this.#streams = new SessionStreams({
      bufferedBytes,
      evict: (session, reason) => this.#evict(session, reason),
    });
    this.#intake = new Intake(() => this.#flush(), {
      now: () => performance.now(),
      schedule: (act, ms) => {
        const timer = setTimeout(act, ms);
        return () => clearTimeout(timer);
      },
    });
    this.#targets = {
      streams: this.#streams,
      log,
      meter: {
        counted: (count) => meter.counted(count),
        delivered: (sessions) => {
          meter.delivered(sessions);
          this.#intake.count(sessions);
        },
      },
      resolve: (effect) => void this.#resolve(effect),
      grantIce: ({ person }) => grantIce(person),
      renew: (effect) => void this.#renew(effect),
      postReport: (effect) => options.postReport?.(effect),
      administer: (effect) => this.#administer(effect, options, shutdown.resolve),
      resume: (effect) => this.#resume(effect),
      failed: ({ type }, cause) => {
        meter.failed();
        this.#faults.note(`${type} failed.`, cause, this.now());
      },
    };
    this.#ticker = setInterval(() => this.take(() => this.#tick()), ROSTER_COALESCE_MS);
  }

  /** The host's clock: Unix time in milliseconds. */
  now(): number {
    return this.#now();
  }

  /** Takes a connection into the room as a new session. */
  open(connection: Connection, address: string): SessionID {
    const session = this.#nextSession++;
    if (this.#stopped) {
      connection.ended();
      connection.socket.close(CloseCode.ServiceRestart, "The server is restarting");
      return session;
    }
    this.#streams.add(session, connection);
    this.dispatch({ type: "SocketOpened", session, address, at: this.now() });
    return session;
  }

  /**
   * A session's connection has closed with this code, 1006 without one. May be called again; nothing
   * more happens then.
   */
  closed(session: SessionID, code: number): void {
    this.#streams.detach(session, code, "");
    this.dispatch({ type: "SocketClosed", session, code, at: this.now() });
  }

  /**
   * Takes what has come from outside: it is handled now, or soon if the room is busy, in the order in
   * which it came.
   */
  take(act: () => void): void {
    this.#intake.take(act);
  }

  /** Ends a session's connection from our side, with a code that tells the client why. */
  end(session: SessionID, code: CloseCode, reason: string): void {
    this.#streams.detach(session, code, reason);
    this.dispatch({ type: "SocketClosed", session, code, at: this.now() });
  }

  /**
   * Feeds an event into the room. Events that arise while effects run wait their turn, so that each
   * sees the room as the one before left it.
   */
  dispatch(event: Event): void {
    this.#queue.push(event);
    if (this.#running) return;
    this.#running = true;
    this.#intake.together(() => {
      try {
        for (let next = this.#queue.shift(); next !== undefined; next = this.#queue.shift()) {
          this.#step(next);
        }
      } finally {
        this.#running = false;
      }
    });
  }

  /** Tells everyone that the server restarts and lets them go. Later sockets are sent away. */
  stop(): void {
    if (this.#stopped) return;
    this.#stopped = true;
    clearInterval(this.#ticker);
    this.#intake.finish();
    this.dispatch({ type: "StopRequested", at: this.now() });
  }

  #step(event: Event): void {
    try {
      this.#measure(event.type, () => runEffects(step(this.room, event), this.#targets));
    } catch (cause) {
      this.#meter.failed();
      this.#faults.note(`The room could not handle ${event.type}.`, cause, event.at);
      runEffects(explainFault(event), this.#targets);
      const outside = findOutsider(this.room, event);
      if (outside !== null) this.end(outside, CloseCode.InternalError, FAULT_REASON);
      // Whoever has left must not stay in the room for ever.
      if (event.type === "SocketClosed") this.#unfinished.push(event);
    }
  }

  #tick(): void {
    const at = this.now();
    for (const duty of TICK_DUTIES) this.dispatch({ type: "Ticked", duty, at });
    for (const event of this.#unfinished.splice(0)) this.dispatch({ ...event, at });
  }

  #flush(): void {
    if (this.#streams.hasGathered) this.#measure("BatchSent", () => this.#streams.flush());
  }

  #measure(step: MeteredStep, run: () => void): void {
    const began = performance.now();
    run();
    this.#meter.stepped(step, performance.now() - began);
  }

  #resume({ session, by, seen }: Resume): void {
    const at = this.now();
    this.dispatch(
      this.#streams.resume(session, by, seen)
        ? { type: "SessionResumed", session, by, at }
        : { type: "ResumeFailed", by, at },
    );
  }

  async #resolve({ session, login }: ResolveIdentity): Promise<void> {
    this.#streams.connectionOf(session)?.loginStarted();
    try {
      const resolved = await this.#resolveIdentity(login);
      this.take(() => this.#resolved(session, resolved));
    } catch (cause) {
      this.#log("error", "A login could not be checked.", cause);
      this.end(session, CloseCode.InternalError, "Something went wrong on the server");
    }
  }

  #resolved(session: SessionID, resolved: Result<Identity>): void {
    const at = this.now();
    this.dispatch(
      resolved.ok
        ? { type: "IdentityResolved", session, identity: resolved.value, at }
        : { type: "IdentityRefused", session, reason: resolved.error, at },
    );
    this.#streams.connectionOf(session)?.loginEnded();
  }

  async #renew({ session, identity }: RenewToken): Promise<void> {
    try {
      const jwt = await this.#renewToken(identity);
      this.#intake.together(() => this.#streams.send([session], { action: "ping", jwt }));
    } catch (cause) {
      this.#log("error", "A token could not be renewed.", cause);
    }
  }

  #administer(
    effect: SaveBans | ReadSettings | ShutDown,
    { saveBans, readSettings }: RoomHostOptions,
    shutDown: () => void,
  ): void {
    switch (effect.type) {
      case "SaveBans":
        return saveBans?.(effect.bans);
      case "ReadSettings": {
        const settings = readSettings?.() ?? err("This server has no settings file.");
        return this.dispatch({ type: "SettingsRead", asked: effect, settings, at: this.now() });
      }
      case "ShutDown":
        return shutDown();
    }
  }

  #evict(session: SessionID, reason: string): void {
    this.#meter.evicted();
    this.#log("info", `Let go of session ${session}: ${reason}.`);
    this.end(session, CloseCode.TryAgainLater, "Your connection is too slow");
  }
}

import type { Exclusion } from "../broker/bans.ts";
import type {
  ReadSettings,
  RenewToken,
  ResolveIdentity,
  SaveBans,
  ShutDown,
} from "../broker/effect.ts";
import { sendTo } from "../broker/effect.ts";
import type { Event, NewSettings } from "../broker/event.ts";
import { createRoom, type Room, type RoomConfig } from "../broker/room.ts";
import type { SessionID } from "../broker/session.ts";
import { step } from "../broker/step.ts";
import { CloseCode } from "../protocol/close_codes.ts";
import { ROSTER_COALESCE_MS } from "../protocol/limits.ts";
import { err, type Result } from "../protocol/result.ts";
import type { IceGranter } from "./ice_servers.ts";
import { LiveSockets } from "./live_sockets.ts";
import type { Log } from "./log.ts";
import type { TokenRenewer } from "./renew_token.ts";
import type { IdentityResolver } from "./resolve_identity.ts";
import { closeSocket, type EffectTargets, runEffects } from "./run_effects.ts";
import type { SocketLike } from "./socket_like.ts";
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
  /** Unix time in milliseconds. */
  readonly now?: () => number;
}

/** Told when the check of a session's login has been answered, so that held frames may go on. */
export type LoginWatcher = { readonly loginStarted: () => void; readonly loginEnded: () => void };

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
  readonly #now: () => number;
  readonly #sockets = new Map<SessionID, SocketLike>();
  readonly #watchers = new Map<SessionID, LoginWatcher>();
  readonly #queue: Event[] = [];
  readonly #targets: EffectTargets;
  readonly #ticker: ReturnType<typeof setInterval>;
  #nextSession: SessionID = 1;
  #running = false;
  #stopped = false;

  constructor(options: RoomHostOptions) {
    const { config, bufferedBytes, resolveIdentity, renewToken, grantIce, log } = options;
    const { now = Date.now, bans = [] } = options;
    this.room = createRoom(config, bans);
    const shutdown = Promise.withResolvers<void>();
    this.shutdownAsked = shutdown.promise;
    this.#resolveIdentity = resolveIdentity;
    this.#renewToken = renewToken;
    this.#log = log;
    this.#now = now;
    this.#targets = {
      sockets: this.#sockets,
      log,
      bufferedBytes,
      resolve: (effect) => void this.#resolve(effect),
      grantIce: ({ person }) => grantIce(person),
      renew: (effect) => void this.#renew(effect),
      postReport: (effect) => options.postReport?.(effect),
      administer: (effect) => this.#administer(effect, options, shutdown.resolve),
      evict: (session, reason) => this.#evict(session, reason),
    };
    this.#ticker = setInterval(
      () => this.dispatch({ type: "Ticked", at: this.now() }),
      ROSTER_COALESCE_MS,
    );
  }

  /** The host's clock: Unix time in milliseconds. */
  now(): number {
    return this.#now();
  }

  /** Takes a socket into the room as a new session. */
  open(socket: SocketLike, address: string, watcher: LoginWatcher): SessionID {
    const session = this.#nextSession++;
    if (this.#stopped) {
      socket.close(CloseCode.ServiceRestart, "The server is restarting");
      return session;
    }
    this.#sockets.set(session, socket);
    this.#watchers.set(session, watcher);
    this.dispatch({ type: "SocketOpened", session, address, at: this.now() });
    return session;
  }

  /** Forgets a session whose socket has closed. May be called again; nothing more happens then. */
  closed(session: SessionID): void {
    this.#sockets.delete(session);
    this.#watchers.delete(session);
    this.dispatch({ type: "SocketClosed", session, at: this.now() });
  }

  /** Ends a session from our side, with a code that tells the client why. */
  end(session: SessionID, code: CloseCode, reason: string): void {
    closeSocket(this.#sockets, session, code, reason);
    this.closed(session);
  }

  /**
   * Feeds an event into the room. Events that arise while effects run wait their turn, so that each
   * sees the room as the one before left it.
   */
  dispatch(event: Event): void {
    this.#queue.push(event);
    if (this.#running) return;
    this.#running = true;
    try {
      for (let next = this.#queue.shift(); next !== undefined; next = this.#queue.shift()) {
        this.#step(next);
      }
    } finally {
      this.#running = false;
    }
  }

  /** Tells everyone that the server restarts and lets them go. Later sockets are sent away. */
  stop(): void {
    if (this.#stopped) return;
    this.#stopped = true;
    clearInterval(this.#ticker);
    this.dispatch({ type: "StopRequested", at: this.now() });
  }

  #step(event: Event): void {
    try {
      runEffects(step(this.room, event), this.#targets);
    } catch (cause) {
      this.#log("error", `The room could not handle ${event.type}.`, cause);
      if ("session" in event && event.type !== "SocketClosed") {
        this.end(event.session, CloseCode.InternalError, "Something went wrong on the server");
      }
    }
  }

  async #resolve({ session, login }: ResolveIdentity): Promise<void> {
    this.#watchers.get(session)?.loginStarted();
    try {
      const resolved = await this.#resolveIdentity(login);
      const at = this.now();
      this.dispatch(
        resolved.ok
          ? { type: "IdentityResolved", session, identity: resolved.value, at }
          : { type: "IdentityRefused", session, reason: resolved.error, at },
      );
    } catch (cause) {
      this.#log("error", "A login could not be checked.", cause);
      this.end(session, CloseCode.InternalError, "Something went wrong on the server");
    }
    this.#watchers.get(session)?.loginEnded();
  }

  async #renew({ session, identity }: RenewToken): Promise<void> {
    try {
      const jwt = await this.#renewToken(identity);
      runEffects([sendTo(session, { action: "ping", jwt })], this.#targets);
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
    this.#log("info", `Let go of session ${session}: ${reason}.`);
    this.end(session, CloseCode.TryAgainLater, "Your connection is too slow");
  }
}

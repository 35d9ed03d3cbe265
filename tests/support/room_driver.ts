import assert from "node:assert/strict";
import type {
  Effect,
  GrantIce,
  PostReport,
  ReadSettings,
  RenewToken,
  ResolveIdentity,
  Resume,
  SaveBans,
  ShutDown,
} from "../../lib/broker/effect.ts";
import { type Event, TICK_DUTIES } from "../../lib/broker/event.ts";
import type { Identity, SignedIdentity } from "../../lib/broker/person.ts";
import { addressKey } from "../../lib/server/address_key.ts";
import { derivePaces } from "../../lib/broker/pace.ts";
import {
  createRoom,
  type ModerationConfig,
  type Room,
  type RoomConfig,
} from "../../lib/broker/room.ts";
import type { SessionID } from "../../lib/broker/session.ts";
import { step } from "../../lib/broker/step.ts";
import { parseClientFrame } from "../../lib/protocol/client_message.ts";
import { ROSTER_COALESCE_MS } from "../../lib/protocol/limits.ts";
import { parseServerFrame } from "../../lib/protocol/parse_server_message.ts";
import { html } from "../../lib/protocol/safe_html.ts";
import { checkEffects, checkRoom, onlineSessions } from "./room_invariants.ts";
import { checkLives, noteSessions } from "./session_invariants.ts";
import { TestSession } from "./test_session.ts";

/** How somebody logs in. Without `signed` they are a guest. */
export interface LoginOptions {
  readonly signed?: boolean | Partial<SignedIdentity>;
  readonly features?: readonly string[];
  readonly dnd?: boolean;
  readonly personKey?: string;
}

/** For sessions that are to be served as our own page is. */
export const DELTA: LoginOptions = { features: ["roster-delta"] };

/** For sessions that may lose their connection. */
export const RESUME: LoginOptions = { features: ["roster-delta", "resume"] };

const BOUNDLESS = { perSecond: Infinity, burst: Infinity };

/** Most tests are not about how fast something comes. */
const UNPACED = derivePaces({
  message: BOUNDLESS,
  action: BOUNDLESS,
  signal: BOUNDLESS,
  linksPerPerson: Infinity,
});

/** Nothing is filtered, counted or forbidden. */
export const NO_MODERATION: ModerationConfig = {
  blockableOperators: false,
  rules: new Map(),
  ruleErrors: {
    redcam: html`Always explicit.`,
    nobroadcast: html`No broadcast.`,
    novideo: html`No video.`,
  },
  filters: [],
  mayHit: () => true,
  linkSpam: null,
  postsReports: false,
};

const CONFIG: Omit<RoomConfig, "newLinkID" | "newResumeKey"> = {
  channels: [
    {
      id: "lobby",
      name: "Lobby",
      icon: null,
      welcome: [html`Welcome to the lobby.`, html`Be kind.`],
      echoes: 0,
    },
    { id: "offtopic", name: "Off Topic", icon: null, welcome: [], echoes: 0 },
  ],
  loginMs: 10_000,
  messageCharacters: 4_000,
  permitExplicit: true,
  maxViewers: 16,
  linksPerPerson: 64,
  paces: UNPACED,
  iceRenewalMs: 1_800_000,
  kickMs: 60_000,
  resumeMs: 60_000,
  addressKey,
  moderation: NO_MODERATION,
  // Tests count on ids that count.
  newMessageID: () => 0,
};

/** A room with a clock of its own, whose invariants are checked after every event. */
export class RoomDriver {
  readonly room: Room;
  /** Unix time in milliseconds; moved by `advance` alone. */
  now = 1_700_000_000_000;
  /** Whether logins wait for `answer` instead of being resolved at once. */
  holdsLogins = false;
  /** Logins asked about so far. */
  readonly asked: ResolveIdentity[] = [];
  /** Whether the host still has what those have missed who come back. */
  keepsMissed = true;
  /** How many messages the clients say that they have, by session. */
  readonly acknowledged = new Map<SessionID, number>();
  /** Fresh tokens that were ordered. */
  readonly renewals: RenewToken[] = [];
  /** ICE servers that were granted. */
  readonly grants: GrantIce[] = [];
  /** What operators asked of the server itself. */
  readonly administered: (SaveBans | ReadSettings | ShutDown)[] = [];
  /** Reports for the operator's website. */
  readonly reports: PostReport[] = [];
  readonly log: string[] = [];
  /** How an event is fed in; tests of faults let it fail on the way. */
  handle: typeof step = step;
  readonly #sessions = new Map<SessionID, TestSession>();
  readonly #queue: Event[] = [];
  #guests = 0;
  #links = 0;
  #resumeKeys = 0;

  constructor(config: Partial<RoomConfig> = {}) {
    this.room = createRoom({
      ...CONFIG,
      newLinkID: () => `link-${++this.#links}`,
      newResumeKey: () => `key-${++this.#resumeKeys}`,
      ...config,
    });
  }

  /** A new connection that has not logged in. */
  connect(address = "192.0.2.1"): TestSession {
    const session = new TestSession(this, this.#sessions.size + 1);
    this.#sessions.set(session.id, session);
    this.step({ type: "SocketOpened", session: session.id, address, at: this.now });
    return session;
  }

  /** Connects and logs in; what came with the login is taken already. */
  join(username: string, options: LoginOptions = {}): TestSession {
    const session = this.connect().login(username, options);
    session.take();
    return session;
  }

  /** What a login of that name and options turns out to be. */
  identify(username: string, { signed, personKey }: LoginOptions): Identity {
    if (!signed) return { kind: "guest", personID: `guest-${personKey ?? ++this.#guests}` };
    return {
      kind: "signed",
      personID: `member-${username}`,
      username,
      operator: false,
      avatar: null,
      profileURL: null,
      nickname: null,
      emoji: null,
      gender: null,
      vip: false,
      rules: [],
      since: this.now / 1000,
      ...(signed === true ? {} : signed),
    };
  }

  /** Resolves a held login as `identity`, or refuses it with a reason. */
  answer(session: TestSession, answer: Identity | string): void {
    const common = { session: session.id, at: this.now };
    this.step(
      typeof answer === "string"
        ? { type: "IdentityRefused", ...common, reason: answer }
        : { type: "IdentityResolved", ...common, identity: answer },
    );
  }

  /** A text frame came. Gives back what was done about it. */
  receive(session: SessionID, frame: string): readonly Effect[] {
    const parsed = parseClientFrame(frame);
    const common = { session, at: this.now };
    return this.step(
      parsed.ok
        ? { type: "MessageReceived", ...common, message: parsed.value }
        : { type: "FrameRefused", ...common, problem: parsed.error },
    );
  }

  /** Lets time pass, then ticks once. */
  advance(milliseconds = ROSTER_COALESCE_MS): void {
    this.now += milliseconds;
    for (const duty of TICK_DUTIES) this.step({ type: "Ticked", duty, at: this.now });
  }

  /** Whether the host still has what a session was sent after its message number `seen`. */
  keepsAfter(session: TestSession, seen: number): boolean {
    const acknowledged = Math.min(this.acknowledged.get(session.id) ?? 0, session.counted);
    return this.keepsMissed && acknowledged <= seen && seen <= session.counted;
  }

  /** The server stops. */
  stop(): void {
    this.step({ type: "StopRequested", at: this.now });
  }

  /** Feeds an event in, runs what comes out, and gives back the effects of this event. */
  step(event: Event): readonly Effect[] {
    const before = onlineSessions(this.room);
    const known = noteSessions(this.room);
    const effects = this.handle(this.room, event);
    checkRoom(this.room);
    checkEffects(this.room, before, effects);
    checkLives(this.room, known, event, effects);
    for (const effect of effects) this.#run(effect);
    for (let next = this.#queue.shift(); next; next = this.#queue.shift()) this.step(next);
    return effects;
  }

  #run(effect: Effect): void {
    switch (effect.type) {
      case "Send":
        for (const id of effect.to) this.#deliver(id, JSON.stringify(effect.message));
        break;
      case "Close":
        this.#find(effect.session).closed = { code: effect.code, reason: effect.reason };
        break;
      case "Serve":
        this.#find(effect.session).startCounting();
        break;
      case "Acknowledge":
        this.acknowledged.set(effect.session, effect.seen);
        break;
      case "Resume":
        this.#resume(effect);
        break;
      case "Log":
        this.log.push(`${effect.level}: ${effect.text}`);
        break;
      case "RenewToken":
        this.renewals.push(effect);
        break;
      case "PostReport":
        this.reports.push(effect);
        break;
      case "SaveBans":
      case "ReadSettings":
      case "ShutDown":
        this.administered.push(effect);
        break;
      case "GrantIce":
        this.grants.push(effect);
        break;
      case "ResolveIdentity":
        this.#resolve(effect);
    }
  }

  #resume({ session, by, seen }: Resume): void {
    const at = this.now;
    const [older, connection] = [this.#find(session), this.#find(by)];
    if (!this.keepsAfter(older, seen)) {
      return void this.#queue.push({ type: "ResumeFailed", by, at });
    }
    connection.takeOver(older);
    this.#sessions.set(session, connection);
    this.#queue.push({ type: "SessionResumed", session, by, at });
  }

  #resolve(effect: ResolveIdentity): void {
    this.asked.push(effect);
    if (this.holdsLogins) return;
    const { personKey } = effect.login;
    const guest = () => this.identify("", personKey === undefined ? {} : { personKey });
    const identity = this.#find(effect.session).identity ?? guest();
    this.#queue.push({ type: "IdentityResolved", session: effect.session, identity, at: this.now });
  }

  #deliver(id: SessionID, frame: string): void {
    const session = this.#find(id);
    assert.equal(session.closed, undefined, `session ${id} got a message after it was closed`);
    const parsed = parseServerFrame(frame);
    const message = parsed.ok ? parsed.value[0] : undefined;
    assert.ok(message?.ok, `a browser does not understand ${frame}`);
    session.deliver(frame, message.value);
  }

  #find(id: SessionID): TestSession {
    const session = this.#sessions.get(id);
    assert.ok(session, `there never was a session ${id}`);
    return session;
  }
}

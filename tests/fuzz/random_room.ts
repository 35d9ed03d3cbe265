import assert from "node:assert/strict";
import { step } from "../../lib/broker/step.ts";
import { RoomDriver } from "../support/room_driver.ts";
import type { SeededRandom } from "../support/seeded_random.ts";
import type { TestSession } from "../support/test_session.ts";
import { randomCameraFrame } from "./camera_frames.ts";
import { EchoedWords } from "./echoed_words.ts";
import { LostConnections } from "./lost_connections.ts";
import { bendFields, bendText, NAMES, randomFrame } from "./random_frames.ts";
import { RosterViews } from "./roster_views.ts";
import { SpokenWords } from "./spoken_words.ts";
import { type News, WatchedCameras } from "./watched_cameras.ts";

type Frame = Readonly<Record<string, unknown>>;

/** Most connections at a time. Few, so that they meet. */
const CROWD = 8;

/** What clients understand; those of the second line may lose their connection. */
const FEATURES: readonly (readonly string[])[] = [
  ...[[], ["roster-delta"], ["roster-delta", "ice-servers"]],
  ...[["resume"], ["roster-delta", "resume"], ["roster-delta", "ice-servers", "batch", "resume"]],
];

/** Codes with which somebody goes away for good. */
const LEAVING = [1000, 1001, 1005] as const;

/** A room in which everything that can happen happens at random; the driver checks every step. */
export class RandomRoom {
  readonly words: SpokenWords;
  /** How often somebody was looked for who had been sent out. */
  sentOut = 0;
  readonly cameras: WatchedCameras;
  readonly lost: LostConnections;
  readonly #rosters: RosterViews;
  readonly echoes: EchoedWords;
  readonly #driver = new RoomDriver({
    messageCharacters: 200,
    maxViewers: 3,
    channels: [{ id: "lobby", name: "Lobby", icon: null, welcome: [], echoes: 5 }],
  });
  readonly #random: SeededRandom;
  #sessions: TestSession[] = [];

  constructor(random: SeededRandom, handle: typeof step = step) {
    this.#random = random;
    this.#driver.handle = handle;
    this.words = new SpokenWords(this.#driver.room);
    this.cameras = new WatchedCameras(this.#driver.room);
    this.echoes = new EchoedWords(this.#driver.room);
    this.lost = new LostConnections(this.#driver, random);
    this.#rosters = new RosterViews(this.#driver.room);
  }

  /** One frame of somebody, and perhaps something else that happens around it. */
  live(): void {
    if (this.#random.chance(0.2)) this.#changeScene();
    this.cameras.note(this.#takeNews());
    this.#sessions = this.#sessions.filter((session) => session.isOpen);
    while (this.#sessions.length < 2) this.#sessions.push(this.#driver.connect());
    const session = this.#random.pick(this.#sessions);
    const frame = this.#nextFrame(session);
    this.words.check(session.id, frame, this.#driver.receive(session.id, frame));
    this.cameras.check(session, frame, this.#takeNews());
    this.lost.check();
    this.#checkExclusions();
  }

  /** Nobody is in the room who has been sent out of it. */
  #checkExclusions(): void {
    const { room, now } = this.#driver;
    for (const { personID, until } of [...room.bans, ...room.kicks]) {
      if (until <= now || personID === null) continue;
      this.sentOut++;
      assert.ok(!room.people.has(personID), "somebody who was sent out is in the room");
    }
  }

  /** What has come to everyone; each has their Who List checked with it. */
  #takeNews(): News {
    const all = [...this.#sessions, ...this.lost.sessions];
    const news = new Map(all.map((session) => [session, session.take()]));
    this.#rosters.check(all);
    this.echoes.check(news);
    return news;
  }

  #changeScene(): void {
    const random = this.#random;
    const scenes: readonly (() => void)[] = [
      () => this.#sessions.length < CROWD && this.#sessions.push(this.#driver.connect()),
      () => this.#sessions.length < CROWD && this.#sessions.push(this.#driver.connect()),
      () => this.lost.advance(random.pick([250, 250, 1_000, 10_000, 60_000]), this.#sessions),
      () => random.chance(0.35) && this.#lose(),
      () => random.chance(0.4) && this.#resume(),
      () => this.#answerLogin(),
      () => this.#driver.holdsLogins = random.chance(0.2),
      () => random.chance(0.2) && this.#hangUp(),
      () => random.chance(0.01) && this.#driver.stop(),
    ];
    random.pick(scenes)();
  }

  #hangUp(): void {
    const [session] = this.#sessions.splice(this.#random.below(this.#sessions.length), 1);
    session?.hangUp(this.#random.pick(LEAVING));
    if (this.#random.chance(0.2)) session?.hangUp();
  }

  #lose(): void {
    const [session] = this.#sessions.splice(this.#random.below(this.#sessions.length), 1);
    if (session !== undefined) this.lost.lose(session, this.#sessions);
  }

  #resume(): void {
    this.#sessions = this.lost.resume(this.#sessions);
  }

  #answerLogin(): void {
    if (this.#sessions.length === 0) return;
    const session = this.#random.pick(this.#sessions);
    const answer = this.#random.chance(0.8) ? session.identity : "Your token has expired.";
    if (answer !== undefined) this.#driver.answer(session, answer);
  }

  #nextFrame(session: TestSession): string {
    const random = this.#random;
    const isOnline = this.#driver.room.sessions.get(session.id)?.state === "online";
    const valid = isOnline && random.chance(0.98) ? this.#act(session) : this.#login(session);
    return random.chance(0.9) ? JSON.stringify(valid) : random.pick([
      () => bendFields(random, valid),
      () => bendText(random, JSON.stringify(valid)),
      () => randomFrame(random),
    ])();
  }

  #act(session: TestSession): Frame {
    if (this.#random.chance(0.06)) return this.#command();
    if (this.#random.chance(0.03)) return this.#acknowledge(session);
    if (this.#random.chance(0.5)) return this.#speech();
    const own = this.cameras.liveSecretsOf(session);
    const secrets = this.#random.chance(0.7) ? own : this.cameras.secrets;
    return randomCameraFrame(this.#random, this.#driver.room, secrets);
  }

  #login(session: TestSession): Frame {
    const random = this.#random;
    const username = random.pick(NAMES);
    const key = random.chance(0.5) ? { personKey: "k".repeat(15 + random.below(4)) } : {};
    const signed = random.chance(0.4) && {
      vip: random.chance(0.5),
      operator: random.chance(0.6),
    };
    session.identity = this.#driver.identify(username, { signed, ...key });
    const features = random.pick(FEATURES);
    if (random.chance(0.1)) return { action: "blocklist", usernames: [random.pick(NAMES) || "x"] };
    return { action: "login", username, features, dnd: random.chance(0.2), ...key };
  }

  /** Of what has come, or of more than that. */
  #acknowledge({ counted }: TestSession): Frame {
    return { action: "ack", seen: this.#random.pick([counted, counted >> 1, counted + 2]) };
  }

  #speech(): Frame {
    const random = this.#random;
    const message = random.pick(["hi", "**hi** <b>", " ", "x".repeat(201), "🐢".repeat(200)]);
    const clientID = random.chance(0.5) ? { clientID: `c${random.below(12)}` } : {};
    const personID = random.chance(0.4) ? { personID: this.#anyPersonID() } : {};
    return random.pick<() => Frame>([
      () => ({ action: "message", channel: `@${random.pick(NAMES)}`, message, ...clientID }),
      () => ({ action: "message", channel: this.#anyThread(), message, ...clientID, ...personID }),
      () => ({
        action: "message",
        channel: random.pick(["lobby", "nowhere"]),
        message,
        ...clientID,
      }),
      () => ({ action: "me", status: random.pick(["online", "away", "hidden"]) }),
      () => ({ action: random.pick(["ping", "ping", "react"]) }),
    ])();
  }

  /** What operators do, and what others only try. Bans are short, or soon nobody would be left. */
  #command(): Frame {
    const random = this.#random;
    const deed = random.pick(["kick", "ban", "unban", "cut", "nsfw", "op", "deop", "unmute-all"]);
    const name = random.pick([...NAMES, this.#anyThread()]);
    const hours = deed === "ban" ? " 0.005" : "";
    return { action: "message", channel: "lobby", message: `/${deed} "${name}"${hours}` };
  }

  #anyThread(): string {
    const people = [...this.#driver.room.people.values()];
    return people.length === 0 ? "@" : `@${this.#random.pick(people).username}`;
  }

  /** Of somebody who is or was here: guests' ids are numbered as they come. */
  #anyPersonID(): string {
    const people = [...this.#driver.room.people.keys()];
    return people.length === 0 || this.#random.chance(0.2)
      ? `guest-${1 + this.#random.below(9)}`
      : this.#random.pick(people);
  }
}

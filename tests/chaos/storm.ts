import { OFFERED_STATUSES } from "../../lib/protocol/status.ts";
import { SeededRandom } from "../support/seeded_random.ts";
import { startTestServer, type TestServer } from "../support/test_server.ts";
import { ChaosPerson } from "./chaos_person.ts";
import { Decisions } from "./decisions.ts";
import { type Fault, wait } from "./faults.ts";

/** What goes wrong, and for how long. */
export interface Weather {
  /** Lines of `[Limits]` besides those that let everyone talk as they like. */
  readonly limits?: string;
  /** Whether the channels' last messages are shown to those who come in. */
  readonly echoes?: boolean;
  readonly people: readonly string[];
  /** How long it lasts, in milliseconds. */
  readonly ms: number;
  readonly faults: readonly Fault[];
  /** Longest time between two faults of one person, in milliseconds. */
  readonly pauseMs: number;
  /** What happens once, while all else goes on. */
  readonly besides?: (storm: Storm) => Promise<void>;
}

/** The channels of `CONFIG`, which every page shows. */
export const CHANNELS = ["lobby", "music"] as const;

/** Longest pause of somebody who talks, in milliseconds. */
const TALK_PAUSE_MS = 200;

/** A room full of people who talk whatever the weather is like. */
export class Storm implements AsyncDisposable {
  readonly people: readonly ChaosPerson[];
  readonly random: SeededRandom;
  /** Those who say nothing for now, and whose networks are left alone. */
  readonly spared = new Set<ChaosPerson>();
  /** What each server has decided, one after the other. */
  readonly epochs: Decisions[];
  /** Of each person, the lines about who came and went when the storm began. */
  comings: readonly (readonly string[])[] = [];
  readonly #weather: Weather;
  readonly #servers: TestServer[];
  #isOver = false;

  private constructor(seed: number, weather: Weather, server: TestServer) {
    this.random = new SeededRandom(seed);
    this.#weather = weather;
    this.#servers = [server];
    this.epochs = [new Decisions(server.site.host)];
    this.people = weather.people.map((name) =>
      new ChaosPerson(name, server.url, new SeededRandom(this.random.below(2 ** 32)))
    );
  }

  /** Starts a server, and lets people in one after the other. */
  static async gather(seed: number, weather: Weather): Promise<Storm> {
    const storm = new Storm(seed, weather, await startTestServer(composeSettings(weather)));
    for (const [index, { client, name }] of storm.people.entries()) {
      client.actions.signIn(name);
      const here = storm.people.slice(0, index + 1);
      await storm.server.until(() =>
        here.every(({ client }) => client.state.roster.value.size === here.length)
      );
    }
    storm.comings = storm.people.map(({ comings }) => comings);
    return storm;
  }

  /** The present one. */
  get server(): TestServer {
    const server = this.#servers.at(-1);
    if (server === undefined) throw new Error("There is no server.");
    return server;
  }

  /** Lets everyone talk while their networks fail. */
  async rage(): Promise<void> {
    const { ms, besides } = this.#weather;
    const over = wait(ms).then(() => this.#isOver = true);
    const all = this.people.flatMap((person) => [this.#talk(person), this.#strike(person)]);
    await Promise.all([over, besides?.(this), ...all]);
  }

  /** Heals all networks, and waits until everything has come that was still to come. */
  async calm(): Promise<void> {
    for (const person of this.people) person.heal();
    const { host } = this.server.site;
    await this.server.until(() =>
      this.people.every(({ isSettled }) => isSettled) && host.room.lost.size === 0
    );
    // Whoever has somebody's last word has all that came before.
    for (const person of this.people) for (const channel of CHANNELS) person.say(channel, "bye");
    await this.server.until(() => this.people.every((person) => this.#hasHeardAll(person)));
  }

  /** Lets everyone say again what has failed, and waits for the answers. */
  async resend(): Promise<void> {
    for (const person of this.people) person.resendFailed();
    await this.server.until(() => this.people.every(({ pending }) => pending === 0));
  }

  /** Another server takes the place of the present one, which says so to everyone or dies. */
  async restart(isGraceful: boolean): Promise<void> {
    const before = this.server;
    const next = await startTestServer(composeSettings(this.#weather));
    this.#servers.push(next);
    this.epochs.push(new Decisions(next.site.host));
    for (const person of this.people) person.redirect(next.url);
    if (!isGraceful) { for (const person of this.people) person.cutAll(); }
    before.site.host.stop();
  }

  /** How often something happened, on all servers together. */
  count(what: keyof Decisions["count"]): number {
    return this.epochs.reduce((sum, { count }) => sum + count[what], 0);
  }

  /** What stands how, for whoever reads of a failure. */
  describe(): string {
    const rooms = this.#servers.map(({ site }, index) =>
      `${site.host.room.people.size} people, ${this.epochs[index]?.said.length} messages, ` +
      `${this.epochs[index]?.evicted.length} evicted, ${JSON.stringify(this.epochs[index]?.count)}`
    );
    return [...rooms, ...this.people.map((person) => person.describe())].join("\n");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const person of this.people) person.heal();
    for (const person of this.people) await person[Symbol.asyncDispose]();
    for (const server of this.#servers) await server[Symbol.asyncDispose]();
  }

  async #talk(person: ChaosPerson): Promise<void> {
    const random = new SeededRandom(this.random.below(2 ** 32));
    const others = this.people.filter((other) => other !== person);
    const places = [...CHANNELS, ...CHANNELS, ...others.map(({ name }) => `@${name}`)];
    while (!this.#isOver) {
      await wait(random.below(TALK_PAUSE_MS));
      if (this.spared.has(person)) continue;
      for (let left = 1 + random.below(4); left > 0; left--) {
        person.say(random.pick(places), "x".repeat(random.below(300)));
      }
      if (random.chance(0.2)) person.client.actions.setStatus(random.pick(OFFERED_STATUSES));
    }
  }

  async #strike(person: ChaosPerson): Promise<void> {
    const random = new SeededRandom(this.random.below(2 ** 32));
    const { faults, pauseMs } = this.#weather;
    while (!this.#isOver) {
      await wait(random.below(pauseMs));
      if (!this.#isOver && !this.spared.has(person)) await random.pick(faults)(person, random);
    }
  }

  #hasHeardAll(person: ChaosPerson): boolean {
    return person.pending === 0 && CHANNELS.every((channel) => {
      const heard = person.messagesIn(channel).filter(({ html }) => html.includes(" bye"));
      return heard.length >= this.people.length;
    });
  }
}

function composeSettings({ limits = "", echoes = false }: Weather): string {
  const unlimited = ["SocketsPerAddress", "SocketsPerMinutePerAddress", "MessagesPerSecond"];
  return [
    "[Limits]",
    ...[...unlimited, "ActionsPerSecond"].map((key) => `${key} = 0`),
    limits,
    ...CHANNELS.flatMap((id) => [
      "[[PublicChannels]]",
      `ID = "${id}"`,
      `Name = "${id}"`,
      `EchoMessagesOnJoin = ${echoes ? 100 : 0}`,
    ]),
  ].join("\n");
}

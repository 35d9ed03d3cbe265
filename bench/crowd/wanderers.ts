import type { BenchPerson } from "./bench_person.ts";
import type { Crowd } from "./crowd.ts";
import { pause } from "./pacing.ts";
import type { SeededRandom } from "../../tests/support/seeded_random.ts";
import { privateTextOf, textOf } from "./texts.ts";

/** How often people of a mixed room do something, each per second and over all of them. */
const PACES: Readonly<Record<Deed, number>> = {
  say: 20,
  tell: 10,
  changeStatus: 2,
  toggleCamera: 2,
  leave: 1,
  lose: 2,
  stall: 0.3,
};

/** Longest that somebody stays away, has no network, or does not read; in milliseconds. */
const MOST_AWAY_MS = 10_000;
const MOST_LOST_MS = 8_000;
const MOST_STALLED_MS = 30_000;

/** Milliseconds between two tries to come back. */
const RETRY_MS = 1_000;

type Deed = "say" | "tell" | "changeStatus" | "toggleCamera" | "leave" | "lose" | "stall";

/** People who do what people do: talk, write, come, go, lose their network, and stop reading. */
export class Wanderers {
  readonly #crowd: Crowd;
  readonly #random: SeededRandom;
  /** Who is there and reads. */
  readonly #here: BenchPerson[];
  #said = 0;
  #isOver = false;
  /** How often something happened. */
  readonly counts = { resumed: 0, entered: 0, cutByServer: 0, failed: 0 };

  constructor(crowd: Crowd, random: SeededRandom) {
    this.#crowd = crowd;
    this.#random = random;
    this.#here = [...crowd.people];
    for (const person of this.#here) this.#minds(person);
  }

  /** How many are there and read. */
  get here(): number {
    return this.#here.length;
  }

  /** Goes on for so many seconds. */
  async wander(seconds: number): Promise<void> {
    const end = performance.now() + 1000 * seconds;
    const each = Object.keys(PACES).filter(isDeed).map((deed) => this.#repeat(deed, end));
    await Promise.all(each);
    this.#isOver = true;
  }

  /** Does one thing at random times, at its pace. */
  async #repeat(deed: Deed, end: number): Promise<void> {
    while (performance.now() < end) {
      await pause(-Math.log(1 - this.#random.next()) * 1000 / PACES[deed]);
      void this.#do(deed);
    }
  }

  #do(deed: Deed): Promise<void> | void {
    const person = this.#pick();
    if (person === undefined) return;
    const turn = this.#said++;
    switch (deed) {
      case "say":
        return person.say(textOf(turn));
      case "tell":
        return person.tell(this.#pick() ?? person, privateTextOf(turn));
      case "changeStatus":
        return person.send({ action: "me", status: turn % 2 === 0 ? "away" : "online" });
      case "toggleCamera":
        return person.send({ action: "me", video: turn % 2 });
      case "leave":
        return this.#without(person, () => this.#goAway(person));
      case "lose":
        return this.#without(person, () => this.#loseNetwork(person));
      case "stall":
        return this.#without(person, () => this.#stopReading(person));
    }
  }

  async #goAway(person: BenchPerson): Promise<void> {
    await person.leave();
    await pause(this.#random.below(MOST_AWAY_MS));
    await person.enter();
  }

  async #loseNetwork(person: BenchPerson): Promise<void> {
    person.drop();
    await pause(this.#random.below(MOST_LOST_MS));
    this.counts[await person.comeBack()]++;
  }

  async #stopReading(person: BenchPerson): Promise<void> {
    person.stall();
    await pause(this.#random.below(MOST_STALLED_MS));
    person.unstall();
    await pause(RETRY_MS);
    if (!person.isConnected) this.counts[await person.comeBack()]++;
  }

  /** Nobody else picks the person while something happens to them. */
  async #without(person: BenchPerson, happen: () => Promise<void>): Promise<void> {
    this.#here.splice(this.#here.indexOf(person), 1);
    person.onEnd = null;
    try {
      await happen();
    } catch {
      this.counts.failed++;
      await this.#comeBackAnyhow(person);
    }
    this.#minds(person);
    this.#here.push(person);
  }

  /** Whom the server sends away comes back. */
  #minds(person: BenchPerson): void {
    person.onEnd = () => {
      if (this.#isOver) return;
      this.counts.cutByServer++;
      void this.#without(person, () => this.#comeBackAnyhow(person));
    };
  }

  async #comeBackAnyhow(person: BenchPerson): Promise<void> {
    while (!this.#isOver) {
      try {
        await pause(RETRY_MS);
        if (!person.isConnected) this.counts[await person.comeBack()]++;
        return;
      } catch {
        this.counts.failed++;
      }
    }
  }

  #pick(): BenchPerson | undefined {
    return this.#here[this.#random.below(this.#here.length)];
  }
}

function isDeed(name: string): name is Deed {
  return name in PACES;
}

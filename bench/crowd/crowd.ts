import { BenchPerson } from "./bench_person.ts";
import { pause } from "./pacing.ts";
import { Tally } from "./tally.ts";
import type { Target } from "./target.ts";
import { textOf } from "./texts.ts";

/** People who come in at the same time: a browser's worth of handshakes, not a flood. */
const ENTER_AT_ONCE = 16;

/** Every so many people, one has muted their neighbour. */
const MUTE_EVERY = 10;

/** Milliseconds in which nothing must come for the room to count as quiet. */
const QUIET_MS = 300;

/** People in the room of a server. */
export class Crowd {
  readonly target: Target;
  readonly people: BenchPerson[] = [];
  /** What all of them have got. */
  readonly tally = new Tally();
  /** Who does not hear whom: sender, and number of people who have muted them. */
  readonly #mutedBy = new Map<BenchPerson, number>();
  readonly #firstNumber: number;
  #said = 0;

  /** `firstNumber` is that of the first person, by which people of two crowds differ. */
  constructor(target: Target, firstNumber = 0) {
    this.target = target;
    this.#firstNumber = firstNumber;
  }

  /** A room of so many people, some of whom have muted others, after the stir of coming in. */
  static async gather(target: Target, count: number): Promise<Crowd> {
    const crowd = new Crowd(target);
    await crowd.enter(count);
    crowd.mutePairs();
    await crowd.settle();
    return crowd;
  }

  /** Makes people who are not in yet. */
  async add(count: number): Promise<readonly BenchPerson[]> {
    const first = this.#firstNumber + this.people.length;
    const added = Array.from(
      { length: count },
      (_, index) => new BenchPerson(this.target, first + index, this.tally),
    );
    for (const person of added) await person.prepare();
    this.people.push(...added);
    return added;
  }

  /** Brings so many people in, a few at a time or as many as `atOnce` says. */
  async enter(count: number, atOnce = ENTER_AT_ONCE): Promise<void> {
    const waiting = [...await this.add(count)];
    const enterInTurn = async () => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        await next.enter();
      }
    };
    await Promise.all(Array.from({ length: Math.min(atOnce, count) }, enterInTurn));
  }

  /** Every tenth person mutes the next one. The bare loop knows no mutes. */
  mutePairs(): void {
    if (this.target.features === null) return;
    for (let index = 0; index + 1 < this.people.length; index += MUTE_EVERY) {
      const [muter, muted] = [this.people[index], this.people[index + 1]];
      if (muter === undefined || muted === undefined) continue;
      muter.send({ action: "mute", username: muted.username, personID: muted.personID });
      this.#mutedBy.set(muted, (this.#mutedBy.get(muted) ?? 0) + 1);
    }
  }

  /** How many people get what somebody says. */
  audienceOf(sender: BenchPerson): number {
    return this.people.length - (this.#mutedBy.get(sender) ?? 0);
  }

  /** The n-th person says something in the lobby; numbers wrap around. Gives how many will hear it. */
  say(number: number): number {
    const sender = this.person(number);
    sender.say(textOf(this.#said++));
    return this.audienceOf(sender);
  }

  /** The n-th person; numbers wrap around. */
  person(number: number): BenchPerson {
    const person = this.people[number % this.people.length];
    if (person === undefined) throw new Error("nobody is in the room");
    return person;
  }

  /** Waits until nothing has come for a moment. */
  async settle(): Promise<void> {
    for (let before = -1; before !== this.tally.frames;) {
      before = this.tally.frames;
      await pause(QUIET_MS);
    }
  }
}

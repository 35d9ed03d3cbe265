import assert from "node:assert/strict";
import { SeededRandom } from "../support/seeded_random.ts";
import { RandomRoom } from "./random_room.ts";

/** Seeds that once made a test fail. They stay here for good. */
const PINNED: readonly number[] = [];
const SEEDS = [...PINNED, ...Array.from({ length: 20 }, (_, index) => index + 1)];
const FRAMES_PER_SEED = 1_000;

/** Over all seeds: operators are too rare for each. */
let sentOut = 0;

for (const seed of SEEDS) {
  Deno.test(`fuzz: the room holds together over ${FRAMES_PER_SEED} frames of seed ${seed}`, () => {
    const room = new RandomRoom(new SeededRandom(seed));
    for (let frame = 1; frame <= FRAMES_PER_SEED; frame++) {
      try {
        room.live();
      } catch (cause) {
        throw new Error(`Pin seed ${seed}: its frame ${frame} broke a rule.`, { cause });
      }
    }
    const { publicly, directly } = room.words.delivered;
    assert.ok(publicly > 10 && directly > 10, "hardly anything was said: the generator is useless");
    sentOut += room.sentOut;
    const { opened, refused, signalled, dropped } = room.cameras.seen;
    const least = Math.min(opened, refused, signalled, dropped);
    assert.ok(least > 0, `hardly anything was watched: ${JSON.stringify(room.cameras.seen)}`);
  });
}

Deno.test("fuzz: people were sent out of the rooms above, and stayed out", () => {
  assert.ok(sentOut > 100, `only ${sentOut} times: the generator is useless`);
});

import assert from "node:assert/strict";
import { SeededRandom } from "../support/seeded_random.ts";
import { RandomRoom } from "./random_room.ts";

/** Seeds that once made a test fail. They stay here for good. */
const PINNED: readonly number[] = [];
const SEEDS = [...PINNED, ...Array.from({ length: 20 }, (_, index) => index + 1)];
const FRAMES_PER_SEED = 1_000;

/** Over all seeds: operators are too rare for each, and so is some of the rest. */
let sentOut = 0;
const said = { repeated: 0, echoed: 0, hidden: 0 };
const lost = { lost: 0, resumed: 0, refused: 0, expired: 0, ended: 0 };
const LOST = ["lost", "resumed", "refused", "expired", "ended"] as const;

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
    const { publicly, directly, repeated } = room.words.delivered;
    assert.ok(publicly > 10 && directly > 10, "hardly anything was said: the generator is useless");
    said.repeated += repeated;
    said.echoed += room.echoes.seen.echoed;
    said.hidden += room.echoes.seen.hidden;
    sentOut += room.sentOut;
    for (const name of LOST) lost[name] += room.lost.seen[name];
    const { opened, refused, signalled, dropped } = room.cameras.seen;
    const least = Math.min(opened, refused, signalled, dropped);
    assert.ok(least > 0, `hardly anything was watched: ${JSON.stringify(room.cameras.seen)}`);
  });
}

Deno.test("fuzz: people were sent out of the rooms above, and stayed out", () => {
  assert.ok(sentOut > 100, `only ${sentOut} times: the generator is useless`);
});

Deno.test("fuzz: in the rooms above things were said again, and echoed but for what was hidden", () => {
  assert.ok(Math.min(...Object.values(said)) > 50, JSON.stringify(said));
});

Deno.test("fuzz: in the rooms above connections were lost, and all came of it that can", () => {
  assert.ok(Math.min(...Object.values(lost)) > 5, JSON.stringify(lost));
});

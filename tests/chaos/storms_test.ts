import assert from "node:assert/strict";
import { describe, it } from "@std/testing/bdd";
import { checkMarked, checkOwn, checkPeople, checkSeamless, checkSent } from "./check_room.ts";
import {
  changeNetwork,
  cut,
  cutTwice,
  delay,
  goSilent,
  refuse,
  reset,
  stall,
  stayAway,
  wait,
} from "./faults.ts";
import { readSlowly } from "./slow_reader.ts";
import { Storm, type Weather } from "./storm.ts";

/** `CHAOS_ROUNDS=40 CHAOS_SEED=100 deno test -A tests/chaos` goes on with other seeds. */
const ROUNDS = Number(Deno.env.get("CHAOS_ROUNDS") ?? 1);
const FIRST_SEED = Number(Deno.env.get("CHAOS_SEED") ?? 1);

const PEOPLE = ["ann", "ben", "cay", "dan", "eve"] as const;

/** Lets a storm rage over a room for each seed, and checks what is left when it is over. */
async function endure(
  weather: Weather,
  check: (storm: Storm) => void | Promise<void>,
): Promise<void> {
  for (let seed = FIRST_SEED; seed < FIRST_SEED + ROUNDS; seed++) {
    await using storm = await Storm.gather(seed, weather);
    try {
      await storm.rage();
      await storm.calm();
      checkPeople(storm);
      checkOwn(storm);
      await check(storm);
    } catch (cause) {
      throw new Error(`CHAOS_SEED=${seed}\n${storm.describe()}`, { cause });
    }
  }
}

/** That nobody noticed anything, although much happened. */
function unnoticed(storm: Storm): void {
  checkSeamless(storm);
  assert.equal(storm.count("logins"), PEOPLE.length);
  assert.ok(storm.count("resumed") > PEOPLE.length, "too little happened");
}

describe("chaos over real sockets", () => {
  it("F7, M12: cuts, and cuts while what was missed is on its way, lose and double nothing", async () => {
    const faults = [cut, reset, cutTwice, cutTwice, refuse, delay];
    await endure({ people: PEOPLE, ms: 2_500, pauseMs: 300, faults }, unnoticed);
  });

  it("F7, M12: neither do lines that are dead at one end, and what comes late over them", async () => {
    const faults = [stall, stall, changeNetwork, changeNetwork, delay, cut];
    const besides = async ({ people, random, spared }: Storm) => {
      for (const person of people.slice(0, 1)) {
        spared.add(person);
        await goSilent(person, random);
        spared.delete(person);
      }
    };
    await endure({ people: PEOPLE, ms: 2_500, pauseMs: 300, faults, besides }, unnoticed);
  });

  it("F5, F7: those who read too slowly are let go, and come back to all that they missed", async () => {
    const limits = "BufferedBytes = 65536\nMessageCharacters = 32768";
    const areKept: boolean[] = [];
    const besides = async (storm: Storm) => {
      const [ann, ben, cay] = storm.people;
      assert.ok(ann && ben && cay);
      areKept.length = 0;
      areKept.push(await readSlowly(storm, ann, ben, true));
      areKept.push(await readSlowly(storm, cay, ben, false));
    };
    const weather = { people: PEOPLE, ms: 2_000, pauseMs: 600, faults: [cut, delay] };
    await endure({ ...weather, limits, besides }, (storm) => {
      if (areKept.every((isKept) => isKept)) unnoticed(storm);
      else checkMarked(storm, false);
    });
  });

  it("F8, M11: who stays away for too long comes in anew, sees that, and sees nothing twice", async () => {
    const faults = [stayAway, stall, changeNetwork, cut, cutTwice];
    const weather = { people: PEOPLE, ms: 3_000, pauseMs: 300, faults };
    await endure({ ...weather, limits: "ResumeSeconds = 1", echoes: true }, async (storm) => {
      assert.ok(storm.count("logins") > PEOPLE.length, "nobody stayed away");
      checkMarked(storm, true);
      await storm.resend();
      checkSent(storm);
    });
  });

  it("E3, F8: after a restart, and after a crash, everyone is back and sees nothing twice", async () => {
    const faults = [stall, changeNetwork, delay, cut, cutTwice];
    const besides = async (storm: Storm) => {
      for (const isGraceful of [true, false]) {
        await wait(500 + storm.random.below(500));
        await storm.restart(isGraceful);
      }
    };
    await endure({ people: PEOPLE, ms: 2_500, pauseMs: 300, faults, besides }, (storm) => {
      assert.ok(storm.count("logins") > 2 * PEOPLE.length, "too few came back");
      checkMarked(storm, false);
    });
  });
});

import { describe, it } from "@std/testing/bdd";
import assert from "node:assert/strict";
import { Journal } from "../../lib/broker/journal.ts";
import { JournalledMap } from "../../lib/broker/journalled_map.ts";
import { journalled } from "../../lib/broker/journalled_record.ts";
import { JournalledSet } from "../../lib/broker/journalled_set.ts";
import { SeededRandom } from "../support/seeded_random.ts";

const KEYS = ["a", "b", "c", "d", "e", "f"];

function fail(journal: Journal, work: () => void): void {
  assert.throws(() =>
    journal.run(() => {
      work();
      throw new Error("failed");
    }), /^Error: failed$/);
}

function bendMap(map: Map<string, number>, random: SeededRandom): void {
  const key = random.pick(KEYS);
  random.pick<() => unknown>([
    () => map.set(key, random.below(3)),
    () => map.set(key, random.below(3)),
    () => map.delete(key),
    () => map.delete(key),
    () => random.chance(0.2) && map.clear(),
  ])();
}

function bendSet(set: Set<string>, random: SeededRandom): void {
  const item = random.pick(KEYS);
  random.pick<() => unknown>([
    () => set.add(item),
    () => set.delete(item),
    () => random.chance(0.2) && set.clear(),
  ])();
}

describe("the journal", () => {
  it("takes back any writes of a map and a set, order included", () => {
    const random = new SeededRandom(7);
    const journal = new Journal();
    const map = new JournalledMap<string, number>(journal, [["b", 1], ["a", 2]]);
    const set = new JournalledSet(journal, ["b", "a"]);
    const [modelMap, modelSet] = [new Map(map), new Set(set)];
    for (let round = 0; round < 2_000; round++) {
      const writes = random.below(12);
      fail(journal, () => {
        for (let write = 0; write < writes; write++) bendMap(map, random), bendSet(set, random);
      });
      assert.deepEqual([[...map], [...set]], [[...modelMap], [...modelSet]]);
      const seed = random.below(1_000_000);
      journal.run(() => bendMap(map, new SeededRandom(seed)));
      bendMap(modelMap, new SeededRandom(seed));
      journal.run(() => bendSet(set, new SeededRandom(seed)));
      bendSet(modelSet, new SeededRandom(seed));
      assert.deepEqual([[...map], [...set]], [[...modelMap], [...modelSet]]);
    }
  });

  it("answers as a map and a set do", () => {
    const journal = new Journal();
    const map = new JournalledMap<string, number | null>(journal);
    assert.equal(map.set("a", null), map);
    assert.deepEqual([map.delete("a"), map.delete("a"), map.size], [true, false, 0]);
    const set = new JournalledSet<string>(journal);
    assert.equal(set.add("a"), set);
    assert.deepEqual([set.delete("a"), set.delete("a"), set.size], [true, false, 0]);
  });

  it("sets the fields of a record back, but those outside of steps", () => {
    const journal = new Journal();
    const record = journalled(journal, { name: "ann", strikes: 0, status: "online" }, ["strikes"]);
    fail(journal, () => {
      record.status = "away";
      record.name = "bob";
      record.strikes++;
      record.status = "idle";
    });
    assert.deepEqual({ ...record }, { name: "ann", strikes: 1, status: "online" });
    journal.run(() => record.status = "away");
    fail(journal, () => record.name = "bob");
    assert.deepEqual({ ...record }, { name: "ann", strikes: 1, status: "away" });
  });

  it("takes nothing for a field that a record was not made with", () => {
    const record: { name: string; status?: string } = journalled(new Journal(), { name: "ann" });
    assert.throws(() => record.status = "away", TypeError);
  });

  it("leaves alone what is written between steps", () => {
    const journal = new Journal();
    const set = new JournalledSet(journal, ["a"]);
    set.add("b");
    fail(journal, () => set.clear());
    assert.deepEqual([...set], ["a", "b"]);
  });

  it("does not take a step within a step for one of its own", () => {
    const journal = new Journal();
    const set = new JournalledSet<string>(journal);
    assert.throws(() =>
      journal.run(() => {
        set.add("a");
        journal.run(() => set.add("b"));
      }), /within another one/);
    assert.equal(set.size, 0);
    journal.run(() => set.add("c"));
    assert.deepEqual([...set], ["c"]);
  });
});

import { describe, it } from "@std/testing/bdd";
import assert from "node:assert/strict";
import { listRecent } from "../../lib/broker/recent_messages.ts";
import type { RoomConfig } from "../../lib/broker/room.ts";
import { step } from "../../lib/broker/step.ts";
import { MAX_STRIKES } from "../../lib/protocol/limits.ts";
import { RandomRoom } from "../fuzz/random_room.ts";
import { type BusyRoom, DEEDS, openBusyRoom } from "../support/busy_room.ts";
import { FaultInjection } from "../support/fault_injection.ts";
import { RoomGraph } from "../support/room_graph.ts";
import { RESUME } from "../support/room_driver.ts";
import { SeededRandom } from "../support/seeded_random.ts";

/** Effects of all that happens from now on, as text. */
function recordEffects({ driver }: BusyRoom, handle: typeof step): string[] {
  const effects: string[] = [];
  driver.handle = (room, event) => {
    const done = handle(room, event);
    effects.push(JSON.stringify(done));
    return done;
  };
  return effects;
}

describe("a step that fails", () => {
  for (const [deed, perform] of Object.entries(DEEDS)) {
    it(`leaves the room as it was, at whichever write, and then succeeds: ${deed}`, () => {
      const [faulty, healthy] = [openBusyRoom(), openBusyRoom()];
      const faults = new FaultInjection();
      const [tried, expected] = [recordEffects(faulty, faults.step), recordEffects(healthy, step)];
      perform(faulty), perform(healthy);
      assert.deepEqual(tried, expected);
      assert.ok(faults.failures > 0, "nothing was made to fail");
    });
  }

  for (const seed of [1, 2, 3, 4, 5, 6]) {
    it(`leaves the room as it was, whatever happened before (seed ${seed})`, () => {
      const faults = new FaultInjection();
      const room = new RandomRoom(new SeededRandom(seed), faults.step);
      for (let frame = 0; frame < 400; frame++) room.live();
      assert.ok(
        faults.failures > 800,
        `only ${faults.failures} failures: hardly anything happened`,
      );
    });
  }
});

describe("what can be reached from a room", () => {
  it("is journalled, or nobody writes it: the tests above would find out", () => {
    const { room } = openBusyRoom().driver;
    const forgotten = new Set(["eve"]);
    room.mutedBy.set("mia", forgotten);
    new RoomGraph(room).describe();
    assert.throws(() => forgotten.add("bob"), /not journalled/);
    assert.throws(() => Object.assign(listRecent(room.recent)[0] ?? {}, { at: 0 }));
  });
});

/** What the operator's part of the room can throw from, and what calls it. */
const THROWERS: { readonly [K in keyof RoomConfig]?: (room: BusyRoom) => unknown } = {
  newLinkID: ({ olga, mia }) => olga.act("open", mia),
  newMessageID: ({ eve }) => eve.say("lobby", "hello"),
  newResumeKey: ({ driver }) => driver.join("new", RESUME),
  addressKey: ({ olga }) => olga.say("lobby", "/ban gus 1"),
};

describe("a step that fails in what the room was given", () => {
  for (const [name, perform] of Object.entries(THROWERS)) {
    it(`leaves the room as it was: ${name}`, () => {
      const scene = openBusyRoom();
      const { room } = scene.driver;
      const whole = room.config;
      const graph = new RoomGraph(room);
      let failures = 0;
      scene.driver.handle = (_, event) => {
        room.config = { ...whole, [name]: () => assert.fail(`${name} failed`) };
        const before = graph.describe();
        try {
          return step(room, event);
        } catch {
          failures++;
          assert.equal(graph.describe(), before);
        }
        room.config = whole;
        return step(room, event);
      };
      perform(scene);
      assert.equal(failures, 1);
    });
  }
});

describe("what a step that fails costs", () => {
  it("P8: is a strike for a frame that is one", () => {
    const { driver, mia } = openBusyRoom();
    driver.room.journal.beforeWrite = () => assert.fail("a write failed");
    for (let strike = 1; strike < MAX_STRIKES; strike++) {
      assert.throws(() => mia.send({ action: "open" }), /a write failed/);
    }
    driver.room.journal.beforeWrite = null;
    mia.send({ action: "open" });
    assert.equal(mia.closed?.reason, "Too many bad messages");
  });

  it("P12: is what it costs of the pace, so that it cannot be repeated for ever", () => {
    const { driver, mia } = openBusyRoom();
    const { pace } = driver.room.sessions.get(mia.id) ?? assert.fail();
    mia.send({ action: "ping" });
    const left = pace.buckets.action.tokens;
    driver.room.journal.beforeWrite = () => assert.fail("a write failed");
    assert.throws(() => mia.send({ action: "me", status: "away" }), /a write failed/);
    assert.equal(pace.buckets.action.tokens, left - 1);
  });
});

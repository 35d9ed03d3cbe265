import assert from "node:assert/strict";
import { VideoFlag } from "../../lib/protocol/video_flags.ts";
import { OFFER, tryEverything } from "../support/signals.ts";
import { SeededRandom } from "../support/seeded_random.ts";
import { BLOCKED, GONE, type Scene, VISIBLE, World } from "../support/two_worlds.ts";

/**
 * Bob's view of ann, who has blocked him, is compared with that of one who has left, frame by frame
 * and tick by tick (BareRTC D22: its blocked senders got silence where an absent name gave an error).
 */

const { Active, MutualRequired, MutualOpen } = VideoFlag;

const BEFORE: readonly Scene[] = [
  (world) => world.annShows(Active),
  ({ bob }) => bob.show(Active | MutualRequired),
  ({ ann, bob }) => bob.act("open", ann),
  ({ ann, bob }) => ann.act("open", bob),
  ({ ann, bob }) => bob.act("sdp", ann, { description: OFFER }),
  ({ ann, bob }) => bob.say("@ann", "hello", { personID: ann.personID }),
  ({ ann }) => ann.say("@bob", "hello").say("lobby", "hello all"),
];

const HIDE: Scene = (world) => world.hide();

/** What may happen afterwards; ann's part happens only where she is there. */
const AFTER: readonly Scene[] = [
  ({ ann, bob }) => bob.act("open", ann),
  ({ bob }) => bob.send({ action: "open", username: "ann" }),
  ({ bob }) => bob.send({ action: "unwatch", username: "ann" }),
  ({ ann, bob }) => tryEverything(bob, ann, {}),
  ({ ann, bob }) => bob.act("boot", ann).act("unboot", ann).act("mute", ann).act("unmute", ann),
  ({ bob }) => bob.send({ action: "mute", username: "ann" }),
  ({ bob }) => bob.send({ action: "video-invite", usernames: ["ann"] }),
  ({ bob }) =>
    bob.send({ action: "block", username: "ann" }).send({ action: "unblock", username: "ann" }),
  ({ ann, bob }) => bob.act("block", ann).act("unblock", ann),
  ({ bob }) => bob.send({ action: "report", username: "ann", reason: "rude" }),
  ({ bob }) => bob.send({ action: "report", username: "ann", message: "hello all" }),
  ({ bob }) => bob.say("@ann", "there?", { clientID: "1" }),
  ({ ann, bob }) => bob.say("@ann", "there?", { personID: ann.personID }),
  ({ bob }) => bob.say("lobby", "hi", { clientID: "2" }),
  ({ bob }) => bob.show(0).show(Active),
  ({ ann }) => ann.say("lobby", "hi", { clientID: "3" }),
  ({ ann }) => ann.say("@bob", "hi").say("@cat", "hi"),
  ({ ann, bob }) => ann.act("open", bob).act("mute", bob).act("boot", bob).act("unboot", bob),
  ({ ann, bob }) => ann.act("block", bob),
  ({ ann }) => ann.send({ action: "me", status: "busy", dnd: true }),
  ({ ann }) => ann.show(Active | MutualOpen),
  ({ ann }) => ann.show(0),
  ({ ann }) => ann.send({ action: "video-invite", usernames: ["bob"] }),
  ({ ann, cat }) => cat.act("open", ann).act("unwatch", ann),
  ({ cat }) => cat.say("lobby", "hi").say("@bob", "hi"),
  ({ bob, cat }) => cat.act("mute", bob).act("unmute", bob),
  (world) => world.bob = world.join("bob"),
  (world) => {
    world.bob.hangUp();
    world.bob = world.join("bob");
  },
  ({ room }) => room.advance(30_000),
  (world) => {
    world.bob.drop();
    world.ann.send({ action: "me", status: "brb" }).show().say("lobby", "hi").say("@bob", "hi");
    world.cat.say("lobby", "hi");
    world.bobReturns();
  },
  (world) => {
    world.bob.drop();
    world.room.advance(60_000);
    world.bob = world.join("bob");
  },
];

const CLIENTS: Readonly<Record<string, readonly string[]>> = {
  "our page": ["roster-delta", "ice-servers", "batch", "resume"],
  "BareRTC's client": [],
};

function compare(scenes: readonly Scene[], features: readonly string[]): void {
  const real = new World(GONE, features).play(scenes);
  assert.ok(real.flat().length > scenes.length / 2, "hardly anything happened");
  const seen = new World(BLOCKED, features).play(scenes);
  for (const [index, frames] of seen.entries()) {
    assert.deepEqual(frames, real[index], `scene ${index >> 1}: ${scenes[index >> 1]}`);
  }
}

for (const [client, features] of Object.entries(CLIENTS)) {
  Deno.test(`B10, D22: to ${client} of a blocked person, the other has just left`, () => {
    compare([...BEFORE, HIDE, ...AFTER], features);
  });

  Deno.test(`B10, D22: to ${client} of a blocked person, the other was never there`, () => {
    compare([HIDE, ...AFTER], features);
  });

  for (const seed of [1, 2, 3, 4, 5, 6]) {
    Deno.test(`B10, D22: to ${client} of a blocked person, no history of seed ${seed} differs`, () => {
      const random = new SeededRandom(seed);
      const any = (scenes: readonly Scene[], count: number) =>
        Array.from({ length: count }, () => random.pick(scenes));
      compare([...any(BEFORE, 12), HIDE, ...any(AFTER, 150)], features);
    });
  }

  Deno.test(`B10: the comparison for ${client} sees somebody who is there`, () => {
    const scenes = [...BEFORE, HIDE, ...AFTER.slice(0, 3)];
    const play = (reality: typeof GONE) => new World(reality, features).play(scenes);
    assert.notDeepEqual(play(VISIBLE), play(GONE));
  });
}

import assert from "node:assert/strict";
import { VideoFlag } from "../../lib/protocol/video_flags.ts";
import { OFFER, tryEverything } from "../support/signals.ts";
import {
  BOOTED,
  FOR_VIPS,
  MUTED,
  OFF,
  OFF_AND_CLOSED,
  type Reality,
  type Scene,
  VISIBLE,
  World,
} from "../support/two_worlds.ts";

/**
 * Bob's view of a camera that is hidden from him is compared, frame by frame and tick by tick, with
 * that of a camera that is really off.
 */

const { Active, Explicit, Muted, MutualRequired, MutualOpen } = VideoFlag;

const bobOpens: Scene = ({ ann, bob }) => bob.act("open", ann);
const catOpens: Scene = ({ ann, cat }) => cat.act("open", ann);
const hide: Scene = (world) => world.hide();
const reveal: Scene = (world) => world.reveal();

function annShows(video: number, status?: string): Scene {
  return (world) => world.annShows(video, status);
}

/** Bob watches ann, who watches bob. */
const WATCHING: readonly Scene[] = [
  annShows(Active),
  ({ bob }) => bob.show(Active | MutualRequired),
  bobOpens,
  ({ ann, bob }) => ann.act("open", bob),
  ({ ann, bob }) => bob.act("sdp", ann, { description: OFFER }),
];

/** What everyone does while the camera is hidden from bob. */
const HIDDEN: readonly Scene[] = [
  bobOpens,
  ({ bob }) => bob.send({ action: "open", username: "ann" }),
  ({ ann, bob }) => tryEverything(bob, ann, {}),
  ({ ann, bob }) => bob.act("unwatch", ann).act("watch", ann),
  catOpens,
  ({ ann, bob }) => ann.act("open", bob),
  annShows(Active | Muted),
  annShows(Active | Explicit | MutualOpen, "busy"),
  annShows(0),
  bobOpens,
  annShows(0, "away"),
  annShows(Active | MutualRequired),
  bobOpens,
  ({ bob, ann }) => bob.show(0).show().act("open", ann),
  ({ cat, ann }) => cat.act("unwatch", ann).say("lobby", "hi"),
  ({ ann }) => ann.say("lobby", "hi", { clientID: "1" }),
  ({ bob }) => bob.say("lobby", "hi", { clientID: "2" }),
  ({ bob }) => bob.say("@ann", "there?", { clientID: "3" }),
  ({ ann, bob }) => bob.say("@ann", "there?", { personID: ann.personID }),
  ({ cat }) => cat.say("@bob", "she is"),
];

/** Bob and ann leave and come back in every way. */
const RETURNING: readonly Scene[] = [
  ({ bob }) => bob.drop(),
  annShows(Active | Muted),
  catOpens,
  ({ cat }) => cat.say("lobby", "where is he?"),
  (world) => world.bobReturns(),
  bobOpens,
  ({ bob }) => bob.hangUp(),
  (world) => world.bob = world.join("bob"),
  bobOpens,
  (world) => world.bob = world.join("bob"),
  bobOpens,
  (world) => {
    world.video = 0;
    world.ann = world.join("ann");
  },
  bobOpens,
  annShows(Active, "online"),
  bobOpens,
  ({ room }) => room.join("ann", { signed: true }),
  bobOpens,
  ({ bob }) => bob.send({ action: "open", username: "ann 2" }),
  ({ room }) => room.advance(30_000),
];

const REVEALED: readonly Scene[] = [
  reveal,
  bobOpens,
  annShows(Active | Muted),
  annShows(0),
  bobOpens,
  ({ ann }) => ann.hangUp(),
  bobOpens,
];

const annInvites: Scene = ({ ann }) => ann.send({ action: "video-invite", usernames: ["bob"] });
const annOpens: Scene = ({ ann, bob }) => ann.act("open", bob);
const annWrites: Scene = ({ ann }) => ann.say("@bob", "sorry, my camera is broken");

/** Ways to hide, each with what is really off, and what may happen besides. */
const PAIRS: Readonly<Record<string, readonly [Reality, Reality, readonly Scene[]]>> = {
  booted: [BOOTED, OFF, [annInvites, annWrites, annOpens]],
  muted: [MUTED, OFF_AND_CLOSED, [annInvites]],
  "no VIP": [FOR_VIPS, OFF, [annWrites, annOpens]],
};

const CLIENTS: Readonly<Record<string, readonly string[]>> = {
  "our page": ["roster-delta", "ice-servers", "batch", "resume"],
  "BareRTC's client": [],
};

for (const [who, [hidden, off, besides]] of Object.entries(PAIRS)) {
  for (const [client, features] of Object.entries(CLIENTS)) {
    const compare = (scenes: readonly Scene[]) => {
      const real = new World(off, features).play(scenes);
      assert.ok(real.flat().length > scenes.length / 2, "hardly anything happened");
      const seen = new World(hidden, features).play(scenes);
      for (const [index, frames] of seen.entries()) {
        const scene = scenes[index >> 1];
        assert.deepEqual(frames, real[index], `scene ${index >> 1}: ${scene}`);
      }
      assert.equal(seen.length, real.length);
    };

    Deno.test(`B2, D22: to ${client} of a viewer who is ${who}, the camera has just gone off`, () => {
      compare([...WATCHING, hide, ...HIDDEN, ...besides, ...RETURNING, ...REVEALED]);
    });

    Deno.test(`B2, D22: to ${client} of somebody who is ${who}, the camera was never on`, () => {
      compare([hide, bobOpens, ...WATCHING.slice(0, 2), ...HIDDEN, ...besides, ...RETURNING]);
    });

    Deno.test(`B2: to ${client} of somebody who is ${who}, the camera is off whenever they come`, () => {
      const bobComes: Scene = (world) => world.bob = world.join("bob");
      const early: Scene = ({ bob }) => bob.hangUp();
      compare([hide, early, annShows(Active), catOpens, bobComes, bobOpens, reveal, bobOpens]);
    });
  }
}

Deno.test("B2: the comparison of worlds sees a camera that is on", () => {
  for (const features of Object.values(CLIENTS)) {
    const scenes = [annShows(Active), hide, bobOpens];
    const play = (reality: Reality) => new World(reality, features).play(scenes);
    assert.notDeepEqual(play(VISIBLE), play(OFF));
    assert.deepEqual(play(OFF), play(OFF));
  }
});

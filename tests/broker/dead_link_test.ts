import assert from "node:assert/strict";
import type { RoomDriver } from "../support/room_driver.ts";
import type { TestSession } from "../support/test_session.ts";
import { assertSilence, OFFER, tryEverything, watchAnn } from "../support/signals.ts";

/** Everything after which the id of a link is worth nothing any more. */
const ENDINGS: Readonly<
  Record<string, (room: RoomDriver, ann: TestSession, bob: TestSession) => readonly TestSession[]>
> = {
  "the viewer has closed": (_, ann, bob) => [ann, bob.act("unwatch", ann)],
  "the camera has gone off and on": (_, ann, bob) => [ann.show(0).show(), bob],
  "was booted and let in again": (_, ann, bob) => [ann.act("boot", bob).act("unboot", bob), bob],
  "belongs to a viewer's earlier session": (room, ann) => [ann, room.join("bob", { signed: true })],
  "belongs to a broadcaster's earlier session": (room, _, bob) => [
    room.join("ann", { signed: true }).show(),
    bob,
  ],
  "belongs to a viewer who left and came back": (room, ann, bob) => {
    bob.hangUp();
    return [ann, room.join("bob", { signed: true })];
  },
};

for (const [name, end] of Object.entries(ENDINGS)) {
  Deno.test(`V8: the id of a link that ${name} lets nothing through`, () => {
    const { room, ann, bob, eve, openSecret } = watchAnn();
    const [newAnn, newBob] = end(room, ann, bob);
    assert.ok(newAnn && newBob);
    const all = [ann, bob, eve, newAnn, newBob];
    for (const session of all) session.take();
    for (const extra of [{ openSecret }, {}]) {
      tryEverything(newBob, newAnn, extra);
      tryEverything(newAnn, newBob, extra);
      tryEverything(bob, newAnn, extra);
      tryEverything(ann, newBob, extra);
    }
    assertSilence(all);
  });
}

Deno.test("V8: the id of a link that was replaced lets nothing through, its successor's does", () => {
  const { ann, bob, all, openSecret } = watchAnn();
  bob.act("open", ann);
  tryEverything(bob, ann, { openSecret });
  tryEverything(ann, bob, { openSecret });
  assertSilence(all);
  bob.act("sdp", ann, { description: OFFER, openSecret: bob.last("open").openSecret });
  assert.equal(ann.last("sdp").description, OFFER);
});

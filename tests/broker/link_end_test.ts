import assert from "node:assert/strict";
import { VideoFlag } from "../../lib/protocol/video_flags.ts";
import { DELTA, RoomDriver } from "../support/room_driver.ts";
import type { TestSession } from "../support/test_session.ts";

const { Active, Explicit, MutualRequired, OnlyVIP } = VideoFlag;

/** Bob watches ann, who shows her camera with these flags; bob shows his if told so. */
function prepare(flags: number = Active, bobShows = false) {
  const room = new RoomDriver();
  const ann = room.join("ann", { signed: true, ...DELTA });
  const bob = room.join("bob", { signed: true, ...DELTA });
  ann.show(flags);
  if (bobShows) bob.show();
  bob.act("open", ann);
  const { openSecret } = bob.last("open");
  ann.take(), bob.take();
  return { room, ann, bob, openSecret };
}

/** Whether the broadcaster still has a viewer in the room's books, and is sent signals. */
function isWatched(ann: TestSession, bob: TestSession, openSecret: string): boolean {
  ann.take();
  const description = JSON.stringify({ type: "offer", sdp: "v=0" });
  bob.act("sdp", ann, { openSecret, description });
  return ann.takeActions().includes("sdp");
}

Deno.test("V9: unwatch ends the link, and the broadcaster is told which", () => {
  const { ann, bob, openSecret } = prepare();
  assert.ok(isWatched(ann, bob, openSecret));
  bob.act("unwatch", ann);
  const end = { username: "bob", personID: bob.personID, openSecret };
  assert.deepEqual(ann.take(), [{ action: "unwatch", ...end }]);
  assert.ok(!isWatched(ann, bob, openSecret));
  bob.act("unwatch", ann);
  assert.deepEqual([...ann.take(), ...bob.take()], []);
});

Deno.test("V9, F6: unwatch leaves the link in the other direction alone", () => {
  const { ann, bob, openSecret } = prepare(Active, true);
  ann.act("open", bob);
  const other = ann.last("open").openSecret;
  bob.act("unwatch", ann);
  assert.ok(!isWatched(ann, bob, openSecret));
  assert.ok(isWatched(bob, ann, other));
});

Deno.test("V9: unwatch of a link that was replaced does not end its successor", () => {
  const { ann, bob, openSecret } = prepare();
  bob.act("open", ann);
  const successor = bob.last("open").openSecret;
  ann.take();
  bob.act("unwatch", ann, { openSecret });
  assert.deepEqual(ann.take(), []);
  assert.ok(isWatched(ann, bob, successor));
  bob.act("unwatch", ann, { openSecret: successor });
  assert.deepEqual(ann.takeActions(), ["unwatch"]);
});

Deno.test("V9: unwatch by the broadcaster or by somebody else ends nothing", () => {
  const { room, ann, bob, openSecret } = prepare();
  const eve = room.join("eve");
  ann.act("unwatch", bob).act("unwatch", bob, { openSecret });
  eve.act("unwatch", ann, { openSecret }).act("unwatch", bob).act("unwatch", eve);
  assert.ok(isWatched(ann, bob, openSecret));
  assert.deepEqual(ann.all("unwatch"), []);
});

const ENDS_OF_VIEWER: Readonly<Record<string, (room: RoomDriver, bob: TestSession) => void>> = {
  leaves: (_, bob) => bob.hangUp(),
  "comes in anew": (room) => void room.join("bob", { signed: true }),
};

for (const [name, end] of Object.entries(ENDS_OF_VIEWER)) {
  Deno.test(`V9: the link ends when its viewer ${name}, and the broadcaster is told`, () => {
    const { room, ann, bob, openSecret } = prepare();
    end(room, bob);
    assert.equal(ann.last("unwatch").openSecret, openSecret);
    assert.equal(room.room.links.byID.size, 0);
  });
}

const ENDS_OF_BROADCASTER: Readonly<Record<string, (room: RoomDriver, ann: TestSession) => void>> =
  {
    "turns the camera off": (_, ann) => ann.show(0),
    leaves: (_, ann) => ann.hangUp(),
    "comes in anew": (room) => void room.join("ann", { signed: true }),
  };

for (const [name, end] of Object.entries(ENDS_OF_BROADCASTER)) {
  Deno.test(`V10: when the broadcaster ${name}, the viewer sees it in the Who List alone`, () => {
    const { room, ann, bob } = prepare();
    end(room, ann);
    assert.deepEqual(bob.takeActions(), ["roster"]);
    assert.equal(bob.row(ann)?.video ?? 0, 0);
    assert.deepEqual(ann.all("unwatch"), []);
    assert.equal(room.room.links.byID.size, 0);
  });
}

Deno.test("V3: who comes in anew has the camera off, and turns it on again for a new link", () => {
  const { room, bob } = prepare();
  const again = room.join("ann", { signed: true });
  assert.equal(again.last("who").whoList.find(({ username }) => username === "ann")?.video, 0);
  bob.take();
  bob.act("open", again);
  assert.match(bob.takeError().message, /is off/);
  again.show();
  bob.act("open", again).last("open");
});

Deno.test("V10: the broadcaster is told of a link that a boot or a mute ends, the viewer is not", () => {
  for (const action of ["boot", "mute"]) {
    const { ann, bob, openSecret } = prepare();
    ann.act(action, bob);
    assert.deepEqual(ann.take().map((message) => Reflect.get(message, "openSecret")), [openSecret]);
    assert.deepEqual(bob.takeActions(), ["roster"]);
    assert.equal(bob.row(ann)?.video, 0);
    assert.ok(!isWatched(ann, bob, openSecret));
  }
});

Deno.test("V9: a viewer who mutes the broadcaster watches them no more", () => {
  const { ann, bob, openSecret } = prepare();
  bob.act("mute", ann);
  assert.equal(ann.last("unwatch").openSecret, openSecret);
  assert.equal(bob.row(ann)?.video, 0);
  assert.ok(!isWatched(ann, bob, openSecret));
});

Deno.test("V9: a camera that comes to be for VIPs alone loses its other viewers", () => {
  const { room, ann, bob, openSecret } = prepare();
  const vip = room.join("vip", { signed: { vip: true } });
  vip.act("open", ann);
  ann.take();
  ann.show(Active | OnlyVIP);
  assert.deepEqual(ann.all("unwatch").map((news) => news.openSecret), [openSecret]);
  assert.ok(isWatched(ann, vip, vip.last("open").openSecret));
  assert.equal(bob.row(ann)?.video, 0);
});

Deno.test("V9: who asks for mutual cameras while watched loses those who show none", () => {
  const { ann, openSecret } = prepare();
  ann.show(Active | MutualRequired);
  assert.equal(ann.last("unwatch").openSecret, openSecret);
});

Deno.test("V9: a viewer's camera that goes off ends the links that need it, and no others", () => {
  const { room, ann, bob, openSecret } = prepare(Active | MutualRequired, true);
  const cat = room.join("cat").show();
  bob.act("open", cat);
  ann.take(), cat.take();
  bob.show(0);
  assert.equal(ann.last("unwatch").openSecret, openSecret);
  assert.deepEqual(cat.all("unwatch"), []);
  bob.show().act("open", ann);
  assert.equal(ann.last("watch").username, "bob");
});

Deno.test("V9: a viewer who boots one that asks for mutual cameras is a viewer no more", () => {
  const { ann, bob, openSecret } = prepare(Active | MutualRequired, true);
  bob.act("boot", ann);
  assert.deepEqual(ann.takeActions(), ["unwatch", "roster"]);
  assert.ok(!isWatched(ann, bob, openSecret));
});

Deno.test("V9: other changes of the camera end no link", () => {
  const { ann, bob, openSecret } = prepare();
  ann.show(Active | Explicit).send({ action: "me", status: "away" });
  bob.act("open", bob).show().show(0);
  assert.ok(isWatched(ann, bob, openSecret));
  assert.deepEqual(ann.all("unwatch"), []);
});

Deno.test("V9: a boot that is taken back does not bring the link back", () => {
  const { ann, bob, openSecret } = prepare();
  ann.act("boot", bob).act("unboot", bob);
  assert.deepEqual(bob.rowsOf(ann).map((row) => row?.video), [1, 0, 1]);
  assert.ok(!isWatched(ann, bob, openSecret));
  bob.act("open", ann);
  assert.ok(isWatched(ann, bob, bob.last("open").openSecret));
});

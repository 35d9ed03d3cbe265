import assert from "node:assert/strict";
import { VideoFlag } from "../../lib/protocol/video_flags.ts";
import { DELTA, RoomDriver } from "../support/room_driver.ts";
import type { TestSession } from "../support/test_session.ts";

const { Active, MutualRequired, OnlyVIP } = VideoFlag;

/** A room in which ann shows her camera and bob may watch it. */
function prepare() {
  const room = new RoomDriver();
  const [ann, bob] = [room.join("ann", DELTA), room.join("bob", DELTA)];
  ann.show();
  ann.take(), bob.take();
  return { room, ann, bob };
}

/** The sentence with which an `open` is refused, of which the broadcaster learns nothing. */
function refuse(viewer: TestSession, broadcaster: TestSession): string {
  viewer.take(), broadcaster.take();
  viewer.act("open", broadcaster);
  const { message, cameraOf } = viewer.takeError();
  assert.equal(cameraOf, broadcaster.personID);
  assert.deepEqual(broadcaster.take(), []);
  return message;
}

Deno.test("V4, D24: open begins a link: the viewer is told to offer, the broadcaster that it rings", () => {
  const { ann, bob } = prepare();
  bob.act("open", ann);
  const { openSecret } = bob.last("open");
  const toBob = { username: "ann", personID: ann.personID, openSecret };
  const toAnn = { username: "bob", personID: bob.personID, openSecret };
  assert.deepEqual(bob.take(), [{ action: "open", ...toBob }]);
  assert.deepEqual(ann.take(), [{ action: "ring", ...toAnn }, { action: "watch", ...toAnn }]);
});

Deno.test("V4: BareRTC's viewers name the person by name alone, in any case", () => {
  const { ann, bob } = prepare();
  bob.send({ action: "open", username: "ANN" });
  assert.equal(bob.last("open").personID, ann.personID);
});

Deno.test("V4: a person named by id is the one who is opened, whoever has the name now", () => {
  const { room, ann, bob } = prepare();
  const other = room.join("other");
  other.show();
  bob.send({ action: "open", username: "other", personID: ann.personID });
  assert.equal(bob.last("open").username, "ann");
  assert.deepEqual(other.all("ring"), []);
});

Deno.test("V4, F5: two who watch each other have a link in each direction", () => {
  const { ann, bob } = prepare();
  bob.show();
  bob.act("open", ann);
  ann.act("open", bob);
  assert.notEqual(ann.last("open").openSecret, bob.last("open").openSecret);
  assert.equal(ann.last("ring").openSecret, bob.last("open").openSecret);
  ann.act("unwatch", bob).take();
  assert.equal(bob.last("unwatch").username, "ann");
  assert.deepEqual(ann.all("unwatch"), []);
});

Deno.test("V5, F3: nobody opens a camera that is off, was never on, or is their own", () => {
  const { ann, bob } = prepare();
  assert.match(refuse(ann, bob), /^The camera of bob is off\.$/);
  ann.show(0);
  assert.match(refuse(bob, ann), /^The camera of ann is off\.$/);
  ann.show().take();
  ann.act("open", ann);
  assert.match(ann.takeError().message, /This is your own camera/);
});

Deno.test("V5: nobody opens the camera of somebody who is not in the room", () => {
  const { room, ann, bob } = prepare();
  ann.hangUp();
  bob.take();
  bob.act("open", ann);
  const { message, cameraOf } = bob.takeError();
  assert.match(message, /^ann is not in the room right now\.$/);
  assert.equal(cameraOf, ann.personID);
  room.join("ann").show();
  bob.take();
  bob.act("open", ann);
  assert.match(bob.takeError().message, /not in the room/);
  bob.send({ action: "open", username: "<i>nobody</i>" });
  assert.match(bob.takeError().message, /^&lt;i&gt;nobody/);
});

Deno.test("V5: a camera takes MaxViewers viewers, and the next when one has gone", () => {
  const room = new RoomDriver({ maxViewers: 2 });
  const ann = room.join("ann").show();
  const [bob, cat, dan] = [room.join("bob"), room.join("cat"), room.join("dan")];
  for (const viewer of [bob, cat]) viewer.act("open", ann).last("open");
  assert.match(refuse(dan, ann), /as many viewers as it can serve\. Try again later/);
  bob.act("open", ann);
  assert.equal(bob.all("open").length, 2);
  cat.act("unwatch", ann);
  dan.act("open", ann).last("open");
});

Deno.test("V5: one viewer watches 64 cameras at once, and not one more", () => {
  const room = new RoomDriver();
  const bob = room.join("bob");
  const cameras = Array.from({ length: 65 }, (_, index) => room.join(`cam ${index}`).show());
  const [first, last] = [cameras[0], cameras.at(-1)];
  assert.ok(first && last);
  for (const camera of cameras.slice(0, -1)) bob.act("open", camera);
  assert.equal(bob.all("open").length, 64);
  assert.match(refuse(bob, last), /You have 64 cameras open\. Close one/);
  bob.act("open", first);
  assert.equal(bob.all("open").length, 65);
  bob.act("unwatch", first).act("open", last);
  assert.equal(bob.last("open").username, last.username);
});

Deno.test("V6: a camera for VIPs is off for everyone else, and on for VIPs and the invited", () => {
  const { room, ann, bob } = prepare();
  const vip = room.join("vip", { signed: { vip: true }, ...DELTA });
  ann.show(Active | OnlyVIP);
  assert.equal(bob.row(ann)?.video, 0);
  assert.equal(vip.row(ann)?.video, Active | OnlyVIP);
  assert.match(refuse(bob, ann), /^The camera of ann is off\.$/);
  vip.act("open", ann).last("open");
  ann.send({ action: "video-invite", usernames: ["bob"] });
  bob.act("open", ann).last("open");
});

Deno.test("V7: who asks for mutual cameras is watched only by those who show theirs", () => {
  const { ann, bob } = prepare();
  ann.show(Active | MutualRequired);
  assert.match(
    refuse(bob, ann),
    /^ann shows their camera to people who show theirs\. Turn yours on/,
  );
  bob.show().act("open", ann).last("open");
});

Deno.test("V7: a camera that is hidden from the one who asks for mutual ones does not count", () => {
  const { ann, bob } = prepare();
  ann.show(Active | MutualRequired);
  bob.show().act("boot", ann);
  assert.match(refuse(bob, ann), /and yours is not shown to them/);
  bob.act("unboot", ann).show(Active | OnlyVIP);
  assert.match(refuse(bob, ann), /and yours is not shown to them/);
  bob.show().act("open", ann).last("open");
});

Deno.test("V7, F12: the invited need no camera of their own", () => {
  const { ann, bob } = prepare();
  ann.show(Active | MutualRequired).send({ action: "video-invite", usernames: ["bob"] });
  bob.act("open", ann).last("open");
});

Deno.test("V8: to open again replaces the link, and the viewer is counted once", () => {
  const { ann, bob } = prepare();
  bob.act("open", ann);
  const older = bob.last("open").openSecret;
  ann.take(), bob.take();
  bob.act("open", ann);
  assert.deepEqual(bob.takeActions(), ["open"]);
  assert.deepEqual(ann.takeActions(), ["ring"]);
  assert.notEqual(bob.last("open").openSecret, older);
  assert.equal(ann.last("ring").openSecret, bob.last("open").openSecret);
  bob.act("unwatch", ann);
  assert.deepEqual(ann.takeActions(), ["unwatch"]);
});

Deno.test("V8: after the end of a link the next one is new, with a watch of its own", () => {
  const { ann, bob } = prepare();
  bob.act("open", ann);
  const first = bob.last("open").openSecret;
  bob.act("unwatch", ann).act("open", ann);
  assert.deepEqual(ann.takeActions(), ["ring", "watch", "unwatch", "ring", "watch"]);
  assert.notEqual(bob.last("open").openSecret, first);
});

Deno.test("V15, D24: a viewer who says that they watch changes nothing", () => {
  const { ann, bob } = prepare();
  bob.act("watch", ann);
  bob.act("open", ann);
  ann.take(), bob.take();
  bob.act("watch", ann).act("watch", bob);
  assert.deepEqual([...ann.take(), ...bob.take()], []);
});

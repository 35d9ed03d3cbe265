import assert from "node:assert/strict";
import { VideoFlag } from "../../lib/protocol/video_flags.ts";
import { DELTA, RoomDriver } from "../support/room_driver.ts";

function watched() {
  const room = new RoomDriver();
  const [ann, watcher] = [room.join("ann"), room.join("watcher", DELTA)];
  room.advance();
  ann.take(), watcher.take();
  return { room, ann, watcher };
}

Deno.test("S1: a changed status or dnd changes the row that everyone sees", () => {
  const { room, ann, watcher } = watched();
  ann.send({ action: "me", status: "busy", dnd: true });
  assert.deepEqual(watcher.takeActions(), ["roster"]);
  const row = watcher.row(ann);
  assert.deepEqual([row?.username, row?.status, row?.dnd], ["ann", "busy", true]);
  room.advance();
  assert.equal(ann.last("who").whoList[0]?.status, "busy");
});

Deno.test("S1: what a me does not name stays as it is", () => {
  const { ann, watcher } = watched();
  ann.send({ action: "me", status: "busy" }).send({ action: "me", dnd: true });
  ann.send({ action: "me", dnd: false });
  const seen = watcher.rowsOf(ann).map((row) => [row?.status, row?.dnd]);
  assert.deepEqual(seen, [["busy", undefined], ["busy", true], ["busy", undefined]]);
});

Deno.test("S1: a me that changes nothing is told to nobody", () => {
  const { room, ann, watcher } = watched();
  ann.send({ action: "me" }).send({ action: "me", status: "online", dnd: false, video: 0 });
  ann.send({ action: "me", status: "" });
  room.advance();
  assert.deepEqual(watcher.take(), []);
  assert.deepEqual(ann.take(), []);
});

Deno.test("S2: nobody is hidden, an operator neither: hidden is shown as away", () => {
  const room = new RoomDriver();
  const watcher = room.join("watcher", DELTA);
  for (const session of [room.join("guest"), room.join("boss", { signed: { operator: true } })]) {
    session.send({ action: "me", status: "hidden" });
    assert.equal(watcher.row(session)?.status, "away");
  }
  assert.equal(watcher.all("roster").length, 4);
});

/** What others see of a camera after a `me`, or null if they are told nothing. */
function seenAfter(me: object, permitExplicit = true): number | null {
  const room = new RoomDriver({ permitExplicit });
  const [ann, watcher] = [room.join("ann"), room.join("watcher", DELTA)];
  ann.send({ action: "me", ...me });
  return watcher.rowsOf(ann).at(-1)?.video ?? null;
}

const { Active, Explicit, Muted, MutualOpen, Invited, NoWatermark } = VideoFlag;

Deno.test("V1: a camera that is on is shown with its flags", () => {
  for (const video of [Active, Active | Explicit, Active | Muted | MutualOpen | NoWatermark]) {
    assert.equal(seenAfter({ video }), video);
  }
});

Deno.test("V2: without the first flag the camera is off, whatever else is said", () => {
  for (const video of [Explicit, Muted | MutualOpen, Invited, 0xfffe]) {
    assert.equal(seenAfter({ video }), null);
    assert.equal(seenAfter({ status: "away", video }), 0);
  }
});

Deno.test("V2: nobody invites themselves, and flags without a meaning are dropped", () => {
  assert.equal(seenAfter({ video: Active | Invited }), Active);
  assert.equal(seenAfter({ video: Active | 512 | 0x8000 }), Active);
});

Deno.test("V2: explicit is dropped where the operator does not permit it", () => {
  assert.equal(seenAfter({ video: Active | Explicit | Muted }, false), Active | Muted);
  assert.equal(seenAfter({ videoActive: true, nsfw: true }, false), Active);
});

Deno.test("V2: a me that changes dropped flags alone is told to nobody", () => {
  const { ann, watcher } = watched();
  ann.send({ action: "me", video: Active });
  watcher.take();
  ann.send({ action: "me", video: Active | Invited }).send({ action: "me", video: Active | 1024 });
  assert.deepEqual(watcher.take(), []);
});

Deno.test("S3: clients of 2023 say by two fields that their camera is on, explicit or off", () => {
  assert.equal(seenAfter({ videoActive: true }), Active);
  assert.equal(seenAfter({ videoActive: true, nsfw: false }), Active);
  assert.equal(seenAfter({ videoActive: true, nsfw: true }), Active | Explicit);
  assert.equal(seenAfter({ videoActive: false, nsfw: true }), null);
  assert.equal(seenAfter({ nsfw: true }), null);
  const { ann, watcher } = watched();
  ann.send({ action: "me", videoActive: true }).send({ action: "me", videoActive: false });
  assert.deepEqual(watcher.rowsOf(ann).map((row) => row?.video), [Active, 0]);
});

Deno.test("S3: beside video the fields of 2023 are ignored", () => {
  assert.equal(seenAfter({ video: Active | Muted, videoActive: true, nsfw: true }), Active | Muted);
  assert.equal(seenAfter({ video: Active, videoActive: false }), Active);
});

Deno.test("S1: a me that does not name the camera leaves it on", () => {
  const { ann, watcher } = watched();
  ann.send({ action: "me", video: Active }).send({ action: "me", status: "away" });
  assert.equal(watcher.row(ann)?.video, Active);
});

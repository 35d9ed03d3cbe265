import assert from "node:assert/strict";
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
  const [row] = watcher.last("roster").rows;
  assert.deepEqual([row?.username, row?.status, row?.dnd], ["ann", "busy", true]);
  room.advance();
  assert.equal(ann.last("who").whoList[0]?.status, "busy");
});

Deno.test("S1: what a me does not name stays as it is", () => {
  const { ann, watcher } = watched();
  ann.send({ action: "me", status: "busy" }).send({ action: "me", dnd: true });
  assert.deepEqual(watcher.last("roster").rows.map(({ status, dnd }) => [status, dnd]), [[
    "busy",
    true,
  ]]);
  ann.send({ action: "me", dnd: false });
  const [row] = watcher.last("roster").rows;
  assert.deepEqual([row?.status, row?.dnd], ["busy", undefined]);
});

Deno.test("S1: a me that changes nothing is told to nobody", () => {
  const { room, ann, watcher } = watched();
  ann.send({ action: "me" }).send({ action: "me", status: "online", dnd: false, video: 1 });
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
    assert.equal(watcher.last("roster").rows[0]?.status, "away");
  }
  assert.equal(watcher.all("roster").length, 4);
});

Deno.test("S3: a camera that is announced is not shown, as none is served yet", () => {
  const { ann, watcher } = watched();
  ann.send({ action: "me", status: "away", video: 1 });
  assert.equal(watcher.last("roster").rows[0]?.video, 0);
});

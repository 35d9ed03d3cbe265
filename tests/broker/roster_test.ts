import assert from "node:assert/strict";
import { ROWS_PER_PART } from "../../lib/protocol/limits.ts";
import { DELTA, RoomDriver } from "../support/room_driver.ts";

Deno.test("R1: a guest's row holds name, person, status, camera and time of login, and no more", () => {
  const room = new RoomDriver();
  const ann = room.join("ann");
  assert.deepEqual(ann.last("who").whoList, [{
    username: "ann",
    personID: ann.personID,
    status: "online",
    video: 0,
    loginAt: 1_700_000_000,
  }]);
});

Deno.test("R1: a member's row shows what the token says of them", () => {
  const room = new RoomDriver();
  const profile = {
    avatar: "https://example.com/a.png",
    profileURL: "https://example.com/ann",
    nickname: "Ann",
    emoji: "🐢",
    gender: "f",
  };
  const ann = room.join("ann", { signed: { operator: true, vip: true, ...profile }, dnd: true });
  const [row] = ann.last("who").whoList;
  const { avatar, profileURL, nickname, emoji, gender, op, vip, dnd } = row ?? {};
  assert.deepEqual({ avatar, profileURL, nickname, emoji, gender }, profile);
  assert.deepEqual([op, vip, dnd], [true, true, true]);
});

Deno.test("R2: a client of deltas gets a long list in parts, and nothing between them", () => {
  const room = new RoomDriver();
  for (let number = 1; number <= 2 * ROWS_PER_PART; number++) room.join(`person ${number}`);
  const ann = room.connect().login("ann", DELTA);
  assert.deepEqual(ann.all("who").map(({ whoList, from, more }) => [whoList.length, from, more]), [
    [ROWS_PER_PART, undefined, true],
    [ROWS_PER_PART, ROWS_PER_PART, true],
    [1, 2 * ROWS_PER_PART, undefined],
  ]);
  const actions = ann.takeActions();
  assert.equal(actions.lastIndexOf("who") - actions.indexOf("who"), 2);
  assert.equal(ann.whoList.size, 2 * ROWS_PER_PART + 1);
  const [list, ...more] = room.connect().login("bob").all("who");
  assert.deepEqual([list?.whoList.length, more.length], [2 * ROWS_PER_PART + 2, 0]);
});

Deno.test("R2: whoever logs in gets the whole list with themselves in it, whatever their features", () => {
  const room = new RoomDriver();
  room.join("ann");
  for (const options of [{}, DELTA]) {
    const session = room.connect().login("bob", options);
    const names = session.last("who").whoList.map((row) => row.username);
    assert.deepEqual(names.slice(0, 1), ["ann"]);
    assert.equal(names.at(-1), session.username);
    assert.equal(session.all("who").length, 1);
  }
});

Deno.test("R3: roster-delta clients get the changed row at once, and never another list", () => {
  const room = new RoomDriver();
  const watcher = room.join("watcher", DELTA);
  const ann = room.join("ann");
  ann.send({ action: "me", status: "away" });
  ann.hangUp();
  room.advance();
  const { personID } = ann;
  const row = { username: "ann", personID, status: "online", video: 0, loginAt: 1_700_000_000 };
  assert.deepEqual(watcher.all("roster"), [
    { action: "roster", rows: [row], gone: [], kind: "joined" },
    { action: "roster", rows: [], gone: [], changed: [{ personID, status: "away", video: 0 }] },
    { action: "roster", rows: [], gone: [personID], kind: "left" },
  ]);
  assert.equal(watcher.all("who").length, 1);
});

Deno.test("R4, D11: BareRTC clients get the whole list once per tick, however much has changed", () => {
  const room = new RoomDriver();
  const legacy = room.join("legacy");
  room.advance();
  legacy.take();
  const ann = room.join("ann");
  room.join("bob");
  ann.send({ action: "me", status: "away" });
  ann.send({ action: "me", status: "busy" });
  assert.deepEqual(legacy.takeActions(), ["presence", "presence"]);
  room.advance();
  assert.deepEqual(legacy.takeActions(), ["who"]);
  const rows = legacy.last("who").whoList.map(({ username, status }) => [username, status]);
  assert.deepEqual(rows, [["legacy", "online"], ["ann", "busy"], ["bob", "online"]]);
  assert.equal(legacy.all("roster").length, 0);
});

Deno.test("R4: a tick without a change sends no list", () => {
  const room = new RoomDriver();
  const legacy = room.join("legacy");
  room.advance();
  legacy.take();
  room.advance();
  room.advance();
  assert.deepEqual(legacy.take(), []);
});

Deno.test("R4: the list of the next tick leaves out who has come and gone in between", () => {
  const room = new RoomDriver();
  const legacy = room.join("legacy");
  room.join("ann").hangUp();
  room.advance();
  assert.deepEqual(legacy.last("who").whoList.map((row) => row.username), ["legacy"]);
});

Deno.test("R5, F16: joining and leaving is told to everyone else, not to the one who does it", () => {
  const room = new RoomDriver();
  const [delta, legacy] = [room.join("delta", DELTA), room.join("legacy")];
  delta.take();
  const ann = room.join("ann");
  const { action, ...joined } = legacy.last("presence");
  assert.equal(action, "presence");
  assert.deepEqual(joined, { username: "ann", kind: "joined", message: "has joined the room!" });
  const [came, ...more] = delta.take();
  assert.ok(came?.action === "roster" && came.kind === "joined");
  assert.deepEqual([came.rows.map(({ username }) => username), more], [["ann"], []]);
  assert.deepEqual([ann.all("presence"), ann.all("roster")], [[], []]);
  ann.hangUp();
  const { kind, message } = legacy.last("presence");
  assert.deepEqual([kind, message], ["left", "has exited the room!"]);
  assert.deepEqual(delta.take(), [
    { action: "roster", rows: [], gone: [ann.personID], kind: "left" },
  ]);
  assert.deepEqual([ann.all("presence"), ann.all("roster")], [[], []]);
});

Deno.test("R6, D13: a connection that has not logged in gets no list, no presence, no chat, no ping", () => {
  const room = new RoomDriver({ loginMs: 3_600_000 });
  room.holdsLogins = true;
  const silent = room.connect();
  const pending = room.connect().login("eve", DELTA);
  room.holdsLogins = false;
  const ann = room.join("ann");
  ann.say("lobby", "hi").send({ action: "me", status: "away" });
  room.advance();
  room.advance(60_000);
  ann.hangUp();
  room.advance();
  assert.deepEqual(silent.received, []);
  assert.deepEqual(pending.received, []);
});

Deno.test("R6: a connection that ends before login is noticed by nobody", () => {
  const room = new RoomDriver();
  const ann = room.join("ann", DELTA);
  room.connect().hangUp();
  assert.deepEqual(ann.take(), []);
});

Deno.test("R3: a login in place of an older one sends nobody a row that has not changed", () => {
  const room = new RoomDriver();
  const watcher = room.join("watcher", DELTA);
  room.join("ann", { signed: true });
  watcher.take();
  room.join("ann", { signed: true });
  assert.deepEqual(watcher.take(), []);
});

Deno.test("R4: what changes back before the tick is told to no BareRTC client", () => {
  const room = new RoomDriver();
  const [legacy, ann] = [room.join("legacy"), room.join("ann")];
  room.advance();
  legacy.take();
  ann.send({ action: "me", status: "away" }).send({ action: "me", status: "online" });
  room.advance();
  assert.deepEqual(legacy.take(), []);
});

Deno.test("R4: clients of 2023 find the camera's state in two fields of their own", () => {
  const room = new RoomDriver();
  const [legacy, ann] = [room.join("legacy"), room.join("ann")];
  const annAfter = (video: number): unknown => {
    ann.send({ action: "me", video });
    room.advance();
    const lists = legacy.frames.filter((frame) => frame.startsWith('{"action":"who"'));
    return JSON.parse(lists.at(-1) ?? "null").whoList[1];
  };
  const { videoActive, nsfw, video } = Object(annAfter(1));
  assert.deepEqual([videoActive, nsfw, video], [true, undefined, 1]);
  const explicit = Object(annAfter(3));
  assert.deepEqual([explicit.videoActive, explicit.nsfw], [true, true]);
  const off = Object(annAfter(0));
  assert.deepEqual([off.videoActive, off.nsfw, off.video], [undefined, undefined, 0]);
});

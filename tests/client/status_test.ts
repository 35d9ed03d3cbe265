import assert from "node:assert/strict";
import { describe, it } from "@std/testing/bdd";
import { RoomFixture } from "./room_fixture.ts";

const IDLE_AFTER = 300_000;

/** Statuses that the present connection was told. */
function told(room: RoomFixture): unknown[] {
  return room.browser.socket.sentOf("me").map(({ status }) => status);
}

/** Lets time pass with the server's pings, so that the connection lives. */
function wait(room: RoomFixture, ms: number): void {
  for (let left = ms; left > 0; left -= 25_000) {
    room.browser.pass(Math.min(left, 25_000));
    room.browser.socket.say({ action: "ping" });
  }
}

describe("the own status", () => {
  it("is told to the server when it changes", () => {
    const room = new RoomFixture().enter();
    room.actions.setStatus("away");
    room.actions.setStatus("away");
    room.actions.setStatus("online");
    assert.deepEqual(told(room), ["away", "online"]);
  });

  it("is not told when it is not a status", () => {
    const room = new RoomFixture().enter();
    room.actions.setStatus("Gone Fishing");
    assert.deepEqual(told(room), []);
  });

  it("is told again after a reconnect, and not when there is nothing to tell", () => {
    const room = new RoomFixture().enter();
    room.reconnect();
    assert.deepEqual(told(room), []);
    room.actions.setStatus("busy");
    room.reconnect();
    assert.deepEqual(told(room), ["busy"]);
  });

  it("is told on connecting when it was chosen while offline", () => {
    const room = new RoomFixture().enter();
    room.cut();
    room.actions.setStatus("brb");
    room.actions.reconnectNow();
    room.admit();
    assert.deepEqual(told(room), ["brb"]);
  });

  it("starts as online for the next person", () => {
    const room = new RoomFixture().enter();
    room.actions.setStatus("busy");
    room.actions.leave();
    room.enter();
    assert.deepEqual(told(room), []);
  });
});

describe("idling", () => {
  it("begins after 300 s without input", () => {
    const room = new RoomFixture().enter();
    wait(room, IDLE_AFTER - 1);
    assert.deepEqual(told(room), []);
    wait(room, 1);
    assert.deepEqual(told(room), ["idle"]);
  });

  it("is put off by any input", () => {
    const room = new RoomFixture().enter();
    wait(room, 200_000);
    room.browser.fire("input");
    wait(room, IDLE_AFTER - 1);
    assert.deepEqual(told(room), []);
    wait(room, 1);
    assert.deepEqual(told(room), ["idle"]);
  });

  it("ends with the first input", () => {
    const room = new RoomFixture().enter();
    wait(room, IDLE_AFTER);
    room.browser.fire("input");
    room.browser.fire("input");
    assert.deepEqual(told(room), ["idle", "online"]);
    wait(room, IDLE_AFTER);
    assert.deepEqual(told(room), ["idle", "online", "idle"]);
  });

  it("ends when the person says that they are online", () => {
    const room = new RoomFixture().enter();
    wait(room, IDLE_AFTER);
    room.actions.setStatus("online");
    assert.deepEqual(told(room), ["idle", "online"]);
  });

  it("does not touch a status that the person chose", () => {
    const room = new RoomFixture().enter();
    room.actions.setStatus("away");
    wait(room, IDLE_AFTER * 2);
    room.browser.fire("input");
    assert.deepEqual(told(room), ["away"]);
  });

  it("lasts through a reconnect", () => {
    const room = new RoomFixture().enter();
    wait(room, IDLE_AFTER);
    room.reconnect();
    assert.deepEqual(told(room), ["idle"]);
  });

  it("is taken back after a reconnect when it ended while offline", () => {
    const room = new RoomFixture().enter();
    wait(room, IDLE_AFTER);
    room.cut();
    room.browser.fire("input");
    room.actions.reconnectNow();
    room.admit();
    assert.deepEqual(told(room), ["online"]);
  });
});

import assert from "node:assert/strict";
import { describe, it } from "@std/testing/bdd";
import { RoomFixture } from "./room_fixture.ts";

describe("a silent connection", () => {
  it("counts as dead after 70 s without a frame", () => {
    const room = new RoomFixture().enter();
    room.browser.pass(69_999);
    assert.equal(room.phase, "online");
    room.browser.pass(1);
    assert.equal(room.phase, "waiting");
    assert.notEqual(room.browser.socket.closedWith, null);
    assert.notEqual(
      room.browser.socket.closedWith,
      1000,
      "1000 would tell the server that we left",
    );
  });

  it("is given up after 10 s without an answer to a message, and not if anything is heard", () => {
    const room = new RoomFixture().enter();
    room.browser.pass(5_000);
    room.actions.send(room.lobby, "hi");
    room.browser.pass(5_000);
    room.actions.send(room.lobby, "are you there?");
    room.browser.pass(4_999);
    assert.equal(room.phase, "online");
    room.browser.socket.say({ action: "ping" });
    room.browser.pass(60_000);
    assert.equal(room.phase, "online");
    room.actions.send(room.lobby, "hello?");
    room.browser.pass(9_999);
    assert.equal(room.phase, "online");
    room.browser.pass(1);
    assert.equal(room.phase, "waiting");
  });

  it("lives as long as the server pings", () => {
    const room = new RoomFixture().enter();
    for (let minute = 0; minute < 10; minute++) {
      room.browser.pass(60_000);
      room.browser.socket.say({ action: "ping" });
    }
    assert.equal(room.phase, "online");
    room.browser.pass(70_000);
    assert.equal(room.phase, "waiting");
  });

  for (const sleep of ["sleep", "suspend"] as const) {
    it(`gets 2 s to speak when the page wakes from a long ${sleep}`, () => {
      const room = new RoomFixture().enter();
      room.browser[sleep](600_000);
      room.browser.fire("visible");
      assert.equal(room.phase, "online");
      room.browser.pass(1_999);
      assert.equal(room.phase, "online");
      room.browser.pass(1);
      assert.equal(room.phase, "waiting");
    });
  }

  it("is kept when it speaks after the page woke", () => {
    const room = new RoomFixture().enter();
    room.browser.sleep(600_000);
    room.browser.fire("visible");
    room.browser.socket.say({ action: "ping" });
    room.browser.pass(60_000);
    assert.equal(room.phase, "online");
    assert.equal(room.browser.sockets.length, 1);
  });
});

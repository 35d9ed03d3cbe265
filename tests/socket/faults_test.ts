import { describe, it } from "@std/testing/bdd";
import assert from "node:assert/strict";
import type { RoomConfig } from "../../lib/broker/room.ts";
import { startTestServer, type TestServer } from "../support/test_server.ts";
import { TestSocket } from "../support/test_socket.ts";

/** Makes something fail that the room calls in the middle of a step, until it is disposed of. */
function breakRoom({ site }: TestServer, part: keyof RoomConfig): Disposable {
  const { room } = site.host;
  const { config } = room;
  const broken = () => {
    throw new Error(`${part} is broken`);
  };
  room.config = { ...config, [part]: broken };
  return { [Symbol.dispose]: () => room.config = config };
}

function errorsOf({ logged }: TestServer): readonly string[] {
  return logged.filter((line) => line.startsWith("error"));
}

describe("an event that the room cannot handle", () => {
  it("E5: costs its sender an error, nobody else anything, and the operator one line", async () => {
    await using server = await startTestServer();
    await using alice = await TestSocket.enter(server.url, { username: "alice" });
    await using bob = await TestSocket.enter(server.url, { username: "bob" });
    await alice.next("presence");
    const message = { action: "message", channel: "lobby", message: "hi" };
    {
      using _fault = breakRoom(server, "newMessageID");
      alice.send({ ...message, clientID: "c1" });
      const error = await alice.next("error", ({ clientID }) => clientID !== undefined);
      assert.match(error.message, /^Something went wrong on the server, and this was not done/);
      const { clientID, channel, kind } = error;
      assert.deepEqual({ clientID, channel, kind }, {
        clientID: "c1",
        channel: "lobby",
        kind: undefined,
      });
    }
    alice.send({ ...message, message: "again", clientID: "c1" });
    assert.match((await alice.next("message")).message, /again/);
    assert.match((await bob.next("message")).message, /again/);
    await bob.settle();
    assert.ok(!bob.received.some(({ action }) => action === "message"));
    const [line, ...more] = errorsOf(server);
    assert.match(line ?? "", /could not handle MessageReceived.*newMessageID is broken/);
    assert.deepEqual(more, []);
  });

  it("E5: is answered where it belongs: in its thread, or at the camera", async () => {
    await using server = await startTestServer();
    await using alice = await TestSocket.enter(server.url, { username: "alice" });
    await using bob = await TestSocket.enter(server.url, { username: "bob" });
    bob.send({ action: "me", video: 1 });
    await bob.settle();
    const { personID } = await bob.next("me");
    using _words = breakRoom(server, "newMessageID");
    alice.send({ action: "message", channel: "@bob", message: "hi", clientID: "c1", personID });
    const { channel, threadID } = await alice.next("error", ({ clientID }) => clientID === "c1");
    assert.deepEqual([channel, threadID], ["@bob", personID]);
    using _links = breakRoom(server, "newLinkID");
    alice.send({ action: "open", username: "bob", personID });
    await alice.next("error", ({ cameraOf }) => cameraOf === personID);
  });

  it("E2: lets go of a login with 1011, so that it is tried again, and tells nobody of it", async () => {
    await using server = await startTestServer();
    await using alice = await TestSocket.enter(server.url, { username: "alice" });
    await using bob = await TestSocket.connect(server.url);
    const login = { action: "login", username: "bob", features: ["resume"] };
    {
      using _fault = breakRoom(server, "newResumeKey");
      bob.send(login);
      assert.equal((await bob.closed()).code, 1011);
    }
    await bob.next("error", ({ message }) => message.startsWith("Something went wrong"));
    await alice.settle();
    assert.ok(!alice.received.some(({ action }) => action === "presence"));
    assert.ok(!server.isHere("bob"));
    await using again = await TestSocket.connect(server.url);
    again.send(login);
    assert.equal((await again.next("me")).username, "bob");
  });

  it("E5: whoever leaves at that moment has left as soon as the room can handle it", async () => {
    await using server = await startTestServer();
    const { room } = server.site.host;
    await using bob = await TestSocket.enter(server.url, { username: "bob" });
    const alice = await TestSocket.enter(server.url, { username: "alice" });
    await bob.next("presence");
    const remove = room.people.delete;
    room.people.delete = () => {
      throw new Error("nobody leaves");
    };
    await alice[Symbol.asyncDispose]();
    await server.until(() => errorsOf(server).length > 0);
    assert.ok(server.isHere("alice"));
    room.people.delete = remove;
    assert.equal((await bob.next("presence")).kind, "left");
  });

  it("E5: what fails at each tick does not keep the rest from being done", async () => {
    await using server = await startTestServer();
    const { room } = server.site.host;
    await using alice = await TestSocket.enter(server.url, { username: "alice" });
    room.lost[Symbol.iterator] = () => {
      throw new Error("nobody is lost");
    };
    await using _bob = await TestSocket.enter(server.url, { username: "bob" });
    assert.equal((await alice.next("who")).whoList.length, 2);
    assert.equal(errorsOf(server).length, 1);
  });
});
